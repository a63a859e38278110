package org.doorstep.server.request;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ErrorReportValve;
import org.jspecify.annotations.Nullable;

/**
 * What Tomcat answers by itself, when a request is too broken to reach any filter: an outcome like
 * every other one, without a version and without a stack trace.
 */
public final class TomcatErrors extends ErrorReportValve {

  private static final int FIRST_ERROR = 400;

  @Override
  protected void report(Request request, Response response, @Nullable Throwable failure) {
    int status = response.getStatus();
    if (status < FIRST_ERROR || response.getContentWritten() > 0 || !response.setErrorReported()) {
      return;
    }
    byte[] body =
        """
        {"resourceType":"OperationOutcome","issue":[{"severity":"error","code":"%s",\
        "details":{"text":"%s"}}]}"""
            .formatted(
                status < 500 ? "invalid" : "exception",
                status < 500
                    ? "The request is not HTTP as this server reads it. Check its first line and"
                        + " its headers."
                    : "The server failed to answer. Try again later.")
            .getBytes(StandardCharsets.UTF_8);
    try {
      response.setContentType("application/fhir+json;charset=UTF-8");
      response.setHeader("X-Content-Type-Options", "nosniff");
      response.setContentLength(body.length);
      response.getOutputStream().write(body);
      response.finishResponse();
    } catch (IOException callerWentAway) {
      container.getLogger().debug("Nobody waits for the answer any more", callerWentAway);
    }
  }
}
