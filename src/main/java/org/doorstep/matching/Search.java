package org.doorstep.matching;

import ca.uhn.fhir.model.api.IQueryParameterType;
import ca.uhn.fhir.rest.param.NumberParam;
import ca.uhn.fhir.rest.param.TokenParam;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.doorstep.access.Sight.Field;
import org.doorstep.matching.PatientMatcher.Match;
import org.doorstep.server.NameAnalysis;
import org.doorstep.server.Records;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.BundleEntryComponent;
import org.hl7.fhir.r4.model.Patient;
import org.springframework.stereotype.Component;

/** Finds the records that may be a person's: candidates by the index, graded one by one. */
@Component
class Search {

  private final PersonIndex index;
  private final Keys keys;
  private final PatientMatcher matcher;
  private final NameAnalysis analysis;
  private final Records records;

  Search(
      PersonIndex index,
      Keys keys,
      PatientMatcher matcher,
      NameAnalysis analysis,
      Records records) {
    this.index = index;
    this.keys = keys;
    this.matcher = matcher;
    this.analysis = analysis;
    this.records = records;
  }

  /**
   * A record that may be the person's.
   *
   * @param patient the record
   * @param match how sure it is
   */
  record Found(Patient patient, Match match) {}

  /**
   * The records that may be a person's, the surest first; among them those that look alike and are
   * certainly another's by their numbers, at the end.
   *
   * @param person whom to look for
   * @param field among whom
   * @param visible leaves only those who may be taken into account
   */
  List<Found> of(Patient person, Field field, UnaryOperator<List<Patient>> visible) {
    Traits sought = Traits.of(person, analysis);
    List<Found> all = new ArrayList<>();
    for (Patient candidate : visible.apply(read(index.sharing(keys.of(sought), field)))) {
      Traits known = Traits.of(candidate, analysis);
      Match match = matcher.compare(sought, known);
      if (match.grade() != MatchGrade.CERTAINLY_NOT || matcher.looksAlike(sought, known)) {
        all.add(new Found(candidate, match));
      }
    }
    all.sort(
        Comparator.comparingDouble((Found found) -> found.match().score())
            .reversed()
            .thenComparing(found -> found.patient().getIdElement().getIdPart()));
    return all;
  }

  /** As the server: each one is decided about before it is compared. */
  private List<Patient> read(List<String> ids) {
    if (ids.isEmpty()) {
      return List.of();
    }
    List<IQueryParameterType> any = new ArrayList<>();
    ids.forEach(id -> any.add(new TokenParam(id)));
    return records
        .ofServer()
        .search(
            Bundle.class,
            Patient.class,
            Map.of(
                "_id",
                any,
                "_count",
                List.of(new NumberParam(Integer.toString(PersonIndex.MOST))),
                "_offset",
                List.of(new NumberParam("0"))))
        .getEntry()
        .stream()
        .map(BundleEntryComponent::getResource)
        .filter(Patient.class::isInstance)
        .map(Patient.class::cast)
        .toList();
  }
}
