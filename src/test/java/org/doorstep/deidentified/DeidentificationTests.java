package org.doorstep.deidentified;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ca.uhn.fhir.context.FhirContext;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Condition;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.DateType;
import org.hl7.fhir.r4.model.Encounter;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Quantity;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.StringType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is left of records, and that a canary planted in any text of them is not. */
class DeidentificationTests {

  private static final FhirContext FHIR = FhirContext.forR4Cached();
  private static final LocalDate TODAY = LocalDate.parse("2026-03-02");
  private static final String CANARY = "Канарка-zyzzyva";
  private static final String ICD_10 = "http://hl7.org/fhir/sid/icd-10";

  private final Pseudonyms pseudonyms = new Pseudonyms(key("one"));
  private final Places places =
      new Places(
          Map.of("village", "hromada", "hromada", "raion", "raion", "oblast"),
          Map.of("village", 300L, "hromada", 19_999L, "raion", 20_000L));
  private final RareCodes codes = new RareCodes(1);
  private final Deidentification deidentification =
      new Deidentification(pseudonyms, places, codes, TODAY);

  private static byte[] key(String word) {
    return word.repeat(20).getBytes(StandardCharsets.UTF_8);
  }

  private static Patient oksana() {
    Patient oksana = new Patient();
    oksana.setId("Patient/oksana");
    oksana.setBirthDateElement(new DateType("1950-03-01"));
    oksana.addExtension(
        "https://doorstep.health/fhir/StructureDefinition/doorstep-residence",
        new Reference("Location/village"));
    return oksana;
  }

  @Test
  void patientHasSexYearAndAreaLeft() {
    Patient oksana = oksana();
    oksana.addName().setFamily(CANARY);
    oksana.addIdentifier().setSystem("https://doorstep.health/sid/client").setValue(CANARY);
    oksana.addAddress().setText(CANARY);
    oksana.setGender(org.hl7.fhir.r4.model.Enumerations.AdministrativeGender.FEMALE);
    assertThat(text(deidentification.of(oksana, Detail.YEAR, there -> true)))
        .isEqualTo(
            ("{\"resourceType\":\"Patient\",\"id\":\"%s\",\"extension\":[{\"url\":"
                    + "\"https://doorstep.health/fhir/StructureDefinition/doorstep-residence\","
                    + "\"valueReference\":{\"reference\":\"Location/%s\"}}],"
                    + "\"gender\":\"female\",\"birthDate\":\"1950\"}")
                .formatted(pseudonyms.id("Patient", "oksana"), pseudonyms.id("Location", "raion")));
  }

  @ParameterizedTest
  @CsvSource({"1950-03-01, 1950", "1950-03, 1950", "1950, 1950", "1936-01-01, 1936", "1928, 1936"})
  void birthBecomesAYearAndTheOldestAreNotToldApart(String birth, String year) {
    Patient oksana = oksana();
    oksana.setBirthDateElement(new DateType(birth));
    Patient left = (Patient) deidentification.of(oksana, Detail.YEAR, there -> true).orElseThrow();
    assertThat(left.getBirthDateElement().getValueAsString()).isEqualTo(year);
  }

  @Test
  void datesOfAPersonMoveByTheSameWholeWeeks() {
    Encounter visit = new Encounter();
    visit.setId("Encounter/1");
    visit.setSubject(new Reference("Patient/oksana"));
    visit.getPeriod().setStartElement(new DateTimeType("2026-03-02T10:00:00+02:00"));
    visit.getPeriod().setEndElement(new DateTimeType("2026-03-09T10:00:00+02:00"));
    Encounter left =
        (Encounter) deidentification.of(visit, Detail.YEAR, there -> true).orElseThrow();
    LocalDate start = LocalDate.parse(left.getPeriod().getStartElement().getValueAsString());
    LocalDate end = LocalDate.parse(left.getPeriod().getEndElement().getValueAsString());
    assertThat(ChronoUnit.WEEKS.between(LocalDate.parse("2026-03-02"), start))
        .isEqualTo(pseudonyms.weeks("oksana"));
    assertThat(start.getDayOfWeek()).isEqualTo(LocalDate.parse("2026-03-02").getDayOfWeek());
    assertThat(ChronoUnit.DAYS.between(start, end)).isEqualTo(7);
  }

