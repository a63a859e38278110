package org.doorstep.view;

import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.fhir.context.FhirContext;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.doorstep.fhir.DoorstepCodes;
import org.hl7.fhir.r4.model.BooleanType;
import org.hl7.fhir.r4.model.CarePlan;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Condition;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.MedicationDispense;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.Task;
import org.junit.jupiter.api.Test;

/** The views that come with Doorstep, over the examples of its profiles. */
class ShippedViewsTests {

  private static final FhirContext FHIR = FhirContext.forR4Cached();
  private static final Views VIEWS = new Views(FHIR);
  private static final Path EXAMPLES = Path.of("fhir-profiles/generated/examples");

  @Test
  void viewsCanBeRead() {
    assertThat(VIEWS.shipped().keySet())
        .containsExactly(
            "v_appointment",
            "v_condition",
            "v_consent",
            "v_dispense",
            "v_obs",
            "v_patient",
            "v_plan",
            "v_request",
            "v_site",
            "v_task",
            "v_visit");
    assertThat(VIEWS.shipped().keySet()).allMatch(name -> VIEWS.shipped(name).isPresent());
    assertThat(VIEWS.shipped("v_other")).isEmpty();
  }

  /** A path that is right in form but finds nothing, such as a wrong code system, shows here. */
  @Test
  void everyColumnHoldsSomethingForSomeExample() throws IOException {
    List<Resource> examples = new ArrayList<>(examples());
    examples.addAll(whatNoExampleHas());
    List<String> empty = new ArrayList<>();
    for (String name : VIEWS.shipped().keySet()) {
      View view = VIEWS.shipped(name).orElseThrow();
      List<Row> rows = examples.stream().flatMap(example -> view.of(example).stream()).toList();
      view.columns().stream()
          .filter(column -> rows.stream().allMatch(row -> row.value(column).isEmpty()))
          .forEach(column -> empty.add(name + "." + column));
    }
    assertThat(empty).isEmpty();
  }

  private static List<Resource> whatNoExampleHas() {
    CarePlan ended = new CarePlan();
    ended.getPeriod().setEndElement(new DateTimeType("2025-09-01"));
    MedicationDispense collected = new MedicationDispense();
    collected.addExtension(
        DoorstepCodes.structure("doorstep-collected-by"), new Reference("Patient/oksana"));
    Task transfer = new Task();
    for (String milestone : List.of("arrived", "admitted")) {
      transfer
          .addOutput()
          .setType(
              new CodeableConcept(
                  new Coding(DoorstepCodes.codeSystem("doorstep-business-status"), milestone, "")))
          .setValue(new DateTimeType("2025-09-01T10:00:00+03:00"));
    }
    Condition illness =
        new Condition()
            .setEncounter(new Reference("Encounter/1"))
            .setOnset(new DateTimeType("2025-09"))
            .addCategory(new CodeableConcept(new Coding("", "encounter-diagnosis", "")));
    return List.of(
        transfer,
        illness,
        new Patient().setActive(true).setDeceased(new BooleanType(true)),
        new Patient().setDeceased(new DateTimeType("2025-09-01")),
        new Observation().setValue(new BooleanType(true)),
        ended,
        collected);
  }

  @Test
  void visitWithVillageAndVehicleHasTwoRows() throws IOException {
    View view = VIEWS.shipped("v_visit").orElseThrow();
    List<Map<String, String>> rows =
        examples().stream()
            .filter(example -> example.getIdElement().getIdPart().equals("home-visit-uk"))
            .flatMap(example -> view.of(example).stream())
            .map(row -> cells(row))
            .toList();
    assertThat(rows).extracting(row -> row.get("site_id")).containsExactly("village", "van-1");
    assertThat(rows)
        .allSatisfy(
            row ->
                assertThat(row)
                    .containsEntry("visit_id", "home-visit-uk")
                    .containsEntry("service", "monthly-home-care")
                    .containsEntry("status", "finished"));
  }

  @Test
  void nothingThatNamesAPersonIsInTheirRow() {
    View view = VIEWS.shipped("v_patient").orElseThrow();
    assertThat(view.columns())
        .containsExactly(
            "patient_id",
            "sex",
            "birth_date",
            "deceased",
            "deceased_at",
            "residence_id",
            "displaced",
            "active");
  }

  private static Map<String, String> cells(Row row) {
    return row.columns().keySet().stream()
        .filter(column -> row.value(column).isPresent())
        .collect(Collectors.toMap(column -> column, column -> row.text(column).orElseThrow()));
  }

  private static List<Resource> examples() throws IOException {
    try (Stream<Path> files = Files.list(EXAMPLES)) {
      List<Resource> examples = new ArrayList<>();
      for (Path file : files.filter(it -> !it.getFileName().toString().contains("bad-")).toList()) {
        examples.add((Resource) FHIR.newJsonParser().parseResource(Files.readString(file)));
      }
      return examples;
    }
  }
}
