package org.doorstep.visit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.doorstep.journeys.VillageVisit.add;

import java.util.List;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.BundleType;
import org.hl7.fhir.r4.model.Encounter;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Quantity;
import org.hl7.fhir.r4.model.Reference;
import org.junit.jupiter.api.Test;

class VisitBundleTests {

  @Test
  void personAndVisitAreFoundByIdentifierEvenIfTheApplicationDidNotAsk() {
    Bundle bundle = oksanasVisit("V-1", 81);
    VisitBundle.of(bundle).orElseThrow().findByIdentifier();
    assertThat(bundle.getEntry().get(0).getRequest().getIfNoneExist())
        .isEqualTo("identifier=https%3A%2F%2Fdoorstep.health%2Fsid%2Fclient%7CDU-1");
    assertThat(bundle.getEntry().get(1).getRequest().getIfNoneExist())
        .isEqualTo("identifier=https%3A%2F%2Fdoorstep.health%2Fsid%2Fvisit%7CV-1");
  }

  @Test
  void sameEntriesOfTheSameVisitGetTheSameIdsUnderOtherAddresses() {
    assertThat(ids(oksanasVisit("V-1", 81, 82))).isEqualTo(ids(oksanasVisit("V-1", 81, 82)));
  }

  @Test
  void anotherVisitAnotherValueAndASecondEqualEntryGetOtherIds() {
    assertThat(ids(oksanasVisit("V-1", 81)))
        .doesNotContainAnyElementsOf(ids(oksanasVisit("V-2", 81)));
    assertThat(ids(oksanasVisit("V-1", 81)))
        .doesNotContainAnyElementsOf(ids(oksanasVisit("V-1", 82)));
    assertThat(ids(oksanasVisit("V-1", 81, 81))).doesNotHaveDuplicates();
  }

  @Test
  void entryThatWasAddedLaterLeavesTheIdsOfTheOthers() {
    assertThat(ids(oksanasVisit("V-1", 75, 81))).containsAll(ids(oksanasVisit("V-1", 81)));
  }

  @Test
  void referencesFollowLocalAddresses() {
    Bundle bundle = oksanasVisit("V-1", 81);
    bundle.getEntry().get(2).setFullUrl("Observation/local-1");
    Observation panel = new Observation();
    panel.addHasMember(new Reference("Observation/local-1"));
    add(bundle, panel);
    VisitBundle visit = VisitBundle.of(bundle).orElseThrow();
    visit.findByIdentifier();
    List<VisitEntry> entries = visit.entries();
    visit.followLocalAddresses(entries);
    assertThat(panel.getHasMemberFirstRep().getReference())
        .isEqualTo(bundle.getEntry().get(2).getFullUrl())
        .isEqualTo("urn:uuid:" + entries.get(0).id());
  }

  @Test
  void whatIsNoTransactionWithAnIdentifiedVisitIsLeftAlone() {
    Bundle batch = oksanasVisit("V-1", 81).setType(BundleType.BATCH);
    assertThat(VisitBundle.of(batch)).isEmpty();
    Bundle nameless = oksanasVisit("V-1", 81);
    ((Encounter) nameless.getEntry().get(1).getResource()).getIdentifier().clear();
    assertThat(VisitBundle.of(nameless)).isEmpty();
  }

  private static List<String> ids(Bundle bundle) {
    VisitBundle visit = VisitBundle.of(bundle).orElseThrow();
    visit.findByIdentifier();
    return visit.entries().stream().map(VisitEntry::id).toList();
  }

  private static Bundle oksanasVisit(String number, int... heartRates) {
    Bundle bundle = new Bundle().setType(BundleType.TRANSACTION);
    Patient oksana = new Patient();
    oksana.addIdentifier().setSystem("https://doorstep.health/sid/client").setValue("DU-1");
    String patient = add(bundle, oksana);
    Encounter visit = new Encounter();
    visit.addIdentifier().setSystem("https://doorstep.health/sid/visit").setValue(number);
    visit.getClass_().setCode("HH");
    visit.setSubject(new Reference(patient));
    String encounter = add(bundle, visit);
    for (int rate : heartRates) {
      Observation heartRate = new Observation().setValue(new Quantity(rate));
      heartRate.setSubject(new Reference(patient)).setEncounter(new Reference(encounter));
      add(bundle, heartRate);
    }
    return bundle;
  }
}
