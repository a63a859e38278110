package org.doorstep.server.request;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import io.github.bucket4j.Bandwidth;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import io.github.bucket4j.TimeMeter;
import java.time.Duration;
import java.util.function.LongSupplier;
import org.doorstep.fhir.Refusal;
import org.doorstep.fhir.Refusal.Reason;
import org.springframework.modulith.NamedInterface;

/**
 * How often each of many callers may ask: some times a second for as long as they like, and more at
 * once after a pause. Each server counts for itself.
 */
@NamedInterface("limits")
public final class Pace {

  /** Bounds the memory that strangers can fill; more than any programme has people. */
  private static final int MOST_CALLERS = 100_000;

  private static final long SECOND = Duration.ofSeconds(1).toNanos();

  private final LoadingCache<String, Bucket> callers;

  /**
   * A pace for everybody.
   *
   * @param perSecond how many times a second somebody may go on asking
   * @param atOnce how many times at once after a pause
   */
  Pace(int perSecond, int atOnce) {
    this(perSecond, atOnce, System::nanoTime);
  }

  Pace(int perSecond, int atOnce, LongSupplier nanos) {
    Bandwidth allowed =
        Bandwidth.builder().capacity(atOnce).refillGreedy(perSecond, Duration.ofSeconds(1)).build();
    TimeMeter clock = new Clock(nanos);
    this.callers =
        Caffeine.newBuilder()
            .maximumSize(MOST_CALLERS)
            // Whoever stayed away for so long may do everything again, like somebody new.
            .expireAfterAccess(Duration.ofSeconds(atOnce / perSecond + 1L))
            .ticker(nanos::getAsLong)
            .build(
                caller ->
                    Bucket.builder().addLimit(allowed).withCustomTimePrecision(clock).build());
  }

  /**
   * Counts a request, and refuses it if it comes too early.
   *
   * @param caller who asks, by any name that is always the same
   */
  public void require(String caller) {
    ConsumptionProbe probe = callers.get(caller).tryConsumeAndReturnRemaining(1);
    if (!probe.isConsumed()) {
      Refusal refusal =
          new Refusal(
              Reason.TOO_OFTEN,
              "too-many-requests",
              null,
              "You ask more often than this server allows; the request was not carried out.",
              "Wait as many seconds as Retry-After says, then send the same request again.");
      long seconds = (probe.getNanosToWaitForRefill() + SECOND - 1) / SECOND;
      refusal.addResponseHeader("Retry-After", Long.toString(seconds));
      throw refusal;
    }
  }

  long callers() {
    callers.cleanUp();
    return callers.estimatedSize();
  }

  private record Clock(LongSupplier nanos) implements TimeMeter {

    @Override
    public long currentTimeNanos() {
      return nanos.getAsLong();
    }

    @Override
    public boolean isWallClockBased() {
      return false;
    }
  }
}
