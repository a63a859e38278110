package org.doorstep.access;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.doorstep.server.ServedTypes;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Consent;
import org.hl7.fhir.r4.model.Consent.ConsentProvisionType;
import org.hl7.fhir.r4.model.Consent.ConsentState;
import org.hl7.fhir.r4.model.Consent.ProvisionComponent;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Reference;

/**
 * What a Consent permits and denies, as far as this server can tell records apart. A permission
 * that depends on more gives nothing, and an exception that depends on more excepts everything that
 * it may be about.
 *
 * @param permits what the Consent permits
 * @param denials what it denies
 */
record ConsentTerms(List<Permit> permits, List<Denial> denials) {

  /**
   * What one grantee may see.
   *
   * @param grantee type and id, such as {@code Organization/1}
   * @param kinds the classes, at least one
   * @param types the only resource types; none means all
   * @param valid when it holds
   */
  record Permit(String grantee, Set<Sensitivity> kinds, Set<String> types, Validity valid) {}

  /**
   * What one grantee must not see.
   *
   * @param grantee type and id, or {@link Permissions#ANYONE}
   * @param kinds the classes
   * @param valid when it holds
   */
  record Denial(String grantee, Set<Sensitivity> kinds, Validity valid) {}

  private static final String SCOPES = "http://terminology.hl7.org/CodeSystem/consentscope";
  private static final String PATIENT = "Patient";
  private static final Set<String> GRANTEES =
      Set.of("Practitioner", "PractitionerRole", "Organization", "RelatedPerson", PATIENT);

  /** Those who receive, and those who act for the person. */
  private static final Set<String> RECIPIENTS =
      Set.of("IRCP", "PRCP", "POWATT", "HPOWATT", "GUARD");

  /** Why records are read here. */
  private static final Set<String> PURPOSES =
      Set.of("TREAT", "CAREMGT", "COC", "PATRQT", "FAMRQT", "PWATRNY", "SUPNWK");

  private static final Set<String> READING = Set.of("access", "use", "disclose");

  private static final Map<String, Sensitivity> LABELLED =
      Map.of(
          "PSY", Sensitivity.PSY,
          "PSYTHPN", Sensitivity.PSY,
          "MH", Sensitivity.PSY,
          "SDV", Sensitivity.RES,
          "SEX", Sensitivity.RES,
          "VIO", Sensitivity.VIO,
          "HIV", Sensitivity.HIV,
          "LIVARG", Sensitivity.SOC,
          "DEMO", Sensitivity.ADM);

  /**
   * What a person permits who says nothing of classes: the others have to be named. Who is
   * permitted to see may be who is violent.
   */
  private static final Set<Sensitivity> ORDINARY =
      EnumSet.of(Sensitivity.ADM, Sensitivity.SOC, Sensitivity.CLIN, Sensitivity.HIV);

  static ConsentTerms of(Consent consent) {
    ProvisionComponent root = consent.getProvision();
    if (consent.getStatus() != ConsentState.ACTIVE) {
      return new ConsentTerms(List.of(), List.of());
    }
    List<ProvisionComponent> exceptions =
        nested(root).filter(it -> it.getType() == ConsentProvisionType.DENY).toList();
    return new ConsentTerms(
        isAboutSharing(consent) ? permits(root, exceptions) : List.of(), denials(root, exceptions));
  }

  private static Stream<ProvisionComponent> nested(ProvisionComponent provision) {
    return provision.getProvision().stream()
        .flatMap(it -> Stream.concat(Stream.of(it), nested(it)));
  }

  /** Who may bring somebody's medicine need not see what else is known of them. */
  private static boolean isAboutSharing(Consent consent) {
    return consent.getScope().hasCoding(SCOPES, "patient-privacy");
  }

  private static List<Denial> denials(
      ProvisionComponent root, List<ProvisionComponent> exceptions) {
    boolean permits = root.getType() == ConsentProvisionType.PERMIT;
    List<Denial> denials = new ArrayList<>();
    if (root.getType() == ConsentProvisionType.DENY) {
      deny(root, named(root), Validity.of(root.getPeriod()), denials);
    }
    for (ProvisionComponent exception : exceptions) {
      Set<String> named = named(exception.hasActor() ? exception : root);
      if (permits) {
        // To those who are permitted something it is an exception from that, and no more.
        named.removeAll(recipients(root));
      }
      Validity valid = Validity.of(root.getPeriod()).and(Validity.of(exception.getPeriod()));
      if (!permits || exception.hasActor()) {
        deny(exception, named, valid, denials);
      }
    }
    return denials;
  }

  private static void deny(
      ProvisionComponent provision, Set<String> named, Validity valid, List<Denial> denials) {
    Set<Sensitivity> kinds = denied(provision);
    named.forEach(grantee -> denials.add(new Denial(grantee, kinds, valid)));
  }

