package org.doorstep.worklist;

import static ca.uhn.fhir.rest.param.ParamPrefixEnum.LESSTHAN;

import java.util.Comparator;
import java.util.List;
import org.doorstep.fhir.DoorstepCodes;
import org.hl7.fhir.r4.model.CarePlan;
import org.hl7.fhir.r4.model.DateType;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.Resource;

/** Monthly visits that should have been made. */
final class Visits {

  private static final String DUE = DoorstepCodes.structure("doorstep-next-visit-due");

  private Visits() {}

  /** Active plans of monthly care whose next visit was due before today, or is due soon. */
  static List<Resource> overdue(Asked asked, Reading records) {
    Question<CarePlan> question =
        Question.about(CarePlan.class)
            .code("status", "active")
            .coded("category", DoorstepCodes.codeSystem("doorstep-service"), "monthly-home-care")
            .date("next-visit-due", LESSTHAN, asked.date().plusDays(asked.days()));
    return records.all(question).stream()
        .sorted(
            Comparator.comparing(Visits::due)
                .thenComparing(plan -> plan.getIdElement().getIdPart()))
        .map(Resource.class::cast)
        .toList();
  }

  private static String due(CarePlan plan) {
    Extension extension = plan.getExtensionByUrl(DUE);
    return extension != null && extension.getValue() instanceof DateType date
        ? date.getValueAsString()
        : "";
  }
}
