package org.doorstep.server.request;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.read.ListAppender;
import ch.qos.logback.core.spi.FilterReply;
import org.doorstep.coverage.Closes;
import org.doorstep.fhir.Refusal;
import org.doorstep.fhir.Refusal.Reason;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

class QuietRefusalsTests {

  private final QuietRefusals filter = new QuietRefusals();
  private final LoggerContext loggers = new LoggerContext();
  private final Refusal refusal =
      new Refusal(Reason.MALFORMED, "rule", null, "'Kovalenko' is no date.", "Write a date.");

  private FilterReply reply(String logger, Throwable failure) {
    return filter.decide(
        null,
        loggers.getLogger(logger),
        Level.ERROR,
        "Exception thrown by interceptor {}: {}",
        new Object[] {"HOOK", failure.toString(), failure},
        null);
  }

  @Test
  void wordsOfARefusedCallerStayOutOfTheLog() {
    assertThat(reply("ca.uhn.fhir.interceptor.executor.BaseInterceptorService", refusal))
        .isEqualTo(FilterReply.DENY);
  }

  @Test
  void refusalForTheMomentStaysOutOfTheLogToo() {
    Refusal busy = new Refusal(Reason.UNAVAILABLE, "busy", null, "Busy.", "Come again.");
    assertThat(reply("ca.uhn.fhir.interceptor.executor.BaseInterceptorService", busy))
        .isEqualTo(FilterReply.DENY);
  }

  @Test
  @Closes("V-log-failures")
  void faultsOfLibrariesAreLoggedWithoutTheirWords() {
    ListAppender<ILoggingEvent> log = new ListAppender<>();
    Logger failures = (Logger) LoggerFactory.getLogger("org.doorstep.server.request.Failures");
    log.start();
    failures.addAppender(log);
    try {
      assertThat(reply("ca.uhn.fhir.jpa.dao", new IllegalStateException("Kovalenko")))
          .isEqualTo(FilterReply.DENY);
    } finally {
      failures.detachAppender(log);
    }
    assertThat(log.list).hasSize(1);
    ILoggingEvent event = log.list.get(0);
    assertThat(event.getLevel()).isEqualTo(Level.ERROR);
    assertThat(event.getFormattedMessage()).contains("ca.uhn.fhir.jpa.dao");
    assertThat(ThrowableProxyUtil.asString(event.getThrowableProxy()))
        .contains("IllegalStateException")
        .doesNotContain("Kovalenko");
  }

  @Test
  void whatNobodyWouldHaveReadIsLeftAlone() {
    loggers.getLogger("ca.uhn.fhir").setLevel(Level.OFF);
    assertThat(reply("ca.uhn.fhir.jpa.dao", new IllegalStateException("bug")))
        .isEqualTo(FilterReply.NEUTRAL);
    assertThat(reply("org.doorstep.server", refusal)).isEqualTo(FilterReply.NEUTRAL);
  }
}
