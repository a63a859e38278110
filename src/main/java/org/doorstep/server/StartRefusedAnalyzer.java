package org.doorstep.server;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Finds our own sentence among the exceptions that Spring wraps around it. */
class StartRefusedAnalyzer extends AbstractFailureAnalyzer<StartRefused> {

  @Override
  protected FailureAnalysis analyze(Throwable failure, StartRefused refused) {
    return new FailureAnalysis(refused.getMessage(), "", refused);
  }
}
