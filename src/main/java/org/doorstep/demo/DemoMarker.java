package org.doorstep.demo;

import ca.uhn.fhir.repository.IRepository;
import ca.uhn.fhir.rest.param.TokenParam;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.doorstep.fhir.DoorstepCodes;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.ListResource;
import org.hl7.fhir.r4.model.ListResource.ListMode;
import org.hl7.fhir.r4.model.ListResource.ListStatus;

/**
 * What the database itself remembers of the demo region: how large it is, up to which day, and
 * whether all of it is there. A server that was stopped in the middle goes on from this.
 *
 * @param region the region
 * @param complete whether everything is stored
 */
record DemoMarker(DemoRegion region, boolean complete) {

  private static final String ID = "demo-region";
  private static final String SYSTEM = DoorstepCodes.IDENTIFIERS + "/demo-region";

  static Optional<DemoMarker> in(IRepository store) {
    return store
        .search(Bundle.class, ListResource.class, Map.of("_id", List.of(new TokenParam(ID))))
        .getEntry()
        .stream()
        .flatMap(
            entry ->
                entry.getResource() instanceof ListResource list
                    ? Stream.of(of(list))
                    : Stream.empty())
        .findFirst();
  }

  static DemoMarker of(ListResource list) {
    return new DemoMarker(
        new DemoRegion(
            Integer.parseInt(list.getIdentifierFirstRep().getValue()),
            LocalDate.parse(list.getDateElement().getValueAsString().substring(0, 10))),
        list.getMode() == ListMode.SNAPSHOT);
  }

  ListResource toList() {
    ListResource list = new ListResource();
    list.setId(ID);
    list.addIdentifier(
        new Identifier().setSystem(SYSTEM).setValue(Integer.toString(region.people())));
    list.setStatus(ListStatus.CURRENT).setTitle("Demo region");
    list.setMode(complete ? ListMode.SNAPSHOT : ListMode.WORKING);
    list.setDateElement(new DateTimeType(region.until().toString()));
    list.getMeta()
        .addSecurity()
        .setSystem("http://terminology.hl7.org/CodeSystem/v3-ActReason")
        .setCode("HTEST");
    return list;
  }
}
