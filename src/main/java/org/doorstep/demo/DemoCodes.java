package org.doorstep.demo;

import java.math.BigDecimal;
import java.util.Map;
import org.doorstep.fhir.DoorstepCodes;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Quantity;

/** Codes, units and identifiers as the demo region writes them. */
final class DemoCodes {

  static final String LOINC = "http://loinc.org";
  static final String UCUM = "http://unitsofmeasure.org";
  static final String ATC = "http://www.whocc.no/atc";
  static final String ICD_10 = "http://hl7.org/fhir/sid/icd-10";
  static final String MDC = "urn:iso:std:iso:11073:10101";

  private static final Map<String, String> MEDICINES =
      Map.ofEntries(
          Map.entry("A10BA02", "Метформін"),
          Map.entry("B01AC06", "Ацетилсаліцилова кислота"),
          Map.entry("C03CA01", "Фуросемід"),
          Map.entry("C07AB07", "Бісопролол"),
          Map.entry("C08CA01", "Амлодипін"),
          Map.entry("C09AA02", "Еналаприл"),
          Map.entry("C09AA03", "Лізиноприл"),
          Map.entry("J01EE01", "Ко-тримоксазол"),
          Map.entry("J05AR27", "Тенофовір, ламівудин, долутегравір"),
          Map.entry("M01AE01", "Ібупрофен"),
          Map.entry("N02BE01", "Парацетамол"),
          Map.entry("R03AC02", "Сальбутамол"));

  private DemoCodes() {}

  /** A code of a code system of HL7, such as {@code hl7("v3-ActCode", "HH")}. */
  static CodeableConcept hl7(String system, String code) {
    return concept("http://terminology.hl7.org/CodeSystem/" + system, code);
  }

  /** A code of one of Doorstep's code systems, such as {@code own("doorstep-service", "ecg")}. */
  static CodeableConcept own(String system, String code) {
    return concept(DoorstepCodes.codeSystem(system), code);
  }

  static CodeableConcept loinc(String code) {
    return concept(LOINC, code);
  }

  static CodeableConcept icd10(String code) {
    return concept(ICD_10, code);
  }

  /** A medicine, as it is written on its package. */
  static CodeableConcept atc(String code) {
    return concept(ATC, code).setText(MEDICINES.get(code));
  }

  static CodeableConcept concept(String system, String code) {
    return new CodeableConcept(new Coding(system, code, null));
  }

  static Identifier identifier(String system, String value) {
    return new Identifier().setSystem(DoorstepCodes.IDENTIFIERS + "/" + system).setValue(value);
  }

  static Quantity quantity(double value, String unit) {
    // Through the text, so that 36.6 stays 36.6.
    return new Quantity()
        .setValue(
            new BigDecimal(Double.toString(value)).stripTrailingZeros().scale() <= 0
                ? BigDecimal.valueOf(Math.round(value))
                : new BigDecimal(Double.toString(value)))
        .setSystem(UCUM)
        .setCode(unit)
        .setUnit(unit);
  }
}
