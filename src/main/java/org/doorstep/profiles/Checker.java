package org.doorstep.profiles;

import ca.uhn.fhir.context.support.IValidationSupport;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.regex.Pattern;
import org.hl7.fhir.r5.elementmodel.Element;
import org.hl7.fhir.r5.elementmodel.JsonParser;
import org.hl7.fhir.r5.elementmodel.Manager;
import org.hl7.fhir.r5.elementmodel.Manager.FhirFormat;
import org.hl7.fhir.r5.elementmodel.ParserBase;
import org.hl7.fhir.r5.elementmodel.ValidatedFragment;
import org.hl7.fhir.r5.elementmodel.XmlParser;
import org.hl7.fhir.r5.model.StructureDefinition;
import org.hl7.fhir.r5.utils.validation.IValidationPolicyAdvisor;
import org.hl7.fhir.utilities.i18n.I18nConstants;
import org.hl7.fhir.utilities.validation.ValidationMessage;
import org.hl7.fhir.utilities.validation.ValidationMessage.IssueSeverity;
import org.jspecify.annotations.Nullable;

/**
 * Checks resources as HAPI's validator does, with the same messages, for a small part of its time.
 */
final class Checker {

  private static final int KEPT = 2 * Runtime.getRuntime().availableProcessors();

  /**
   * What the validator calls an error but R4 does not: a profile that nobody here knows, and
   * relative canonicals and measures without a library as in the specification's own examples.
   */
  private static final Set<String> WARNINGS =
      Set.of(
          I18nConstants.VALIDATION_VAL_PROFILE_UNKNOWN,
          I18nConstants.VALIDATION_VAL_PROFILE_UNKNOWN_NOT_POLICY,
          I18nConstants.TYPE_SPECIFIC_CHECKS_CANONICAL_ABSOLUTE,
          I18nConstants.MEASURE_M_CRITERIA_CQL_NO_LIB);

  /** R4 lets white space stand in base 64; the validator's reader stumbles over it. */
  private static final Pattern WHITE_SPACE =
      Pattern.compile("Illegal base64 character (9|a|d|20)$");

  private final Definitions definitions;
  private final IValidationPolicyAdvisor policy;
  private final BlockingQueue<ReusableValidator> idle = new ArrayBlockingQueue<>(KEPT);

  Checker(IValidationSupport chain, Kinds kinds) {
    this.definitions = new Definitions(chain);
    this.policy = new ImpliedProfiles(kinds, this::structure);
  }

  /**
   * Checks a resource, or a Bundle with all that is in it.
   *
   * @param content the resource as it was sent
   * @param format JSON or XML
   * @param profiles the canonical URLs of profiles to hold it to, besides those that it claims
   * @return every message, those of no consequence included
   */
  List<ValidationMessage> check(String content, FhirFormat format, Collection<String> profiles) {
    List<ValidationMessage> messages = new ArrayList<>();
    ReusableValidator validator = take();
    for (ValidatedFragment fragment : parse(content, format)) {
      @Nullable Element element = fragment.getElement();
      List<ValidationMessage> found = fragment.getErrors();
      if (element != null) {
        List<StructureDefinition> known = known(profiles, element);
        validator.validate(null, found, null, element, known);
        found.removeIf(message -> LocalReferences.isContained(element, message));
      }
      messages.addAll(found);
    }
    giveBack(validator);
    return messages.stream().filter(Checker::matters).map(Checker::atItsLevel).toList();
  }

  @Nullable StructureDefinition structure(String url) {
    return definitions.fetchResource(StructureDefinition.class, url);
  }

  private ReusableValidator take() {
    ReusableValidator validator = idle.poll();
    return validator == null ? new ReusableValidator(definitions, policy) : validator;
  }

  /** A validator that threw is not given back: nobody knows what it remembers. */
  private void giveBack(ReusableValidator validator) {
    if (!validator.isRetired()) {
      idle.offer(validator);
    }
  }

  private List<ValidatedFragment> parse(String content, FhirFormat format) {
    ParserBase parser = Manager.makeParser(definitions, format);
    parser.setupValidation(ParserBase.ValidationPolicy.EVERYTHING);
    if (parser instanceof XmlParser xml) {
      xml.setAllowXsiLocation(true);
    }
    if (parser instanceof JsonParser json) {
      json.setAllowComments(false);
    }
    try {
      return parser.parse(new ByteArrayInputStream(content.getBytes(StandardCharsets.UTF_8)));
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  private List<StructureDefinition> known(Collection<String> profiles, Element element) {
    List<StructureDefinition> known = new ArrayList<>();
    profiles.forEach(url -> addIfKnown(url, known));
    @Nullable Element meta = element.hasChildren() ? element.getNamedChild("meta") : null;
    if (meta != null && meta.hasChildren()) {
      meta.getChildrenByName("profile").forEach(profile -> addIfKnown(profile.getValue(), known));
    }
    return known;
  }

  private void addIfKnown(@Nullable String url, List<StructureDefinition> known) {
    @Nullable StructureDefinition structure = url == null ? null : structure(url);
    if (structure != null) {
      known.add(structure);
    }
  }

  /** What HAPI drops too: remarks on bindings without a source and on the list of MIME types. */
  private static boolean matters(ValidationMessage message) {
    @Nullable String id = message.getMessageId();
    return !I18nConstants.TERMINOLOGY_TX_BINDING_NOSOURCE.equals(id)
        && !(I18nConstants.TERMINOLOGY_TX_VALUESET_NOTFOUND.equals(id)
            && message.getMessage().contains("http://hl7.org/fhir/ValueSet/mimetypes"));
  }

  private static ValidationMessage atItsLevel(ValidationMessage message) {
    String id = String.valueOf(message.getMessageId());
    if (WARNINGS.contains(id)
        || (I18nConstants.TYPE_SPECIFIC_CHECKS_DT_ATT_B64_DECODE_FAIL.equals(id)
            && WHITE_SPACE.matcher(message.getMessage()).find())) {
      message.setLevel(IssueSeverity.WARNING);
    }
    return message;
  }
}
