package org.doorstep.signin;

import ca.uhn.fhir.model.api.IQueryParameterType;
import ca.uhn.fhir.repository.IRepository;
import ca.uhn.fhir.rest.param.TokenParam;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.doorstep.server.Records;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.BundleEntryComponent;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Practitioner;
import org.hl7.fhir.r4.model.Resource;
import org.springframework.stereotype.Component;

/** Whose account it is: the record that has the account among its identifiers. */
@Component
final class Holders {

  private final Records records;

  Holders(Records records) {
    this.records = records;
  }

  /**
   * The record of a person.
   *
   * @param account its name at this server's own issuer
   * @return such as {@code Practitioner/1}, if there is exactly one
   */
  Optional<String> of(String account) {
    IRepository store = records.ofServer();
    return find(store, Practitioner.class, account).or(() -> find(store, Patient.class, account));
  }

  private static Optional<String> find(
      IRepository store, Class<? extends Resource> type, String account) {
    List<IQueryParameterType> identifier = List.of(new TokenParam(Account.SYSTEM, account));
    List<BundleEntryComponent> found =
        store.search(Bundle.class, type, Map.of("identifier", identifier)).getEntry();
    return found.size() == 1
        ? Optional.of(
            type.getSimpleName() + "/" + found.get(0).getResource().getIdElement().getIdPart())
        : Optional.empty();
  }
}
