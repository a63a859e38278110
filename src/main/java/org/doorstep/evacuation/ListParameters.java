package org.doorstep.evacuation;

import ca.uhn.fhir.rest.param.TokenParam;
import ca.uhn.fhir.rest.server.servlet.ServletRequestDetails;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.doorstep.fhir.Language;
import org.doorstep.fhir.Refusal;
import org.doorstep.fhir.Refusal.Reason;
import org.doorstep.server.OperationParameters;
import org.doorstep.server.Records;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Task;
import org.jspecify.annotations.Nullable;

/**
 * Which evacuation is asked about, and of whom in it.
 *
 * @param operation the number of the operation
 * @param tasks one Task for each person whom the caller sees
 * @param language the language of a page or table
 * @param offset how many people to leave out at the beginning
 * @param count how many people to answer with at most
 */
record ListParameters(
    String operation, List<Task> tasks, Language language, int offset, int count) {

  static final int ALL = 5000;

  /**
   * Reads what is asked.
   *
   * @param id the Task of the evacuation, or null if the parameter operation names it
   * @param name the name of the operation that is called
   * @param usual of how many people at most, if that is not asked
   * @throws Refusal 400 for parameters that are wrong, 404 for an evacuation that is not there for
   *     the caller
   */
  static ListParameters of(
      @Nullable IdType id, String name, int usual, ServletRequestDetails request, Records records) {
    List<String> known = new ArrayList<>();
    if (id == null) {
      known.add("operation");
    }
    if (name.equals(EvacuationProvider.LIST)) {
      known.addAll(List.of("language", "offset", "count"));
    }
    OperationParameters asked = OperationParameters.of(request, name, known.toArray(String[]::new));
    Language language =
        asked
            .text("language")
            .map(
                tag ->
                    Language.of(tag).orElseThrow(() -> asked.wrong("language", "uk, ru, en or fr")))
            .orElseGet(() -> Language.preferred(request.getHeader("Accept-Language")));
    int offset = asked.count("offset", 0, ALL).orElse(0);
    int count = asked.count("count", 1, ALL).orElse(usual);
    Store store = new Store(records.on(request));
    String operation =
        id == null
            ? asked.required("operation", "Send the number of the evacuation.")
            : number(store.records().read(Task.class, id.toUnqualifiedVersionless()));
    List<Task> tasks =
        store.all(
            Task.class,
            Map.of("group-identifier", List.of(new TokenParam(Codes.OPERATIONS, operation))));
    if (tasks.isEmpty()) {
      throw unknown();
    }
    return new ListParameters(
        operation, tasks.stream().filter(CourseOfTask::is).toList(), language, offset, count);
  }

  private static String number(Task event) {
    return Optional.of(event.getGroupIdentifier())
        .filter(number -> Codes.OPERATIONS.equals(number.getSystem()) && number.hasValue())
        .map(number -> number.getValue())
        .orElseThrow(ListParameters::unknown);
  }

  private static Refusal unknown() {
    return new Refusal(
        Reason.NOT_FOUND,
        "no-such-evacuation",
        OperationParameters.expression("operation"),
        "There is no such evacuation here.",
        "Check its number, or the id of its Task.");
  }
}
