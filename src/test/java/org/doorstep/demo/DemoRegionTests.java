package org.doorstep.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ca.uhn.fhir.context.FhirContext;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.BundleEntryComponent;
import org.hl7.fhir.r4.model.Bundle.HTTPVerb;
import org.hl7.fhir.r4.model.CarePlan;
import org.hl7.fhir.r4.model.ContactPoint;
import org.hl7.fhir.r4.model.Encounter;
import org.hl7.fhir.r4.model.MedicationDispense;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Organization;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.SampledData;
import org.hl7.fhir.r4.model.Task;
import org.junit.jupiter.api.Test;

class DemoRegionTests {

  private static final LocalDate DAY = LocalDate.parse("2025-09-01");
  private static final FhirContext FHIR = FhirContext.forR4Cached();

  private final DemoRegion sixty = new DemoRegion(60, DAY);

  @Test
  void sameRegionIsTheSameByteForByte() {
    assertThat(json(new DemoRegion(20, DAY))).isEqualTo(json(new DemoRegion(20, DAY)));
  }

  @Test
  void firstPeopleOfALargerRegionAreThoseOfASmallerOne() {
    assertThat(json(new DemoRegion(3, DAY).enrolment(2).bundle()))
        .isEqualTo(json(sixty.enrolment(2).bundle()));
  }

  @Test
  void kharkivMonthHasNineHundredAndEightyThreePeopleWithOneVisitEachByFiveVans() {
    DemoRegion month = new DemoRegion(983, DAY);
    assertThat(month.months()).isOne();
    assertThat(month.size()).isEqualTo(1 + 983 + 983 + 3);
    Set<String> people = new HashSet<>();
    Set<String> visits = new HashSet<>();
    Set<String> vehicles = new HashSet<>();
    month
        .posts()
        .map(DemoPost::bundle)
        .skip(1 + 983)
        .limit(983)
        .forEach(
            bundle -> {
              people.add(one(bundle, Patient.class).getIdentifierFirstRep().getValue());
              Encounter visit = one(bundle, Encounter.class);
              visits.add(visit.getIdentifierFirstRep().getValue());
              visit.getLocation().stream()
                  .map(place -> place.getLocation().getReference())
                  .filter(place -> place.contains("van"))
                  .forEach(vehicles::add);
            });
    assertThat(people).hasSize(983);
    assertThat(visits).hasSize(983);
    assertThat(vehicles).hasSize(5);
  }

  @Test
  void everythingReferredToIsStoredBefore() {
    Set<String> stored = new HashSet<>();
    sixty
        .posts()
        .map(DemoPost::bundle)
        .forEach(
            bundle -> {
              Set<String> here = new HashSet<>(stored);
              for (BundleEntryComponent entry : bundle.getEntry()) {
                here.add(entry.getFullUrl());
                if (entry.getRequest().getMethod() == HTTPVerb.PUT) {
                  here.add(entry.getRequest().getUrl());
                  stored.add(entry.getRequest().getUrl());
                }
              }
              for (BundleEntryComponent entry : bundle.getEntry()) {
                assertThat(FHIR.newTerser().getAllResourceReferences(entry.getResource()))
                    .allSatisfy(
                        info ->
                            assertThat(here)
                                .contains(
                                    info.getResourceReference().getReferenceElement().getValue()));
              }
            });
    assertThat(stored).hasSizeGreaterThan(200);
  }

  @Test
  void everyResourceSaysThatItIsInvented() {
    assertThat(resources(sixty, Resource.class))
        .isNotEmpty()
        .allMatch(
            resource ->
                resource
                        .getMeta()
                        .getSecurity("http://terminology.hl7.org/CodeSystem/v3-ActReason", "HTEST")
                    != null);
  }

  @Test
  void noTwoPeopleShareAnIdentifier() {
    List<String> identifiers =
        new DemoRegion(300, DAY)
            .posts()
            .map(DemoPost::bundle)
            .skip(1)
            .limit(300)
            .map(bundle -> one(bundle, Patient.class).getIdentifierFirstRep().getValue())
            .toList();
    assertThat(identifiers).hasSize(300).doesNotHaveDuplicates();
  }

  @Test
  void noTelephoneNumberCanBeSomebodys() {
    Stream<ContactPoint> people =
        resources(sixty, Patient.class).stream().flatMap(person -> person.getTelecom().stream());
    Stream<ContactPoint> organizations =
        resources(sixty, Organization.class).stream().flatMap(one -> one.getTelecom().stream());
    assertThat(Stream.concat(people, organizations).map(ContactPoint::getValue).toList())
        .hasSizeGreaterThan(60)
        .allMatch(number -> number.startsWith("+999 000 "));
  }

