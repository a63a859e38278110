package org.doorstep.access;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.doorstep.fhir.DoorstepCodes;
import org.hl7.fhir.r4.model.Base;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.DomainResource;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.Property;
import org.hl7.fhir.r4.model.Resource;
import org.jspecify.annotations.Nullable;

/** What the codes of a record tell of a person beyond being ill. */
final class SensitiveCodes {

  private static final String ICD_10 = "http://hl7.org/fhir/sid/icd-10";

  /**
   * Diagnoses, tests and medicines that tell that somebody lives with HIV, or may. Left out of the
   * groups of ATC are the medicines against hepatitis B and C and COVID-19.
   */
  private static final Map<String, Pattern> HIV =
      Map.of(
          ICD_10,
          Pattern.compile("(B2[0-4]|Z21|R75|Z71\\.7|O98\\.7)(\\..*)?"),
          "http://www.whocc.no/atc",
          Pattern.compile("J05A([RGJ].*|E(0.*|10)|F(0[1-7]|09|13)|X(07|09|23|29|31))"),
          "http://loinc.org",
          Pattern.compile(
              "20447-9|25836-8|29541-0|70241-5|24467-3|8123-2|45233-4|45246-6|45237-5|75622-1"
                  + "|68961-2|7918-6|29893-5|30361-0|5220-9|48345-3|56888-1|43009-0|80387-4"),
          "http://snomed.info/sct",
          Pattern.compile("86406008|62479008|165816005"),
          DoorstepCodes.codeSystem("doorstep-criterion"),
          Pattern.compile("advanced-hiv"),
          DoorstepCodes.codeSystem("doorstep-episode-type"),
          Pattern.compile("hiv-care"));

  /**
   * Maltreatment, assault, and violence in childhood. Not the injuries of war, which many have and
   * nobody has to hide.
   */
  private static final Map<String, Pattern> VIOLENCE =
      Map.of(
          ICD_10,
          Pattern.compile("(T74|X8[5-9]|X9\\d|Y0\\d|Z61\\.[4-6]).*"),
          DoorstepCodes.codeSystem("doorstep-mds-item"),
          Pattern.compile("gender-based-violence|other-violence"));

  /** F10 to F19: alcohol and drugs, but not tobacco. */
  private static final Map<String, Pattern> SUBSTANCE_USE =
      Map.of(ICD_10, Pattern.compile("F1[0-689].*"));

  private static final Map<String, Pattern> SOCIAL =
      Map.of(ICD_10, Pattern.compile("Z(5[5-9]|6[0-5]).*"));

  private static final Set<String> PSYCHOLOGICAL =
      Set.of("psychological-support", "44261-6", "55758-7", "70274-6");
  private static final Set<String> PEER_SUPPORT =
      Set.of("peer-counselling", "peer-support", "support-group");
  private static final Set<String> SOCIAL_SERVICES =
      Set.of("social", "social-help", "social-support");

  /** Where somebody is to be brought, or who is to come to them. */
  private static final Set<String> TRANSFER =
      Set.of(
          "transfer-consultation",
          "transfer-hospitalisation",
          "emergency-evacuation",
          "childcare",
          "hotline-call");

  /** What whoever sends a vehicle has to know: how a person is carried, and what a unit holds. */
  private static final Set<String> LOGISTICS =
      Set.of("mobility-status", "evacuation-preference", "stock-level");

  private static final List<String> SUBJECTS = List.of("code", "type", "category", "serviceType");
  private static final List<String> MENTIONS =
      List.of("medication", "vaccineCode", "reasonCode", "value", "indication");

  private static final List<String> PARTS = List.of("component");

  /** What the record is about. */
  private final List<Coding> subjects;

  /** What it says beside that. */
  private final List<Coding> mentions;

  private SensitiveCodes(List<Coding> subjects, List<Coding> mentions) {
    this.subjects = subjects;
    this.mentions = mentions;
  }

  static SensitiveCodes of(Resource record) {
    List<Coding> mentions =
        Stream.concat(codes(record, MENTIONS).stream(), ofExtensions(record)).toList();
    return new SensitiveCodes(codes(record, SUBJECTS), mentions);
  }

  boolean tellOfHiv() {
    return Stream.concat(subjects.stream(), mentions.stream()).anyMatch(code -> in(HIV, code));
  }

  boolean tellOfViolence() {
    return Stream.concat(subjects.stream(), mentions.stream()).anyMatch(code -> in(VIOLENCE, code));
  }

  boolean tellOfSubstanceUse() {
    return Stream.concat(subjects.stream(), mentions.stream())
        .anyMatch(code -> in(SUBSTANCE_USE, code));
  }

  boolean arePsychological() {
    return anyOf(PSYCHOLOGICAL);
  }

  boolean areOfPeers() {
    return anyOf(PEER_SUPPORT);
  }

  boolean areSocial() {
    return anyOf(SOCIAL_SERVICES) || subjects.stream().anyMatch(code -> in(SOCIAL, code));
  }

  boolean areOfTransfer() {
    return anyOf(TRANSFER)
        || subjects.stream()
            .filter(code -> DoorstepCodes.codeSystem("doorstep-obs").equals(code.getSystem()))
            .anyMatch(code -> LOGISTICS.contains(code.getCode()));
  }

  private boolean anyOf(Set<String> wanted) {
    return subjects.stream().anyMatch(code -> code.hasCode() && wanted.contains(code.getCode()));
  }

  /** National editions of a code system are known by the beginning of its URL. */
  private static boolean in(Map<String, Pattern> codes, Coding coding) {
    if (!coding.hasSystem() || !coding.hasCode()) {
      return false;
    }
    String system = coding.getSystem();
    return codes.entrySet().stream()
        .anyMatch(
            entry ->
                system.regionMatches(true, 0, entry.getKey(), 0, entry.getKey().length())
                    && entry.getValue().matcher(coding.getCode()).matches());
  }

  private static List<Coding> codes(Resource record, List<String> elements) {
    Stream<Base> parts =
        Stream.concat(Stream.of(record), PARTS.stream().flatMap(name -> values(record, name)));
    return parts
        .flatMap(part -> elements.stream().flatMap(name -> values(part, name)))
        .filter(CodeableConcept.class::isInstance)
        .flatMap(concept -> ((CodeableConcept) concept).getCoding().stream())
        .toList();
  }

  private static Stream<Coding> ofExtensions(Resource record) {
    return record instanceof DomainResource extended
        ? extended.getExtension().stream()
            .map(Extension::getValue)
            .flatMap(
                value ->
                    value instanceof CodeableConcept concept
                        ? concept.getCoding().stream()
                        : Stream.ofNullable(value instanceof Coding code ? code : null))
        : Stream.empty();
  }

  private static Stream<Base> values(Base record, String name) {
    @Nullable Property property = record.getNamedProperty(name);
    return property == null ? Stream.empty() : property.getValues().stream();
  }
}