  private static List<Permit> permits(
      ProvisionComponent root, List<ProvisionComponent> exceptions) {
    List<Permit> permits = new ArrayList<>();
    if (root.getType() != ConsentProvisionType.PERMIT || !canBeTold(root)) {
      return permits;
    }
    for (String grantee : recipients(root)) {
      Set<Sensitivity> kinds = permitted(root);
      Set<String> types = types(root);
      exceptions.stream()
          .filter(it -> isAbout(it, grantee))
          .forEach(it -> except(it, kinds, types));
      if (!kinds.isEmpty() && !types.isEmpty()) {
        Set<String> only = types.containsAll(ServedTypes.STORED) ? Set.of() : types;
        permits.add(new Permit(grantee, kinds, only, Validity.of(root.getPeriod())));
      }
    }
    return permits;
  }

  private static boolean isAbout(ProvisionComponent exception, String grantee) {
    Set<String> named = named(exception);
    // Somebody whom this server does not know may be anyone.
    return !exception.hasActor()
        || named.contains(grantee)
        || named.size() < exception.getActor().size();
  }

  /**
   * Whether everything that the permission depends on can be told from a record's class and type.
   */
  private static boolean canBeTold(ProvisionComponent provision) {
    boolean reading =
        !provision.hasAction()
            || provision.getAction().stream()
                .flatMap(action -> codes(action.getCoding()))
                .anyMatch(READING::contains);
    boolean here =
        !provision.hasPurpose() || codes(provision.getPurpose()).anyMatch(PURPOSES::contains);
    return reading
        && here
        && !provision.hasDataPeriod()
        && !provision.hasCode()
        && !provision.hasData();
  }

  private static void except(
      ProvisionComponent exception, Set<Sensitivity> kinds, Set<String> types) {
    Set<String> named = namedTypes(exception);
    if (exception.hasSecurityLabel()) {
      Set<Sensitivity> denied = denied(exception);
      kinds.removeAll(denied);
      if (denied.contains(Sensitivity.ADM)) {
        types.remove(PATIENT);
      }
    } else if (named.isEmpty()) {
      kinds.clear();
    } else {
      types.removeAll(named);
    }
  }

  private static Set<Sensitivity> permitted(ProvisionComponent provision) {
    Set<Sensitivity> kinds = EnumSet.noneOf(Sensitivity.class);
    if (provision.hasSecurityLabel()) {
      codes(provision.getSecurityLabel())
          .filter(LABELLED::containsKey)
          .forEach(label -> kinds.add(LABELLED.get(label)));
    } else {
      kinds.addAll(ORDINARY);
    }
    return kinds;
  }

  /** A label that this server does not know may stand for anything. */
  private static Set<Sensitivity> denied(ProvisionComponent provision) {
    boolean known =
        provision.hasSecurityLabel()
            && codes(provision.getSecurityLabel()).allMatch(LABELLED::containsKey);
    Set<Sensitivity> kinds = known ? permitted(provision) : EnumSet.allOf(Sensitivity.class);
    if (kinds.contains(Sensitivity.HIV)) {
      // What is told to a peer counsellor tells of HIV too.
      kinds.add(Sensitivity.PEER);
    }
    return kinds;
  }

  /** Whoever may see something of a person may see who that is. */
  private static Set<String> types(ProvisionComponent provision) {
    Set<String> types = new TreeSet<>();
    if (!provision.hasClass_()) {
      types.addAll(ServedTypes.STORED);
    } else if (!namedTypes(provision).isEmpty()) {
      types.addAll(namedTypes(provision));
      types.add(PATIENT);
    }
    return types;
  }

  private static Set<String> namedTypes(ProvisionComponent provision) {
    return codes(provision.getClass_())
        .filter(ServedTypes.STORED::contains)
        .collect(Collectors.toSet());
  }

  private static Stream<String> codes(List<Coding> codings) {
    return codings.stream().map(coding -> coding.hasCode() ? coding.getCode() : "");
  }

  /** Those of whom a provision speaks; of everyone if it names nobody. */
  private static Set<String> named(ProvisionComponent provision) {
    Set<String> named = new TreeSet<>();
    provision.getActor().forEach(actor -> add(actor.getReference(), named));
    if (!provision.hasActor()) {
      named.add(Permissions.ANYONE);
    }
    return named;
  }

  private static Set<String> recipients(ProvisionComponent provision) {
    Set<String> recipients = new TreeSet<>();
    provision.getActor().stream()
        .filter(actor -> isRecipient(actor.getRole()))
        .forEach(actor -> add(actor.getReference(), recipients));
    return recipients;
  }

  private static boolean isRecipient(CodeableConcept role) {
    return codes(role.getCoding()).anyMatch(RECIPIENTS::contains);
  }

  private static void add(Reference reference, Set<String> names) {
    IdType id = new IdType(reference.getReference());
    if (id.hasResourceType()
        && id.hasIdPart()
        && !id.isAbsolute()
        && GRANTEES.contains(id.getResourceType())) {
      names.add(id.getResourceType() + '/' + id.getIdPart());
    }
  }
}
