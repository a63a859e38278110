package org.doorstep.profiles;

import ca.uhn.fhir.interceptor.api.Hook;
import ca.uhn.fhir.interceptor.api.Interceptor;
import ca.uhn.fhir.interceptor.api.Pointcut;
import ca.uhn.fhir.rest.server.RestfulServer;
import java.util.Set;
import org.doorstep.server.EndpointContribution;
import org.hl7.fhir.instance.model.api.IBaseConformance;
import org.hl7.fhir.r4.model.CapabilityStatement;
import org.hl7.fhir.r4.model.CapabilityStatement.CapabilityStatementRestResourceOperationComponent;
import org.hl7.fhir.r4.model.OperationDefinition;
import org.springframework.stereotype.Component;

/**
 * Names the definition of each operation in the CapabilityStatement: Doorstep's own, or that of R4
 * (https://hl7.org/fhir/R4/operationslist.html). HAPI would name one that it makes of the program,
 * without a word of what the operation does.
 */
@Component
@Interceptor
class PublishedOperations implements EndpointContribution {

  private static final String R4 = "http://hl7.org/fhir/OperationDefinition/";

  /** Defined by R4 for every type at once. */
  private static final Set<String> OF_ALL_TYPES = Set.of("validate");

  private final ProfileLibrary library;

  PublishedOperations(ProfileLibrary library) {
    this.library = library;
  }

  @Override
  public void contributeTo(RestfulServer endpoint) {
    endpoint.registerInterceptor(this);
  }

  @Hook(Pointcut.SERVER_CAPABILITY_STATEMENT_GENERATED)
  void nameDefinitions(IBaseConformance generated) {
    if (generated instanceof CapabilityStatement statement) {
      statement
          .getRest()
          .forEach(
              rest -> {
                rest.getOperation().forEach(operation -> nameDefinition("Resource", operation));
                rest.getResource()
                    .forEach(
                        resource ->
                            resource
                                .getOperation()
                                .forEach(
                                    operation -> nameDefinition(resource.getType(), operation)));
              });
    }
  }

  private void nameDefinition(
      String type, CapabilityStatementRestResourceOperationComponent operation) {
    String code = operation.getName();
    String definedFor = OF_ALL_TYPES.contains(code) ? "Resource" : type;
    operation.setDefinition(
        library
            .operation(code)
            .map(OperationDefinition::getUrl)
            .orElse(R4 + definedFor + "-" + code));
  }
}
