package org.doorstep.server.request;

import ca.uhn.fhir.rest.server.exceptions.BaseServerResponseException;
import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.turbo.TurboFilter;
import ch.qos.logback.core.spi.FilterReply;
import java.util.List;
import org.doorstep.fhir.Refusal;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;
import org.slf4j.Marker;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.beans.factory.InitializingBean;
import org.springframework.stereotype.Component;

/**
 * Keeps refusals, and the words of failures, out of what libraries log. HAPI writes a stack trace,
 * with the caller's own words, for every hook that refuses a request; anybody could fill the disk
 * with it, and read names there.
 */
@Component
class QuietRefusals extends TurboFilter implements InitializingBean, DisposableBean {

  private static final org.slf4j.Logger log =
      LoggerFactory.getLogger("org.doorstep.server.request.Failures");

  private static final int FIRST_SERVER_ERROR = 500;

  /** Those that handle what callers send or what is stored. */
  private static final List<String> LIBRARIES =
      List.of("ca.uhn.fhir", "org.hl7.fhir", "org.hibernate", "org.apache.catalina.core");

  @Override
  public FilterReply decide(
      @Nullable Marker marker,
      Logger logger,
      Level level,
      @Nullable String format,
      Object @Nullable [] arguments,
      @Nullable Throwable failure) {
    Throwable thrown = failure == null ? lastOf(arguments) : failure;
    if (thrown == null
        || !level.isGreaterOrEqual(logger.getEffectiveLevel())
        || LIBRARIES.stream().noneMatch(logger.getName()::startsWith)) {
      return FilterReply.NEUTRAL;
    }
    if (!isRefusal(thrown)) {
      log.atLevel(level == Level.ERROR ? org.slf4j.event.Level.ERROR : org.slf4j.event.Level.WARN)
          .setCause(Wordless.of(thrown))
          .log("A failure in {}", logger.getName());
    }
    return FilterReply.DENY;
  }

  private static boolean isRefusal(Throwable thrown) {
    return thrown instanceof Refusal
        || thrown instanceof BaseServerResponseException said
            && said.getStatusCode() < FIRST_SERVER_ERROR;
  }

  /** Logback asks its filters before it takes a trailing failure out of the arguments. */
  private static @Nullable Throwable lastOf(Object @Nullable [] arguments) {
    return arguments != null
            && arguments.length > 0
            && arguments[arguments.length - 1] instanceof Throwable last
        ? last
        : null;
  }

  @Override
  public void afterPropertiesSet() {
    if (LoggerFactory.getILoggerFactory() instanceof LoggerContext logback) {
      start();
      logback.addTurboFilter(this);
    }
  }

  @Override
  public void destroy() {
    if (LoggerFactory.getILoggerFactory() instanceof LoggerContext logback) {
      logback.getTurboFilterList().remove(this);
    }
  }
}
