package org.doorstep.matching;

import ca.uhn.fhir.rest.annotation.Operation;
import ca.uhn.fhir.rest.server.RestfulServer;
import ca.uhn.fhir.rest.server.servlet.ServletRequestDetails;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import org.doorstep.access.Sight;
import org.doorstep.fhir.Refusal;
import org.doorstep.fhir.Refusal.Reason;
import org.doorstep.matching.Search.Found;
import org.doorstep.server.EndpointContribution;
import org.doorstep.server.NameAnalysis;
import org.doorstep.server.OperationParameters;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.BundleEntrySearchComponent;
import org.hl7.fhir.r4.model.Bundle.BundleType;
import org.hl7.fhir.r4.model.Bundle.SearchEntryMode;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.Patient;
import org.springframework.stereotype.Component;

/**
 * {@code Patient/$match}: the records that may be a person's, among those whom the caller sees
 * (https://hl7.org/fhir/R4/patient-operation-match.html).
 */
@Component
class MatchProvider implements EndpointContribution {

  private static final String NAME = "$match";
  private static final String GRADE = "http://hl7.org/fhir/StructureDefinition/match-grade";
  private static final int USUAL = 20;

  private final Sight sight;
  private final Search search;
  private final NameAnalysis analysis;

  MatchProvider(Sight sight, Search search, NameAnalysis analysis) {
    this.sight = sight;
    this.search = search;
    this.analysis = analysis;
  }

  @Override
  public void contributeTo(RestfulServer endpoint) {
    endpoint.registerProvider(this);
  }

  /** The records that may be a person's, the surest first. */
  @Operation(name = NAME, type = Patient.class)
  public Bundle match(ServletRequestDetails request) {
    OperationParameters asked =
        OperationParameters.of(
            request, NAME, Patient.class, "resource", List.of("onlyCertainMatches", "count"));
    Patient person =
        asked
            .resource("resource", Patient.class)
            .orElseThrow(() -> asked.missing("resource", "Send the Patient to look for."));
    requireEnough(person);
    boolean onlyCertain = asked.isOn("onlyCertainMatches");
    int most = asked.count("count", 1, PersonIndex.MOST).orElse(USUAL);
    List<Found> found =
        search.of(person, sight.field(request), people -> sight.shown(people, request));
    return answer(onlyCertain ? theOne(found) : found, most, request);
  }

  private void requireEnough(Patient person) {
    Traits traits = Traits.of(person, analysis);
    if (traits.anonymous()) {
      throw refusal(
          "resource.identifier",
          "Who is anonymous is not looked for.",
          "Leave the anonymous number out, if the person has said who they are.");
    }
    if (!traits.canBeLookedFor()) {
      throw refusal(
          "resource",
          "The Patient has neither a name nor a number by which anybody could be found.",
          "Send a name, and a date of birth or a telephone number if you know them.");
    }
  }

  private static Refusal refusal(String element, String what, String mend) {
    return new Refusal(
        Reason.RULE_BROKEN,
        "match-too-little",
        "Parameters.parameter.where(name = 'resource')." + element,
        what,
        mend);
  }

  /** One certain match; where several are, none can be taken without looking. */
  private static List<Found> theOne(List<Found> found) {
    List<Found> certain =
        found.stream().filter(it -> it.match().grade() == MatchGrade.CERTAIN).toList();
    return certain.size() == 1 ? certain : List.of();
  }

  private Bundle answer(List<Found> found, int most, ServletRequestDetails request) {
    Bundle answer = new Bundle().setType(BundleType.SEARCHSET);
    found.stream().limit(most).forEach(it -> add(it, answer, request));
    return answer.setTotal(answer.getEntry().size());
  }

  private void add(Found found, Bundle answer, ServletRequestDetails request) {
    Patient patient = found.patient();
    sight.disclose(patient.getIdElement().getIdPart(), request);
    BundleEntrySearchComponent search =
        answer
            .addEntry()
            .setFullUrl(
                request.getFhirServerBase() + "/Patient/" + patient.getIdElement().getIdPart())
            .setResource(patient)
            .getSearch()
            .setMode(SearchEntryMode.MATCH)
            .setScore(BigDecimal.valueOf(found.match().score()).setScale(3, RoundingMode.HALF_UP));
    search.addExtension(GRADE, new CodeType(found.match().grade().code()));
  }
}
