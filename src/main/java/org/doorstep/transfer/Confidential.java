package org.doorstep.transfer;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.doorstep.fhir.DoorstepCodes;
import org.hl7.fhir.r4.model.Base;
import org.hl7.fhir.r4.model.CareTeam;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Encounter;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;

/**
 * What never leaves in a summary, whoever asks, and how confidential the rest is. What a recipient
 * may not see for other reasons never reaches this room: the store leaves it out.
 */
final class Confidential {

  /** Notes of psychotherapy, as HL7 labels them. */
  private static final Set<String> NEVER = Set.of("PSYTHPN", "not-in-summary");

  private static final String SERVICE = DoorstepCodes.codeSystem("doorstep-service");
  private static final Set<String> NEVER_SERVICES =
      Set.of("psychological-support", "peer-counselling", "support-group", "childcare");
  private static final Set<String> SUPPORTERS = Set.of("psychologist", "peer-counsellor");
  private static final String CONFIDENTIALITY =
      "http://terminology.hl7.org/CodeSystem/v3-Confidentiality";
  private static final List<String> LEVELS = List.of("U", "L", "M", "N", "R", "V");

  private Confidential() {}

  /**
   * Leaves out psychotherapy, peer support and groups, with everything recorded during them.
   *
   * @param records the records of a person
   * @return those that may stand in a summary
   */
  static List<Resource> shareable(Collection<? extends Resource> records) {
    Set<String> withheld =
        records.stream()
            .filter(Confidential::neverShared)
            .map(Dossier::key)
            .collect(Collectors.toSet());
    return records.stream()
        .filter(record -> !withheld.contains(Dossier.key(record)))
        .filter(record -> contexts(record).map(Dossier::key).noneMatch(withheld::contains))
        .map(Confidential::withoutSupporters)
        .toList();
  }

  /** That a psychologist or a peer comes to a person says what they come for. */
  private static Resource withoutSupporters(Resource record) {
    if (!(record instanceof CareTeam team)) {
      return record;
    }
    CareTeam shown = team.copy();
    shown
        .getParticipant()
        .removeIf(
            member ->
                member.getRole().stream()
                    .flatMap(role -> role.getCoding().stream())
                    .anyMatch(role -> SUPPORTERS.contains(role.getCode())));
    return shown;
  }

  /**
   * The highest label of several records, normal where none has a label. Labels that say why
   * something is confidential are not repeated: they would reveal it.
   *
   * @return a code of v3-Confidentiality
   */
  static String highest(Collection<? extends Resource> records) {
    return records.stream()
        .flatMap(Confidential::levels)
        .filter(LEVELS::contains)
        .filter(level -> LEVELS.indexOf(level) > LEVELS.indexOf("N"))
        .max((one, other) -> Integer.compare(LEVELS.indexOf(one), LEVELS.indexOf(other)))
        .orElse("N");
  }

  private static Stream<String> levels(Resource record) {
    return record.getMeta().getSecurity().stream()
        .filter(label -> CONFIDENTIALITY.equals(label.getSystem()))
        .map(Coding::getCode);
  }

  private static boolean neverShared(Resource record) {
    boolean labelled =
        record.getMeta().getSecurity().stream().anyMatch(label -> NEVER.contains(label.getCode()));
    return labelled || codes(record).anyMatch(Confidential::isNeverSharedService);
  }

  private static boolean isNeverSharedService(Coding coding) {
    return SERVICE.equals(coding.getSystem()) && NEVER_SERVICES.contains(coding.getCode());
  }

  /** What a record is about: its code, type, category or medicine. */
  private static Stream<Coding> codes(Resource record) {
    return Stream.of("code", "type", "category", "medication[x]")
        .flatMap(name -> values(record, name))
        .filter(CodeableConcept.class::isInstance)
        .flatMap(concept -> ((CodeableConcept) concept).getCoding().stream());
  }

  /** The contacts during which a record was made. */
  private static Stream<Reference> contexts(Resource record) {
    Stream<String> names =
        record instanceof Encounter ? Stream.of("partOf") : Stream.of("encounter", "context");
    return names
        .flatMap(name -> values(record, name))
        .filter(Reference.class::isInstance)
        .map(Reference.class::cast);
  }

  private static Stream<Base> values(Resource record, String name) {
    return record.children().stream()
        .filter(property -> property.getName().equals(name))
        .flatMap(property -> property.getValues().stream());
  }
}