  @Test
  void namesAreInTheirOwnScriptAndInLatinLetters() {
    assertThat(resources(sixty, Patient.class))
        .allSatisfy(
            person -> {
              assertThat(person.getName().get(0).getText()).matches("[\\p{IsCyrillic} ]+");
              assertThat(person.getName().get(1).getText()).matches("[A-Za-z ]+");
            });
  }

  @Test
  void regionShowsEveryPartOfTheWork() {
    Set<String> kinds =
        resources(sixty, Resource.class).stream()
            .map(Resource::fhirType)
            .collect(Collectors.toSet());
    assertThat(kinds)
        .contains(
            "Organization",
            "Location",
            "Practitioner",
            "PractitionerRole",
            "Patient",
            "Condition",
            "AllergyIntolerance",
            "CarePlan",
            "CareTeam",
            "EpisodeOfCare",
            "Consent",
            "Encounter",
            "Observation",
            "Specimen",
            "ServiceRequest",
            "Procedure",
            "MedicationDispense",
            "Task");
    assertThat(resources(sixty, Task.class).stream().map(Task::getStatus).distinct().count())
        .isGreaterThan(3);
    assertThat(resources(sixty, MedicationDispense.class))
        .anyMatch(MedicationDispense::hasExtension)
        .anyMatch(dispense -> !dispense.hasExtension());
    assertThat(resources(sixty, CarePlan.class)).hasSize(60);
  }

  @Test
  void electrocardiogramsHaveTwelveLeadsOrThreeAndTenSeconds() {
    List<Observation> ecgs =
        resources(sixty, Observation.class).stream()
            .filter(observation -> observation.getCode().hasCoding("http://loinc.org", "11524-6"))
            .toList();
    assertThat(ecgs).hasSizeGreaterThan(20);
    assertThat(ecgs)
        .extracting(DemoRegionTests::leads)
        .allSatisfy(
            leads -> {
              assertThat(leads.size()).isIn(3, 12);
              assertThat(leads)
                  .allSatisfy(
                      lead -> {
                        assertThat(lead.getData().split(" ", -1)).hasSize(2500);
                        assertThat(lead.getPeriod().intValue()).isEqualTo(4);
                      });
            });
    assertThat(ecgs).extracting(ecg -> leads(ecg).size()).contains(3, 12);
  }

  @Test
  void limbLeadsObeyEinthoven() {
    EcgStrip strip = EcgStrip.madeUp(70, false, Chance.of("test"));
    double[] one = strip.lead("I");
    double[] two = strip.lead("II");
    double[] three = strip.lead("III");
    // Noise and drift are added to each lead by itself.
    for (int i = 0; i < EcgStrip.SAMPLES; i++) {
      assertThat(three[i]).isBetween(two[i] - one[i] - 200, two[i] - one[i] + 200);
    }
  }

  @Test
  void regionWithoutPeopleIsRefused() {
    assertThatThrownBy(() -> new DemoRegion(0, DAY)).hasMessageContaining("between 1 and 99999");
  }

  @Test
  void markerRemembersWhatWasBegun() {
    DemoMarker marker = new DemoMarker(sixty, false);
    assertThat(DemoMarker.of(marker.toList())).isEqualTo(marker);
    assertThat(DemoMarker.of(new DemoMarker(sixty, true).toList()).complete()).isTrue();
  }

  private static List<SampledData> leads(Observation ecg) {
    return ecg.getComponent().stream()
        .filter(component -> component.getValue() instanceof SampledData)
        .map(component -> (SampledData) component.getValue())
        .toList();
  }

  private static <R extends Resource> List<R> resources(DemoRegion region, Class<R> type) {
    return region
        .posts()
        .flatMap(post -> post.bundle().getEntry().stream())
        .map(BundleEntryComponent::getResource)
        .filter(type::isInstance)
        .map(type::cast)
        .toList();
  }

  private static <R extends Resource> R one(Bundle bundle, Class<R> type) {
    return bundle.getEntry().stream()
        .map(BundleEntryComponent::getResource)
        .filter(type::isInstance)
        .map(type::cast)
        .findFirst()
        .orElseThrow();
  }

  private static String json(DemoRegion region) {
    return region.posts().map(post -> json(post.bundle())).collect(Collectors.joining("\n"));
  }

  private static String json(Bundle bundle) {
    Function<Bundle, String> encode = FHIR.newJsonParser()::encodeResourceToString;
    return encode.apply(bundle);
  }
}
