package org.doorstep.server;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.diagnostics.FailureAnalysisReporter;

/**
 * Says in one line why the server did not start, where Spring Boot would print a block; a log that
 * is read by a machine keeps the sentence in one piece.
 */
class OneLineReporter implements FailureAnalysisReporter {

  private static final Logger LOG = LoggerFactory.getLogger("org.doorstep.Doorstep");

  @Override
  public void report(FailureAnalysis analysis) {
    LOG.error("Doorstep did not start. {}", sentence(analysis));
  }

  static String sentence(FailureAnalysis analysis) {
    String action = analysis.getAction() == null ? "" : analysis.getAction();
    return (analysis.getDescription() + " " + action).replaceAll("\\s+", " ").strip();
  }
}
