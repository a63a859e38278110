package org.doorstep.deidentified;

import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.hl7.fhir.r4.model.Base;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Property;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.StringType;
import org.hl7.fhir.r4.model.UriType;

/**
 * Looks at a record that comes as de-identified: where it is kept nobody relies on those who sent
 * it. Only elements of the allow-list may be in it, under ids that are pseudonyms.
 */
public final class IntakeCheck {

  private static final Pattern PSEUDONYM =
      Pattern.compile("[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}");
  private static final Pattern REFERENCE =
      Pattern.compile("[A-Z][A-Za-z]{1,40}/" + PSEUDONYM.pattern());
  private static final Pattern DAY = Pattern.compile("\\d{4}-\\d{2}-\\d{2}");
  private static final Pattern YEAR = Pattern.compile("\\d{4}");

  private final AllowList list = AllowList.shipped();

  /**
   * What is wrong with a record.
   *
   * @param record a record as it came
   * @return the path of an element that must not be there; empty if there is none
   */
  public Optional<String> fault(Resource record) {
    String type = record.fhirType();
    String id = record.getIdElement().getIdPart();
    if (!list.leadsOn(type) || id == null || !PSEUDONYM.matcher(id).matches()) {
      return Optional.of(type + ".id");
    }
    return within(record, type);
  }

  private Optional<String> within(Base element, String path) {
    for (Property property : element.children()) {
      String name = property.getName().replace("[x]", "");
      for (Base value : property.getValues()) {
        boolean id = value instanceof IdType && "id".equals(name) && path.indexOf('.') < 0;
        Optional<String> fault = id || value.isEmpty() ? Optional.empty() : of(value, path, name);
        if (fault.isPresent()) {
          return fault;
        }
      }
    }
    return Optional.empty();
  }

  private Optional<String> of(Base value, String path, String name) {
    if (value instanceof UriType && "url".equals(name) && path.endsWith(")")) {
      return Optional.empty();
    }
    String step = path + '.' + Deidentification.step(name, value);
    Optional<Rule> rule = list.rule(step);
    if (rule.isPresent()) {
      return isKeptTo(rule.get(), value) ? Optional.empty() : Optional.of(step);
    }
    return list.leadsOn(step) && !value.isPrimitive() ? within(value, step) : Optional.of(step);
  }

  private static boolean isKeptTo(Rule rule, Base value) {
    return switch (rule) {
      case KEEP -> value.isPrimitive() && isPlain(value);
      case REFERENCE, PLACE -> value instanceof Reference reference && isPseudonym(reference);
      case SHIFT -> isPlain(value) && DAY.matcher(String.valueOf(value.primitiveValue())).matches();
      case BIRTH ->
          isPlain(value) && YEAR.matcher(String.valueOf(value.primitiveValue())).matches();
    };
  }

  /** Without an id and extensions, and no text. */
  private static boolean isPlain(Base value) {
    boolean text = StringType.class.equals(value.getClass());
    return !text && value.children().stream().allMatch(it -> it.getValues().isEmpty());
  }

  private static boolean isPseudonym(Reference reference) {
    Set<String> told = Set.of("reference");
    return REFERENCE.matcher(String.valueOf(reference.getReference())).matches()
        && reference.children().stream()
            .filter(it -> !told.contains(it.getName()))
            .allMatch(it -> it.getValues().isEmpty());
  }
}
