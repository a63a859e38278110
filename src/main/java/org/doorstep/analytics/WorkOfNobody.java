package org.doorstep.analytics;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.model.api.IQueryParameterType;
import ca.uhn.fhir.rest.param.TokenParam;
import com.google.common.collect.ArrayListMultimap;
import com.google.common.collect.Lists;
import com.google.common.collect.Multimap;
import java.util.List;
import java.util.function.Consumer;
import org.doorstep.server.AllRecords;
import org.doorstep.server.People;
import org.hl7.fhir.r4.model.Resource;

/** Reads what names no person: places, trips, meetings, and calls of whoever did not say who. */
class WorkOfNobody {

  private static final List<String> TYPES =
      List.of("Location", "Encounter", "ServiceRequest", "Task");
  private static final int AT_ONCE = 200;

  private final AllRecords records;
  private final People people;
  private final FhirContext fhir;

  WorkOfNobody(AllRecords records, People people, FhirContext fhir) {
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
        records.each(
            wanted,
            criteria,
            record -> {
              if (!PersonReading.isMarked(record, PersonReading.LOCKED)) {
                reader.accept(record);
              }
            });
      }
    }
  }
}
