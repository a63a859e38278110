package org.doorstep.worklist;

import static ca.uhn.fhir.rest.param.ParamPrefixEnum.LESSTHAN_OR_EQUALS;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.doorstep.access.Caller;
import org.hl7.fhir.r4.model.BaseDateTimeType;
import org.hl7.fhir.r4.model.Practitioner;
import org.hl7.fhir.r4.model.Practitioner.PractitionerQualificationComponent;
import org.hl7.fhir.r4.model.PractitionerRole;
import org.hl7.fhir.r4.model.Resource;

/**
 * People whose certificates end. A search finds everyone of whom one has ended; those who have a
 * newer one of the same kind are left out here.
 */
final class Qualifications {

  private Qualifications() {}

  /** Of one organisation, or of those for which the caller works. */
  static List<Resource> expiring(Asked asked, Reading records, Set<Caller.Post> posts) {
    Set<String> organizations = new HashSet<>();
    asked.organization().ifPresent(organizations::add);
    if (organizations.isEmpty()) {
      posts.forEach(post -> organizations.add("Organization/" + post.organization()));
    }
    LocalDate last = asked.date().plusDays(asked.days());
    Map<String, String> firstEnds = new HashMap<>();
    List<Practitioner> expiring =
        organizations.isEmpty() ? List.of() : ending(last, staff(organizations, records), records);
    for (Practitioner person : expiring) {
      ends(person).values().stream()
          .filter(end -> end.compareTo(last.toString()) <= 0)
          .min(Comparator.naturalOrder())
          .ifPresent(end -> firstEnds.put(person.getIdElement().getIdPart(), end));
    }
    return expiring.stream()
        .filter(person -> firstEnds.containsKey(person.getIdElement().getIdPart()))
        .sorted(
            Comparator.comparing(
                    (Practitioner person) ->
                        firstEnds.getOrDefault(person.getIdElement().getIdPart(), ""))
                .thenComparing(person -> person.getIdElement().getIdPart()))
        .map(Resource.class::cast)
        .toList();
  }

  private static List<Practitioner> ending(LocalDate last, Set<String> staff, Reading records) {
    return records
        .all(
            Question.about(Practitioner.class)
                .date("qualification-expires", LESSTHAN_OR_EQUALS, last))
        .stream()
        .filter(person -> staff.contains(person.getIdElement().getIdPart()))
        .filter(person -> person.getActive() || !person.hasActive())
        .toList();
  }

  private static Set<String> staff(Set<String> organizations, Reading records) {
    Set<String> staff = new HashSet<>();
    records
        .all(Question.about(PractitionerRole.class).references("organization", organizations))
        .stream()
        .filter(role -> role.getActive() || !role.hasActive())
        .forEach(
            role -> {
              String id = role.getPractitioner().getReferenceElement().getIdPart();
              if (id != null) {
                staff.add(id);
              }
            });
    return staff;
  }

  /** The last day of each kind of qualification that has one. */
  private static Map<String, String> ends(Practitioner person) {
    Map<String, String> ends = new HashMap<>();
    for (PractitionerQualificationComponent qualification : person.getQualification()) {
      ends.merge(kind(qualification), end(qualification), Qualifications::later);
    }
    return ends;
  }

  private static String kind(PractitionerQualificationComponent qualification) {
    return qualification.getCode().getCoding().stream()
        .findFirst()
        .map(coding -> coding.getSystem() + '|' + coding.getCode())
        .orElseGet(() -> String.valueOf(qualification.getCode().getText()));
  }

  private static String end(PractitionerQualificationComponent qualification) {
    BaseDateTimeType end = qualification.getPeriod().getEndElement();
    String day = end.getValueAsString();
    return day == null ? "9999" : day.substring(0, Math.min(10, day.length()));
  }

  private static String later(String one, String other) {
    return one.compareTo(other) >= 0 ? one : other;
  }
}
