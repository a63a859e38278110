package org.doorstep.server;

import ca.uhn.fhir.interceptor.api.Hook;
import ca.uhn.fhir.interceptor.api.Interceptor;
import ca.uhn.fhir.interceptor.api.Pointcut;
import ca.uhn.fhir.jpa.api.dao.DaoRegistry;
import ca.uhn.fhir.rest.api.server.SystemRequestDetails;
import ca.uhn.fhir.rest.server.RestfulServer;
import java.util.Date;
import java.util.Set;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.BundleEntryResponseComponent;
import org.hl7.fhir.r4.model.Bundle.BundleType;
import org.hl7.fhir.r4.model.IdType;
import org.springframework.stereotype.Component;

/**
 * Completes what HAPI answers for each entry of a transaction, for phones that keep it: the ETag as
 * the specification wants it, {@code W/"1"} instead of a bare number that nobody can give back in
 * If-Match (https://hl7.org/fhir/R4/http.html#versioning), and when a resource that was there
 * already was last changed.
 */
@Component
@Interceptor
class TransactionAnswers implements EndpointContribution {

  private static final Set<BundleType> ANSWERS =
      Set.of(BundleType.TRANSACTIONRESPONSE, BundleType.BATCHRESPONSE);

  private final DaoRegistry daos;

  TransactionAnswers(DaoRegistry daos) {
    this.daos = daos;
  }

  @Override
  public void contributeTo(RestfulServer endpoint) {
    endpoint.registerInterceptor(this);
  }

  @Hook(Pointcut.SERVER_OUTGOING_RESPONSE)
  void onAnswer(IBaseResource answer) {
    if (answer instanceof Bundle bundle && bundle.hasType() && ANSWERS.contains(bundle.getType())) {
      bundle.getEntry().forEach(entry -> complete(entry.getResponse()));
    }
  }

  private void complete(BundleEntryResponseComponent response) {
    if (response.hasEtag() && Character.isDigit(response.getEtag().charAt(0))) {
      response.setEtag("W/\"" + response.getEtag() + "\"");
    }
    boolean found = response.hasStatus() && response.getStatus().startsWith("200");
    if (found && response.hasLocation() && !response.hasLastModified()) {
      response.setLastModified(lastModified(new IdType(response.getLocation())));
    }
  }

  /** Asked in the server's name: the date discloses nothing to who was told the address. */
  private Date lastModified(IdType id) {
    return daos.getResourceDao(id.getResourceType())
        .read(id, new SystemRequestDetails())
        .getMeta()
        .getLastUpdated();
  }
}