  @Test
  void weeksOfPeopleDifferAndReachHalfAYear() {
    Set<Integer> weeks = new HashSet<>();
    for (int i = 0; i < 2_000; i++) {
      weeks.add(pseudonyms.weeks("p" + i));
    }
    assertThat(weeks).hasSize(53).contains(-26, 0, 26).allMatch(it -> Math.abs(it) <= 26);
  }

  @Test
  void namesAreTheSameForAKeyAndOthersForAnother() {
    String name = pseudonyms.id("Patient", "oksana");
    assertThat(new Pseudonyms(key("one")).id("Patient", "oksana")).isEqualTo(name);
    assertThat(new Pseudonyms(key("two")).id("Patient", "oksana")).isNotEqualTo(name);
    assertThat(pseudonyms.id("Observation", "oksana")).isNotEqualTo(name);
    assertThat(pseudonyms.id("Patient", "oksana2")).isNotEqualTo(name);
    assertThatThrownBy(() -> new Pseudonyms(new byte[31])).hasMessageContaining("31 bytes");
  }

  @ParameterizedTest
  @CsvSource({"village, raion", "hromada, raion", "raion, raion", "oblast, ", "nowhere, "})
  void areaHasTwentyThousandPeopleOrIsNotNamed(String place, String area) {
    assertThat(places.area(place)).isEqualTo(Optional.ofNullable(area));
  }

  @ParameterizedTest
  @CsvSource({"B20.7, B20", "B20.1, B20", "I10, I10", "E11.9, ''"})
  void rareIllnessesAreLiftedToTheirCategoryOrGo(String code, String told) {
    RareCodes rare = new RareCodes(3);
    for (int i = 0; i < 3; i++) {
      rare.add(ICD_10, "B20." + i, "p" + i);
      rare.add(ICD_10, "I10", "p" + i);
    }
    rare.add(ICD_10, "B20.7", "p0");
    rare.add(ICD_10, "E11.9", "p0");
    rare.add(ICD_10, "E11.9", "p0");
    assertThat(rare.lifted(ICD_10, code)).isEqualTo(Optional.of(told).filter(it -> !it.isEmpty()));
    Condition condition = new Condition();
    condition.setId("Condition/1");
    condition.setSubject(new Reference("Patient/p0"));
    condition.setCode(new CodeableConcept(new Coding(ICD_10, code, CANARY)).setText(CANARY));
    Condition left =
        (Condition)
            new Deidentification(pseudonyms, places, rare, TODAY)
                .of(condition, Detail.YEAR, there -> true)
                .orElseThrow();
    assertThat(left.getCode().getCodingFirstRep().getCode())
        .isEqualTo(told.isEmpty() ? null : told);
    assertThat(text(Optional.of(left))).doesNotContain(CANARY);
  }

  @ParameterizedTest
  @CsvSource({"J05AR27, J05AR", "J05AJ03, J05A", "N02BE01, ''"})
  void rareMedicinesAreLiftedToTheirGroupOrGo(String code, String told) {
    String atc = "http://www.whocc.no/atc";
    RareCodes rare = new RareCodes(2);
    rare.add(atc, "J05AR27", "p1");
    rare.add(atc, "J05AR13", "p2");
    rare.add(atc, "J05AJ03", "p3");
    rare.add(atc, "N02BE01", "p3");
    assertThat(rare.lifted(atc, code)).isEqualTo(Optional.of(told).filter(it -> !it.isEmpty()));
  }

