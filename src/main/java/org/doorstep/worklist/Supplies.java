package org.doorstep.worklist;

import static ca.uhn.fhir.rest.param.ParamPrefixEnum.GREATERTHAN_OR_EQUALS;
import static ca.uhn.fhir.rest.param.ParamPrefixEnum.LESSTHAN_OR_EQUALS;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.doorstep.fhir.DoorstepCodes;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.DateType;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.MedicationDispense;
import org.hl7.fhir.r4.model.Resource;

/**
 * Medicines that run out. A search finds every dispense whose supply ends; one after which the same
 * person was given the same medicine again is left out here, which no search can say.
 */
final class Supplies {

  private static final String END = DoorstepCodes.structure("doorstep-supply-end");
  private static final String ATC = "http://www.whocc.no/atc";
  private static final int PERSONS_AT_ONCE = 50;

  private Supplies() {}

  static List<Resource> due(Asked asked, Reading records) {
    List<MedicationDispense> ending =
        records.all(
            handedOut()
                .date("supply-end", GREATERTHAN_OR_EQUALS, asked.date().minusDays(asked.late()))
                .date("supply-end", LESSTHAN_OR_EQUALS, asked.date().plusDays(asked.days())));
    Map<String, String> last = lastEnds(ending, records);
    return ending.stream()
        .filter(dispense -> end(dispense).equals(last.get(supply(dispense))))
        .sorted(
            Comparator.comparing(Supplies::end)
                .thenComparing(dispense -> dispense.getIdElement().getIdPart()))
        .map(Resource.class::cast)
        .toList();
  }

  private static Question<MedicationDispense> handedOut() {
    return Question.about(MedicationDispense.class).code("status", "completed");
  }

  /** When each person's supply of each medicine ends, with all that was given since. */
  private static Map<String, String> lastEnds(List<MedicationDispense> ending, Reading records) {
    Map<String, String> last = new HashMap<>();
    ending.forEach(dispense -> last.merge(supply(dispense), end(dispense), Supplies::later));
    Optional<String> first = ending.stream().map(Supplies::end).min(Comparator.naturalOrder());
    List<String> persons =
        new ArrayList<>(new TreeSet<>(ending.stream().map(Supplies::person).toList()));
    persons.remove("");
    for (int from = 0; first.isPresent() && from < persons.size(); from += PERSONS_AT_ONCE) {
      List<String> some = persons.subList(from, Math.min(from + PERSONS_AT_ONCE, persons.size()));
      records
          .all(
              handedOut()
                  .references("patient", some)
                  .date("supply-end", GREATERTHAN_OR_EQUALS, LocalDate.parse(first.get())))
          .forEach(
              dispense ->
                  last.computeIfPresent(supply(dispense), (key, end) -> later(end, end(dispense))));
    }
    return last;
  }

  private static String later(String one, String other) {
    return one.compareTo(other) >= 0 ? one : other;
  }

  private static String end(MedicationDispense dispense) {
    Extension extension = dispense.getExtensionByUrl(END);
    return extension != null && extension.getValue() instanceof DateType date
        ? date.getValueAsString()
        : "";
  }

  private static String person(MedicationDispense dispense) {
    return dispense.getSubject().getReferenceElement().toUnqualifiedVersionless().getValue();
  }

  /** A person and a medicine: by its ATC code, or by what else names it. */
  private static String supply(MedicationDispense dispense) {
    return person(dispense) + ' ' + medicine(dispense);
  }

  private static String medicine(MedicationDispense dispense) {
    if (dispense.hasMedicationReference()) {
      return String.valueOf(dispense.getMedicationReference().getReference());
    }
    List<Coding> codings = dispense.getMedicationCodeableConcept().getCoding();
    return codings.stream()
        .filter(coding -> ATC.equals(coding.getSystem()))
        .findFirst()
        .or(() -> codings.stream().findFirst())
        .map(coding -> coding.getSystem() + '|' + coding.getCode())
        .orElseGet(() -> String.valueOf(dispense.getMedicationCodeableConcept().getText()));
  }
}
