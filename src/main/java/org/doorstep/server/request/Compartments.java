package org.doorstep.server.request;

import ca.uhn.fhir.rest.server.util.ISearchParamRegistry;
import java.util.List;
import org.doorstep.server.ServedTypes;

/**
 * The search of a patient's compartment, {@code Patient/x/Observation}, as a search by patient:
 * HAPI does not serve compartments (https://hl7.org/fhir/R4/http.html#vsearch).
 */
final class Compartments {

  private final ISearchParamRegistry parameters;

  Compartments(ISearchParamRegistry parameters) {
    this.parameters = parameters;
  }

  /**
   * The address that HAPI serves.
   *
   * @param base the base path of the endpoint
   * @param address the address as sent
   * @return the search by patient if the address is a compartment of a patient, else the same
   */
  Address resolved(String base, Address address) {
    List<String> segments = address.segments();
    if (segments.size() != 3
        || !address.isOn("Patient")
        || !ServedTypes.NAMES.contains(segments.get(2))) {
      return address;
    }
    String type = segments.get(2);
    String byPatient = null;
    for (String name : List.of("patient", "subject", "individual", "beneficiary")) {
      if (byPatient == null && parameters.hasActiveSearchParam(type, name, SEARCH)) {
        byPatient = name + "=Patient/" + segments.get(1);
      }
    }
    if (byPatient == null) {
      return address;
    }
    String query = address.query();
    return new Address(
        base + "/" + type,
        query == null || query.isEmpty() ? byPatient : byPatient + "&" + query,
        List.of(type));
  }

  private static final ISearchParamRegistry.SearchParamLookupContextEnum SEARCH =
      ISearchParamRegistry.SearchParamLookupContextEnum.SEARCH;
}
