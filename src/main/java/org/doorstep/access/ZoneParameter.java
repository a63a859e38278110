package org.doorstep.access;

import ca.uhn.fhir.interceptor.api.Hook;
import ca.uhn.fhir.interceptor.api.Interceptor;
import ca.uhn.fhir.interceptor.api.Pointcut;
import ca.uhn.fhir.repository.IRepository;
import ca.uhn.fhir.rest.server.RestfulServer;
import ca.uhn.fhir.rest.server.exceptions.ResourceNotFoundException;
import java.util.List;
import java.util.stream.Collectors;
import org.doorstep.fhir.DoorstepCodes;
import org.doorstep.server.EndpointContribution;
import org.doorstep.server.NewSearchParameters;
import org.doorstep.server.Records;
import org.doorstep.server.ServedTypes;
import org.doorstep.server.ZonesOfRecord;
import org.hl7.fhir.instance.model.api.IBaseConformance;
import org.hl7.fhir.r4.model.CapabilityStatement;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.Enumerations.PublicationStatus;
import org.hl7.fhir.r4.model.Enumerations.SearchParamType;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.SearchParameter;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * The search parameter by which the server narrows searches. Until it is there no search of
 * people's records is answered.
 */
@Component
@Interceptor
@Order(Ordered.HIGHEST_PRECEDENCE)
class ZoneParameter implements ApplicationRunner, EndpointContribution {

  private static final String ID = "doorstep-zone";

  private final Records records;
  private final NewSearchParameters parameters;

  ZoneParameter(Records records, NewSearchParameters parameters) {
    this.records = records;
    this.parameters = parameters;
  }

  @Override
  public void run(ApplicationArguments arguments) {
    IRepository store = records.ofServer();
    SearchParameter wanted = definition();
    if (!isStored(store, wanted)) {
      parameters.define(() -> store.update(wanted));
    }
  }

  @Override
  public void contributeTo(RestfulServer endpoint) {
    endpoint.registerInterceptor(this);
  }

  @Hook(Pointcut.SERVER_CAPABILITY_STATEMENT_GENERATED)
  void leaveOut(IBaseConformance statement) {
    ((CapabilityStatement) statement)
        .getRest()
        .forEach(
            rest ->
                rest.getResource()
                    .forEach(
                        type ->
                            type.getSearchParam()
                                .removeIf(it -> ZonesOfRecord.PARAMETER.equals(it.getName()))));
  }

  private static boolean isStored(IRepository store, SearchParameter wanted) {
    try {
      SearchParameter stored = store.read(SearchParameter.class, new IdType("SearchParameter", ID));
      return stored.getExpression().equals(wanted.getExpression());
    } catch (ResourceNotFoundException absent) {
      return false;
    }
  }

  private static SearchParameter definition() {
    List<String> types =
        ServedTypes.STORED.stream().filter(type -> !Label.isDirectory(type)).toList();
    SearchParameter zone = new SearchParameter();
    zone.setId("SearchParameter/" + ID);
    zone.setUrl(DoorstepCodes.CANONICAL + "/SearchParameter/" + ID);
    zone.setName("DoorstepZone").setStatus(PublicationStatus.ACTIVE);
    zone.setDescription("The server's own: by whom a record can be seen. Requests cannot use it.");
    zone.setCode(ZonesOfRecord.PARAMETER).setType(SearchParamType.TOKEN);
    zone.setBase(types.stream().map(CodeType::new).toList());
    // Finds nothing in a record, on purpose: what is indexed is not in it.
    zone.setExpression(
        types.stream()
            .map(type -> type + ".meta.security.where(system = '" + ZonesOfRecord.SYSTEM + "')")
            .collect(Collectors.joining(" | ")));
    return zone;
  }
}
