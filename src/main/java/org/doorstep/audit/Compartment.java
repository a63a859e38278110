package org.doorstep.audit;

import ca.uhn.fhir.context.FhirContext;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.doorstep.audit.AuditEntry.Line;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.BundleEntryComponent;
import org.hl7.fhir.r4.model.Patient;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Whose records resources are, by the patient compartment of FHIR. */
@Component
class Compartment {

  private final FhirContext context;

  Compartment(FhirContext context) {
    this.context = context;
  }

  /** The people whose record a resource is. */
  Set<String> of(IBaseResource resource) {
    Set<String> people = new TreeSet<>();
    if (resource instanceof Patient patient) {
      add(people, patient.getIdElement().getIdPart());
    } else if (!resource.fhirType().equals("AuditEvent")) {
      context
          .newTerser()
          .getCompartmentOwnersForResource("Patient", resource, Set.of())
          .forEach(
              owner -> {
                if ("Patient".equals(owner.getResourceType()) && owner.getBaseUrl() == null) {
                  add(people, owner.getIdPart());
                }
              });
    }
    return people;
  }

  /** Somebody inside of a stored Bundle may have no id, or one that is only good in there. */
  private static void add(Set<String> people, @Nullable String id) {
    if (id != null && Words.isId(id)) {
      people.add(id);
    }
  }

  /** How many records of whom and of which type are in an answer, Bundles in Bundles included. */
  List<Line> linesOf(@Nullable IBaseResource answer) {
    Map<Line, Integer> numbers = new HashMap<>();
    collect(answer, numbers);
    return numbers.entrySet().stream()
        .map(
            entry ->
                new Line(entry.getKey().patient(), "", entry.getKey().type(), entry.getValue()))
        .toList();
  }

  private void collect(@Nullable IBaseResource answer, Map<Line, Integer> numbers) {
    if (answer instanceof Bundle bundle) {
      for (BundleEntryComponent entry : bundle.getEntry()) {
        collect(entry.getResource(), numbers);
      }
    } else if (answer != null) {
      for (String person : of(answer)) {
        numbers.merge(new Line(person, "", answer.fhirType(), 0), 1, Integer::sum);
      }
    }
  }
}
