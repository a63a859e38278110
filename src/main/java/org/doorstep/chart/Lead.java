package org.doorstep.chart;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;

/**
 * The twelve standard leads in the order in which they are printed, with their codes in ISO/IEEE
 * 11073-10101.
 */
public enum Lead {
  I(131329, "I"),
  II(131330, "II"),
  III(131389, "III"),
  AVR(131390, "aVR"),
  AVL(131391, "aVL"),
  AVF(131392, "aVF"),
  V1(131331, "V1"),
  V2(131332, "V2"),
  V3(131333, "V3"),
  V4(131334, "V4"),
  V5(131335, "V5"),
  V6(131336, "V6");

  /** The code system of the leads. */
  public static final String MDC = "urn:iso:std:iso:11073:10101";

  /** The same code system under its object identifier, as the example of FHIR R4 writes it. */
  public static final String MDC_OID = "urn:oid:2.16.840.1.113883.6.24";

  private final String code;
  private final String label;

  Lead(int code, String label) {
    this.code = Integer.toString(code);
    this.label = label;
  }

  /**
   * The name that is printed beside the lead.
   *
   * @return such as {@code aVR}
   */
  public String label() {
    return label;
  }

  /**
   * The lead as a code of ISO/IEEE 11073-10101.
   *
   * @return a concept with one coding and the printed name as its text
   */
  public CodeableConcept toConcept() {
    Coding coding = new Coding(MDC, code, "MDC_ECG_ELEC_POTL_" + name());
    return new CodeableConcept(coding).setText(label);
  }

  /**
   * The lead that a code means.
   *
   * @param concept a code in either address of the nomenclature
   * @return the lead, or empty for any other code
   */
  public static Optional<Lead> of(CodeableConcept concept) {
    List<String> codes =
        concept.getCoding().stream()
            .filter(coding -> MDC.equals(coding.getSystem()) || MDC_OID.equals(coding.getSystem()))
            .map(Coding::getCode)
            .toList();
    return Arrays.stream(values()).filter(lead -> codes.contains(lead.code)).findFirst();
  }
}
