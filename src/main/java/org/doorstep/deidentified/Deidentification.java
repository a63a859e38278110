package org.doorstep.deidentified;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.doorstep.fhir.DoorstepCodes;
import org.hl7.fhir.instance.model.api.IIdType;
import org.hl7.fhir.r4.model.Base;
import org.hl7.fhir.r4.model.BaseDateTimeType;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Encounter;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.MarkdownType;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.PrimitiveType;
import org.hl7.fhir.r4.model.Property;
import org.hl7.fhir.r4.model.Quantity;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.ResourceFactory;
import org.hl7.fhir.r4.model.StringType;
import org.jspecify.annotations.Nullable;

/**
 * Takes out of a record whatever may tell whose it is: only elements of the allow-list stay, under
 * other ids, with dates moved and places made larger. The same record gives the same result.
 */
public final class Deidentification {

  private static final String RESIDENCE = DoorstepCodes.structure("doorstep-residence");
  private static final Set<Class<?>> TEXTS = Set.of(StringType.class, MarkdownType.class);
  private static final List<String> OWNERS = List.of("subject", "patient", "for");

  /**
   * How a person's records are told.
   *
   * @param weeks by how much dates are moved
   * @param detail how much is told
   * @param there to which records references may lead
   */
  private record Telling(int weeks, Detail detail, Predicate<String> there) {}

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
   * @param detail how much may be told of the person
   * @param there whether a record is there to be referred to, by its type and id
   * @return a new record; empty if records of its type do not stay, or if it is a person's and does
   *     not say whose
   */
  public Optional<Resource> of(Resource record, Detail detail, Predicate<String> there) {
    String type = record.fhirType();
    Optional<String> person = person(record);
    if (!list.leadsOn(type) || person.isEmpty()) {
      return Optional.empty();
    }
    Resource left = ResourceFactory.createResource(type);
    fill(left, record, type, new Telling(pseudonyms.weeks(person.get()), detail, there));
    left.setId(new IdType(type, pseudonyms.id(type, record.getIdElement().getIdPart())));
    return Optional.of(left);
  }

  /**
   * What may be known of a person.
   *
   * @param patient the person
   * @param records their records
   * @return what others may know and recognise them by
   */
  public Known known(Patient patient, Collection<Resource> records) {
    Set<LocalDate> visits = new TreeSet<>();
    Set<String> kinds = new TreeSet<>();
    Set<String> areas = new TreeSet<>();
    Optional.ofNullable(patient.getExtensionByUrl(RESIDENCE))
        .map(Extension::getValue)
        .filter(Reference.class::isInstance)
        .flatMap(residence -> area((Reference) residence))
        .ifPresent(areas::add);
    for (Resource record : records) {
      codes(record, kinds);
      if (record instanceof Encounter visit) {
        Moved.byWeeks(visit.getPeriod().getStartElement(), 0).ifPresent(visits::add);
        visit.getLocation().forEach(at -> area(at.getLocation()).ifPresent(areas::add));
      }
    }
    return new Known(
        patient.getIdElement().getIdPart(),
        Optional.ofNullable(patient.getGenderElement().getValueAsString()),
        Moved.toYear(patient.getBirthDateElement(), today),
        Optional.of(String.join("+", areas)).filter(it -> !it.isEmpty()),
        visits,
        kinds);
  }

  private static void codes(Base element, Set<String> codes) {
    if (element instanceof Coding coding && coding.hasCode()) {
      codes.add(coding.getSystem() + '|' + coding.getCode());
    }
    if (element instanceof Quantity quantity && quantity.hasCode()) {
      codes.add(quantity.getSystem() + '|' + quantity.getCode());
    }
    element.children().forEach(it -> it.getValues().forEach(value -> codes(value, codes)));
  }

  /**
   * The types of records that may stay.
   *
   * @return their names
   */
  public static Set<String> types() {
    return AllowList.shipped().paths().stream()
        .map(path -> path.substring(0, path.indexOf('.')))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** The id of the Patient whose record it is; empty if it does not say or is nobody's. */
  public static Optional<String> person(Resource record) {
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
  private boolean fill(Base left, Base from, String path, Telling telling) {
    boolean any = false;
    for (Property property : from.children()) {
      String name = property.getName().replace("[x]", "");
      for (Base value : property.getValues()) {
        Base kept = kept(value, path + '.' + step(name, value), telling);
        if (kept != null) {
          left.setProperty(property.getName(), kept);
          any = true;
        }
      }
    }
    return any;
  }

  static String step(String name, Base value) {
    if (!(value instanceof Extension extension)) {
      return name;
    }
    String url = extension.getUrl();
    // One of somebody else's may end like one of ours.
    return name + '(' + url.replace(DoorstepCodes.structure(""), "") + ')';
  }

  private @Nullable Base kept(Base value, String path, Telling telling) {
    Optional<Rule> rule = list.rule(path);
    if (rule.isPresent()) {
      return changed(value, rule.get(), telling);
    }
    if (!list.leadsOn(path) || value.isPrimitive()) {
      return null;
    }
    Base left = emptyOf(value);
    boolean any = fill(left, value, path, telling);
    if (any && left instanceof Extension extension) {
      extension.setUrl(((Extension) value).getUrl());
    }
    if (left instanceof Quantity quantity && !isCommon(quantity)) {
      quantity.setSystem(null).setCode(null);
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

  /** Units may be made up, and UCUM has room for a word in each. */
  private boolean isCommon(Quantity quantity) {
    return codes
        .lifted(String.valueOf(quantity.getSystem()), String.valueOf(quantity.getCode()))
        .filter(code -> code.equals(quantity.getCode()))
        .isPresent();
  }

  private @Nullable Base changed(Base value, Rule rule, Telling telling) {
    return switch (rule) {
      case KEEP -> isText(value) ? null : plain(value, value.primitiveValue());
      case REFERENCE ->
          value instanceof Reference reference
              ? reference(reference, telling.there()).orElse(null)
              : null;
      case PLACE ->
          value instanceof Reference reference && telling.detail().tellsArea()
              ? place(reference).orElse(null)
              : null;
      case SHIFT ->
          value instanceof BaseDateTimeType time
              ? Moved.byWeeks(time, telling.weeks())
                  .map(day -> plain(value, telling.detail().day(day).toString()))
                  .orElse(null)
              : null;
      case BIRTH ->
          value instanceof BaseDateTimeType time
              ? Moved.toYear(time, today)
                  .flatMap(telling.detail()::birth)
                  .map(year -> plain(value, String.valueOf(year)))
                  .orElse(null)
              : null;
    };
  }

  /** What somebody has written in their own words. */
  private static boolean isText(Base value) {
    return !value.isPrimitive() || TEXTS.contains(value.getClass());
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

  private Optional<Reference> reference(Reference reference, Predicate<String> there) {
    return here(reference)
        .filter(id -> there.test(id.getResourceType() + '/' + id.getIdPart()))
        .map(
            id ->
                new Reference(
                    id.getResourceType()
                        + '/'
                        + pseudonyms.id(id.getResourceType(), id.getIdPart())));
  }

  private Optional<Reference> place(Reference reference) {
    return area(reference)
        .map(area -> new Reference("Location/" + pseudonyms.id("Location", area)));
  }

  private Optional<String> area(Reference reference) {
    return here(reference)
        .filter(id -> "Location".equals(id.getResourceType()))
        .flatMap(id -> places.area(id.getIdPart()));
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