  /** A unit may be made up, and an extension of somebody else may be named like one of ours. */
  @Test
  void wordsInUnitsAndExtensionsOfOthersGo() {
    RareCodes common = new RareCodes(2);
    List.of("p1", "p2").forEach(id -> common.add("http://unitsofmeasure.org", "kg", id));
    common.add("http://unitsofmeasure.org", "{" + CANARY + "}", "oksana");
    Deidentification strict = new Deidentification(pseudonyms, places, common, TODAY);
    Observation weight = new Observation();
    weight.setId("Observation/1");
    weight.setSubject(new Reference("Patient/oksana"));
    weight.setValue(
        new Quantity().setValue(61).setSystem("http://unitsofmeasure.org").setCode("kg"));
    assertThat(text(strict.of(weight, Detail.YEAR, there -> true))).contains("\"code\":\"kg\"");
    weight.getValueQuantity().setCode("{" + CANARY + "}");
    assertThat(text(strict.of(weight, Detail.YEAR, there -> true)))
        .contains("61")
        .doesNotContain(CANARY, "unitsofmeasure");
    Patient oksana = oksana();
    oksana.addExtension("https://else.example.org/doorstep-displaced", new StringType(CANARY));
    oksana.addExtension(
        "https://doorstep.health/fhir/StructureDefinition/doorstep-displaced",
        new StringType(CANARY));
    assertThat(text(strict.of(oksana, Detail.YEAR, there -> true)))
        .contains("residence")
        .doesNotContain(CANARY, "displaced");
  }

  @ParameterizedTest
  @CsvSource({
    "YEAR, 1958, true, 2026-03-04",
    "FIVE_YEARS, 1955, true, 2026-03-04",
    "FIVE_YEARS_BY_WEEK, 1955, true, 2026-03-02",
    "TEN_YEARS_BY_WEEK, 1950, true, 2026-03-02",
    "NO_AREA, 1950, false, 2026-03-02",
    "SEX_ONLY, , false, 2026-03-02"
  })
  void eachLevelTellsLess(Detail detail, String birth, boolean area, LocalDate day) {
    Patient oksana = oksana();
    oksana.setBirthDateElement(new DateType("1958-03-01"));
    Patient left = (Patient) deidentification.of(oksana, detail, there -> true).orElseThrow();
    assertThat(left.getBirthDateElement().getValueAsString()).isEqualTo(birth);
    assertThat(left.hasExtension()).isEqualTo(area);
    Encounter visit = new Encounter();
    visit.setId("Encounter/1");
    visit.setSubject(new Reference("Patient/oksana"));
    visit.setBasedOn(List.of(new Reference("ServiceRequest/1"), new Reference("Task/2")));
    visit.getPeriod().setStartElement(new DateTimeType("2026-03-04T10:00:00+02:00"));
    visit.addLocation().setLocation(new Reference("Location/village"));
    Encounter told =
        (Encounter) deidentification.of(visit, detail, "ServiceRequest/1"::equals).orElseThrow();
    assertThat(told.getPeriod().getStartElement().getValueAsString())
        .isEqualTo(day.plusWeeks(pseudonyms.weeks("oksana")).toString());
    assertThat(told.hasLocation()).isEqualTo(area);
    assertThat(told.getBasedOn()).hasSize(1);
  }

  @Test
  void recordsThatAreNobodysOrOfOtherTypesGo() {
    Observation stock = new Observation();
    stock.setId("Observation/stock");
    stock.setSubject(new Reference("Location/van"));
    Observation elsewhere = new Observation();
    elsewhere.setId("Observation/elsewhere");
    elsewhere.setSubject(new Reference("https://elsewhere.example.org/fhir/Patient/oksana"));
    assertThat(deidentification.of(stock, Detail.YEAR, there -> true)).isEmpty();
    assertThat(deidentification.of(elsewhere, Detail.YEAR, there -> true)).isEmpty();
    Resource document = new org.hl7.fhir.r4.model.DocumentReference();
    document.setId("DocumentReference/1");
    assertThat(deidentification.of(document, Detail.YEAR, there -> true)).isEmpty();
  }

  @Test
  void reportSaysWhoIsAlone() {
    List<List<String>> known =
        List.of(
            List.of("female", "1950"),
            List.of("female", "1950"),
            List.of("female", "1950"),
            List.of("male", "1950"),
            List.of("male", "1960"),
            List.of("male", "1960"));
    assertThat(AnonymityReport.of(known, 3)).isEqualTo(new AnonymityReport(6, 3, 1, 1, 3));
    assertThat(AnonymityReport.of(known, 3).suppressed()).isEqualTo(0.5);
    assertThat(AnonymityReport.of(List.of(), 3)).isEqualTo(new AnonymityReport(0, 0, 0, 0, 0));
  }

  private static String text(Optional<Resource> record) {
    return record.map(it -> FHIR.newJsonParser().encodeResourceToString(it)).orElse("");
  }
}
