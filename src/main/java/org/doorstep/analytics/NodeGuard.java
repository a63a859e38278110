package org.doorstep.analytics;

import ca.uhn.fhir.interceptor.api.Hook;
import ca.uhn.fhir.interceptor.api.Interceptor;
import ca.uhn.fhir.interceptor.api.Pointcut;
import ca.uhn.fhir.rest.api.RequestTypeEnum;
import ca.uhn.fhir.rest.server.RestfulServer;
import ca.uhn.fhir.rest.server.servlet.ServletRequestDetails;
import java.util.EnumSet;
import java.util.Set;
import org.doorstep.fhir.Refusal;
import org.doorstep.fhir.Refusal.Reason;
import org.doorstep.reports.FiguresOfAll;
import org.doorstep.server.EndpointContribution;
import org.doorstep.server.StoreSettings;
import org.springframework.stereotype.Component;

/**
 * What the analytics node answers: reads, searches, queries and exports. It takes no record from
 * anybody, and of the operations that it was started with all others are closed.
 */
@Component
@Interceptor
class NodeGuard implements EndpointContribution {

  /** Before anybody looks at what was sent, and after it is known who sends it. */
  private static final int EARLY = -90;

  private static final Set<RequestTypeEnum> READING =
      EnumSet.of(RequestTypeEnum.GET, RequestTypeEnum.HEAD, RequestTypeEnum.OPTIONS);

  private static final Set<String> OPEN =
      Set.of(
          ExportProvider.EXPORT,
          ExportProvider.STATUS,
          ExportProvider.FILE,
          ReportProvider.REPORT,
          SqlRunProvider.RUN);

  private final StoreSettings store;

  NodeGuard(StoreSettings store) {
    this.store = store;
  }

  @Override
  public void contributeTo(RestfulServer endpoint) {
    if (store.isAnalytics()) {
      endpoint.registerInterceptor(this);
    }
  }

  @Hook(value = Pointcut.SERVER_INCOMING_REQUEST_PRE_HANDLER_SELECTED, order = EARLY)
  void meet(ServletRequestDetails request) {
    String operation = request.getOperation();
    boolean isOperation = operation != null && operation.startsWith("$");
    boolean open =
        isOperation
            ? OPEN.contains(operation) || FiguresOfAll.OPERATIONS.contains(operation)
            : READING.contains(request.getRequestType()) || "_search".equals(operation);
    if (!open) {
      throw new Refusal(
          Reason.FORBIDDEN,
          "analytics-node-reads-only",
          null,
          "The analytics node takes nothing from callers and answers reads, searches and exports"
              + " only.",
          "Send records to the main server.");
    }
  }
}
