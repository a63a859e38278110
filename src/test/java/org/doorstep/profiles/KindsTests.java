package org.doorstep.profiles;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.doorstep.fhir.DoorstepCodes;
import org.hl7.fhir.r5.elementmodel.Manager.FhirFormat;
import org.junit.jupiter.api.Test;

class KindsTests {

  @Test
  void dispenseOfAntiretroviralMedicineIsHeldToItsOwnProfile() {
    String dispense =
        """
        {"resourceType":"MedicationDispense","status":"completed","subject":{"reference":"Patient/1"},
         "medicationCodeableConcept":{"coding":[{"system":"http://www.whocc.no/atc","code":"%s"}]},
         "quantity":{"value":30,"system":"http://unitsofmeasure.org","code":"{tbl}","unit":"tablet"}}
        """;
    assertThat(profiles(dispense.formatted("J05AR27"))).contains("doorstep-art-dispense");
    assertThat(profiles(dispense.formatted("N02BE01"))).doesNotContain("doorstep-art-dispense");
  }

  @Test
  void plainResourceOfAnotherKindNeedsOnlyR4() {
    String observation =
        """
        {"resourceType":"Observation","status":"final",
         "code":{"coding":[{"system":"http://loinc.org","code":"82810-3"}]}}
        """;
    assertThat(errors(observation)).isEmpty();
  }

  @Test
  void containedPersonNeedsNoIdentifier() {
    String request =
        """
        {"resourceType":"Basic","code":{"text":"note"},"subject":{"reference":"#p"},
         "contained":[{"resourceType":"Patient","id":"p","name":[{"text":"Mother"}]}]}
        """;
    assertThat(errors(request)).isEmpty();
  }

  @Test
  void entryOfATransactionIsHeldToTheProfileOfItsKind() {
    String bundle =
        """
        {"resourceType":"Bundle","type":"%s","entry":[{"resource":{"resourceType":"Patient",
          "name":[{"text":"Mother"}],"gender":"female"},"fullUrl":"urn:uuid:7d4f1e0c-65ac-4b0e-9d6b-0b3c6a3b8a11"%s}]}
        """;
    assertThat(
            errors(
                bundle.formatted(
                    "transaction", ",\"request\":{\"method\":\"POST\",\"url\":\"Patient\"}")))
        .extracting(Finding::expression)
        .containsExactly("Bundle.entry[0].resource.identifier");
    assertThat(errors(bundle.formatted("collection", ""))).isEmpty();
  }

  @Test
  void transactionMayReferToWhatIsStoredAlready() {
    String bundle =
        """
        {"resourceType":"Bundle","type":"transaction","entry":[
         {"resource":{"resourceType":"Flag","status":"active","code":{"text":"oxygen"},
           "subject":{"reference":"Patient/123"},"author":{"reference":"Practitioner?identifier=a|b"}},
          "request":{"method":"POST","url":"Flag"}},
         {"fullUrl":"urn:uuid:7d4f1e0c-65ac-4b0e-9d6b-0b3c6a3b8a12",
          "resource":{"resourceType":"Flag","status":"active","code":{"text":"oxygen"},
           "subject":{"reference":"Patient/123"}},
          "request":{"method":"POST","url":"Flag"}},
         {"resource":{"resourceType":"Flag","id":"7","status":"active","code":{"text":"oxygen"},
           "subject":{"reference":"Patient/123"}},
          "request":{"method":"PUT","url":"Flag/7"}},
         {"request":{"method":"DELETE","url":"Flag/8"}},
         {"request":{"method":"GET","url":"Flag/9"}}]}
        """;
    assertThat(errors(bundle)).isEmpty();
  }

  private static String profiles(String resource) {
    return errors(resource).stream()
        .map(Finding::text)
        .reduce("", String::concat)
        .replace(DoorstepCodes.CANONICAL, "");
  }

  private static List<Finding> errors(String resource) {
    return Room.INSPECTION.of(resource, FhirFormat.JSON, List.of()).stream()
        .filter(Finding::isError)
        .toList();
  }
}
