package org.doorstep.deidentified;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.hl7.fhir.instance.model.api.IIdType;
import org.hl7.fhir.r4.model.Base;
import org.hl7.fhir.r4.model.BaseDateTimeType;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.PrimitiveType;
import org.hl7.fhir.r4.model.Property;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.ResourceFactory;
import org.jspecify.annotations.Nullable;

/**
 * Takes out of a record whatever may tell whose it is: only elements of the allow-list stay, under
 * other ids, with dates moved and places made larger. The same record gives the same result.
 */
public final class Deidentification {

  private static final List<String> OWNERS = List.of("subject", "patient", "for");

  private final AllowList list;
  private final Pseudonyms pseudonyms;
  private final Places places;
  private final RareCodes codes;
  private final LocalDate today;

  /**
   * Prepares for records.
   *
   * @param pseudonyms the names that records get
   * @param places the areas that may be named
   * @param codes who has which codes
   * @param today from which the age of the oldest is counted
   */
  public Deidentification(Pseudonyms pseudonyms, Places places, RareCodes codes, LocalDate today) {
    this.list = AllowList.shipped();
    this.pseudonyms = pseudonyms;
    this.places = places;
    this.codes = codes;
    this.today = today;
  }

  /**
   * What is left of a record.
   *
   * @param record a record with its id
   * @return a new record; empty if records of its type do not stay, or if it is a person's and does
   *     not say whose
   */
  public Optional<Resource> of(Resource record) {
    String type = record.fhirType();
    Optional<String> person = person(record);
    if (!list.leadsOn(type) || person.isEmpty()) {
      return Optional.empty();
    }
    Resource left = ResourceFactory.createResource(type);
    fill(left, record, type, pseudonyms.weeks(person.get()));
    left.setId(new IdType(type, pseudonyms.id(type, record.getIdElement().getIdPart())));
    return Optional.of(left);
  }

  private static Optional<String> person(Resource record) {
    if ("Patient".equals(record.fhirType())) {
      return Optional.ofNullable(record.getIdElement().getIdPart());
    }
    return OWNERS.stream()
        .flatMap(name -> Stream.ofNullable(record.getNamedProperty(name)))
        .flatMap(property -> property.getValues().stream())
        .filter(Reference.class::isInstance)
        .map(owner -> ((Reference) owner).getReferenceElement())
        .filter(id -> "Patient".equals(id.getResourceType()) && !id.isAbsolute())
        .map(IIdType::getIdPart)
        .findFirst();
  }

  /** Copies what may stay and says whether anything does. */
  private boolean fill(Base left, Base from, String path, int weeks) {
    boolean any = false;
    for (Property property : from.children()) {
      String name = property.getName().replace("[x]", "");
      for (Base value : property.getValues()) {
        Base kept = kept(value, path + '.' + step(name, value), weeks);
        if (kept != null) {
          left.setProperty(property.getName(), kept);
          any = true;
        }
      }
    }
    return any;
  }

  private static String step(String name, Base value) {
    if (!(value instanceof Extension extension)) {
      return name;
    }
    String url = extension.getUrl();
    return name + '(' + url.substring(url.lastIndexOf('/') + 1) + ')';
  }

  private @Nullable Base kept(Base value, String path, int weeks) {
    Optional<Rule> rule = list.rule(path);
    if (rule.isPresent()) {
      return changed(value, rule.get(), weeks);
    }
    if (!list.leadsOn(path) || value.isPrimitive()) {
      return null;
    }
    Base left = emptyOf(value);
    boolean any = fill(left, value, path, weeks);
    if (any && left instanceof Extension extension) {
      extension.setUrl(((Extension) value).getUrl());
    }
    return any && !(left instanceof Coding coding && !lift(coding)) ? left : null;
  }

  /** Whether enough people have the code or one above it. */
  private boolean lift(Coding coding) {
    Optional<String> lifted =
        coding.hasCode()
            ? codes.lifted(String.valueOf(coding.getSystem()), coding.getCode())
            : Optional.empty();
    lifted.ifPresent(coding::setCode);
    return lifted.isPresent();
  }

  private @Nullable Base changed(Base value, Rule rule, int weeks) {
    return switch (rule) {
      case KEEP -> value.isPrimitive() ? plain(value, value.primitiveValue()) : null;
      case REFERENCE ->
          value instanceof Reference reference ? reference(reference).orElse(null) : null;
      case PLACE -> value instanceof Reference reference ? place(reference).orElse(null) : null;
      case SHIFT ->
          value instanceof BaseDateTimeType time
              ? Moved.byWeeks(time, weeks).map(text -> plain(value, text)).orElse(null)
              : null;
      case BIRTH ->
          value instanceof BaseDateTimeType time
              ? Moved.toYear(time, today).map(text -> plain(value, text)).orElse(null)
              : null;
    };
  }

  /** A primitive may carry extensions with texts; the value alone stays. */
  private static @Nullable Base plain(Base value, @Nullable String text) {
    if (text == null) {
      return null;
    }
    Base plain = emptyOf(value);
    ((PrimitiveType<?>) plain).setValueAsString(text);
    return plain;
  }

  private Optional<Reference> reference(Reference reference) {
    return here(reference)
        .map(
            id ->
                new Reference(
                    id.getResourceType()
                        + '/'
                        + pseudonyms.id(id.getResourceType(), id.getIdPart())));
  }

  private Optional<Reference> place(Reference reference) {
    return here(reference)
        .filter(id -> "Location".equals(id.getResourceType()))
        .flatMap(id -> places.area(id.getIdPart()))
        .map(area -> new Reference("Location/" + pseudonyms.id("Location", area)));
  }

  private static Optional<IIdType> here(Reference reference) {
    IIdType id = reference.getReferenceElement();
    return Optional.of(id).filter(it -> !it.isAbsolute() && it.hasResourceType() && it.hasIdPart());
  }

  private static Base emptyOf(Base value) {
    try {
      return value.getClass().getDeclaredConstructor().newInstance();
    } catch (ReflectiveOperationException impossible) {
      throw new IllegalStateException("Elements of FHIR can be made empty.", impossible);
    }
  }
}
