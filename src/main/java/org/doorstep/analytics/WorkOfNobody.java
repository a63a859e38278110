package org.doorstep.analytics;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.model.api.IQueryParameterType;
import ca.uhn.fhir.rest.param.StringParam;
import ca.uhn.fhir.rest.param.TokenParam;
import com.google.common.collect.ArrayListMultimap;
import com.google.common.collect.Lists;
import com.google.common.collect.Multimap;
import java.util.List;
import java.util.function.Consumer;
import org.doorstep.server.People;
import org.doorstep.server.Records;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.BundleEntryComponent;
import org.hl7.fhir.r4.model.Resource;

/** Reads what names no person: places, trips, meetings, and calls of whoever did not say who. */
class WorkOfNobody {

  private static final List<String> TYPES =
      List.of("Location", "Encounter", "ServiceRequest", "Task");
  private static final int AT_ONCE = 200;

  private final Records records;
  private final People people;
  private final FhirContext fhir;

  WorkOfNobody(Records records, People people, FhirContext fhir) {
    this.records = records;
    this.people = people;
    this.fhir = fhir;
  }

  /** Hands on each record that does not tell of violence or of what a psychologist does. */
  void each(Consumer<Resource> reader) {
    for (String type : TYPES) {
      Class<Resource> wanted =
          fhir.getResourceDefinition(type).getImplementingClass(Resource.class);
      for (List<String> some : Lists.partition(people.recordsOfNobody(type), AT_ONCE)) {
        Multimap<String, List<IQueryParameterType>> criteria = ArrayListMultimap.create();
        criteria.put("_id", some.stream().<IQueryParameterType>map(TokenParam::new).toList());
        criteria.put("_count", List.of(new StringParam(String.valueOf(AT_ONCE))));
        records.ofServer().search(Bundle.class, wanted, criteria).getEntry().stream()
            .map(BundleEntryComponent::getResource)
            .filter(wanted::isInstance)
            .filter(record -> !PersonReading.isMarked(record, PersonReading.LOCKED))
            .forEach(reader);
      }
    }
  }
}
