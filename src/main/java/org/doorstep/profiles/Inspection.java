package org.doorstep.profiles;

import ca.uhn.fhir.context.FhirContext;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.r5.elementmodel.Manager.FhirFormat;
import org.hl7.fhir.utilities.validation.ValidationMessage;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Holds content to R4 and to Doorstep's profiles and says in plain words what is wrong with it. */
@Component
class Inspection {

  private static final Logger LOG = LoggerFactory.getLogger(Inspection.class);

  /** Notes of the validator on its own work, which tell a sender nothing. */
  private static final String MATCHING_NOTE = "DETAILS_FOR__MATCHING_AGAINST_PROFILE_";

  /**
   * The validator holds every Bundle to the rules of a stored one: that each entry has an absolute
   * fullUrl and each reference leads to an entry. A transaction needs neither, and the store says
   * itself what it does not find.
   */
  private static final String OF_STORED_BUNDLES = "BUNDLE_";

  private static final Pattern REQUEST =
      Pattern.compile(
          "\"type\"\\s*:\\s*\"(transaction|batch)\"|<type value=\"(transaction|batch)\"");

  private final FhirContext context;
  private final Validator validator;
  private final PlainWords words;
  private final SoundRecords sound = new SoundRecords();

  Inspection(FhirContext context, Validator validator) {
    this.context = context;
    this.validator = validator;
    this.words = new PlainWords(new AllowedCodes(validator.chain()));
  }

  /**
   * Checks content as it was sent.
   *
   * @param content a resource, or a Bundle with all that is in it
   * @param format JSON or XML
   * @param profiles canonical URLs of profiles to hold it to, besides those it claims or implies
   * @return what was found, each once, in the order of the content
   */
  List<Finding> of(String content, FhirFormat format, Collection<String> profiles) {
    List<Finding> findings = new ArrayList<>();
    Set<Finding> seen = new HashSet<>();
    boolean isRequest = REQUEST.matcher(content).find();
    for (ValidationMessage message : messages(content, format, profiles)) {
      Finding finding = Finding.of(message, words);
      if (isWorthTelling(message, isRequest) && seen.add(finding)) {
        findings.add(finding);
      }
    }
    return findings;
  }

  private static boolean isWorthTelling(ValidationMessage message, boolean inRequest) {
    String id = String.valueOf(message.getMessageId()).toUpperCase(Locale.ROOT);
    return !id.equals(MATCHING_NOTE) && !(inRequest && id.startsWith(OF_STORED_BUNDLES));
  }

  /** Refuses a resource that must not be stored as it is. */
  void requireSound(IBaseResource resource) {
    String json = context.newJsonParser().encodeResourceToString(resource);
    if (!sound.knows(json)) {
      Findings found = new Findings(of(json, FhirFormat.JSON, List.of()));
      if (found.hasErrors()) {
        throw found.refusal();
      }
      sound.add(json);
    }
  }

  boolean knows(String profile) {
    return validator.checker().structure(profile) != null;
  }

  /** The validator may trip over content that it does not expect; that is the content's fault. */
  private List<ValidationMessage> messages(
      String content, FhirFormat format, Collection<String> profiles) {
    try {
      return validator.checker().check(content, format, profiles);
    } catch (RuntimeException | StackOverflowError tripped) {
      LOG.info("The validator could not read a resource: {}", tripped.getClass().getName());
      ValidationMessage message = new ValidationMessage();
      message.setLevel(ValidationMessage.IssueSeverity.FATAL);
      message.setType(ValidationMessage.IssueType.STRUCTURE);
      message.setMessage(
          "The resource is not built as FHIR R4 builds it and could not be read. Compare its"
              + " structure with the definition of its type.");
      return List.of(message);
    }
  }
}
