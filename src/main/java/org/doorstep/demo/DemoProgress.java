package org.doorstep.demo;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** How far the loading is and how long it will still take, said now and then. */
final class DemoProgress {

  private final int all;
  private final Instant begin;
  private Instant lastLine;
  private int done;

  DemoProgress(int all, Instant begin) {
    this.all = all;
    this.begin = begin;
    this.lastLine = begin;
  }

  /** Counts one transaction; says a line if the last is long enough ago. */
  Optional<String> oneMore(Instant now, Duration betweenLines) {
    done++;
    if (Duration.between(lastLine, now).compareTo(betweenLines) < 0) {
      return Optional.empty();
    }
    lastLine = now;
    Duration left = Duration.between(begin, now).multipliedBy(all - done).dividedBy(done);
    return Optional.of(
        "Demo region: " + 100L * done / all + " %, about " + (left.toSeconds() + 1) + " s left.");
  }

  String summary(Instant now) {
    return done + " transactions in " + Duration.between(begin, now).toSeconds() + " s.";
  }
}
