package org.doorstep.server.request;

import ca.uhn.fhir.interceptor.api.Hook;
import ca.uhn.fhir.interceptor.api.Interceptor;
import ca.uhn.fhir.interceptor.api.Pointcut;
import java.util.List;
import org.hl7.fhir.instance.model.api.IBaseConformance;
import org.hl7.fhir.r4.model.CapabilityStatement;
import org.hl7.fhir.r4.model.CapabilityStatement.CapabilityStatementRestResourceOperationComponent;

/**
 * Leaves out of the CapabilityStatement the operations that HAPI brings along and nobody may call.
 */
@Interceptor
final class OpenOperations {

  private final Operations operations;

  OpenOperations(Operations operations) {
    this.operations = operations;
  }

  @Hook(Pointcut.SERVER_CAPABILITY_STATEMENT_GENERATED)
  public void leaveOutWhatIsClosed(IBaseConformance generated) {
    if (generated instanceof CapabilityStatement statement) {
      statement
          .getRest()
          .forEach(
              rest -> {
                rest.setOperation(open(rest.getOperation()));
                rest.getResource()
                    .forEach(resource -> resource.setOperation(open(resource.getOperation())));
              });
    }
  }

  private List<CapabilityStatementRestResourceOperationComponent> open(
      List<CapabilityStatementRestResourceOperationComponent> all) {
    return all.stream().filter(one -> operations.isOpen("$" + one.getName())).toList();
  }
}
