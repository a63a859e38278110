package org.doorstep.transfer;

import ca.uhn.fhir.model.api.TemporalPrecisionEnum;
import java.math.BigDecimal;
import java.text.NumberFormat;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.MissingResourceException;
import org.doorstep.fhir.Language;
import org.doorstep.fhir.Messages;
import org.doorstep.profiles.Terms;
import org.hl7.fhir.r4.model.BaseDateTimeType;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Quantity;
import org.jspecify.annotations.Nullable;

/** How a summary speaks in one language: sentences, names of codes, dates and quantities. */
final class Wording {

  private static final ZoneId UTC = ZoneId.of("UTC");

  private final Language language;
  private final Terms terms;
  private final Messages messages;

  Wording(Language language, Terms terms) {
    this.language = language;
    this.terms = terms;
    this.messages = new Messages("org.doorstep.transfer.summary", language);
  }

  Language language() {
    return language;
  }

  /** The sentence or label with this key. */
  String text(String key, Object... arguments) {
    return messages.text(key, arguments);
  }

  /** The sentence or label with this key, or the given one where the key is not known. */
  String textOr(String key, String otherwise) {
    try {
      return messages.text(key);
    } catch (MissingResourceException unknown) {
      return otherwise;
    }
  }

  /** A code as people read it: the translated name, else what the sender wrote. */
  String name(CodeableConcept concept) {
    for (Coding coding : concept.getCoding()) {
      String known = known(coding);
      if (known != null) {
        return known;
      }
    }
    if (concept.hasText()) {
      return concept.getText();
    }
    return concept.getCoding().stream().map(this::name).findFirst().orElse("");
  }

  /** A code as people read it. */
  String name(Coding coding) {
    String known = known(coding);
    if (known != null) {
      return known;
    }
    return coding.hasDisplay() ? coding.getDisplay() : String.valueOf(coding.getCode());
  }

  /** Several codes, separated by semicolons. */
  String names(List<CodeableConcept> concepts) {
    return String.join("; ", concepts.stream().map(this::name).filter(s -> !s.isBlank()).toList());
  }

  private @Nullable String known(Coding coding) {
    return coding.hasSystem() && coding.hasCode()
        ? terms.name(coding.getSystem(), coding.getCode(), language).orElse(null)
        : null;
  }

  /** A quantity with its comparator and unit. */
  String quantity(Quantity quantity) {
    if (!quantity.hasValue()) {
      return "";
    }
    String unit = unit(quantity);
    String comparator =
        quantity.hasComparator() ? quantity.getComparator().toCode() + "\u00a0" : "";
    return comparator + number(quantity.getValue()) + (unit.isEmpty() ? "" : "\u00a0" + unit);
  }

  /** A number as it is written in this language, with all the digits that were measured. */
  String number(BigDecimal value) {
    NumberFormat format = NumberFormat.getNumberInstance(language.locale());
    int digits = Math.max(0, value.scale());
    format.setMinimumFractionDigits(digits);
    format.setMaximumFractionDigits(digits);
    format.setGroupingUsed(value.abs().compareTo(BigDecimal.valueOf(10_000)) >= 0);
    return format.format(value);
  }

  /** The unit of a quantity, in this language where it is one of the usual ones. */
  String unit(Quantity quantity) {
    String written = quantity.hasUnit() ? quantity.getUnit() : "";
    return quantity.hasCode()
        ? textOr("unit." + quantity.getCode(), written.isEmpty() ? quantity.getCode() : written)
        : written;
  }

  /** A date or time as precise as it was written, in the time zone in which it was written. */
  String date(@Nullable BaseDateTimeType value) {
    if (value == null || value.getValue() == null) {
      return "";
    }
    TemporalPrecisionEnum precision = value.getPrecision();
    if (precision == TemporalPrecisionEnum.YEAR) {
      return String.valueOf(value.getYear());
    }
    if (precision == TemporalPrecisionEnum.MONTH) {
      return YearMonth.parse(value.getValueAsString())
          .format(DateTimeFormatter.ofPattern(text("format.month"), locale()));
    }
    if (precision == TemporalPrecisionEnum.DAY) {
      return date(LocalDate.parse(value.getValueAsString()));
    }
    ZoneId zone = value.getTimeZone() == null ? UTC : value.getTimeZone().toZoneId();
    ZonedDateTime moment = value.getValue().toInstant().atZone(zone);
    // Teams write their own clock time; what a machine wrote in UTC must not be taken for it.
    boolean utc = moment.getOffset().getTotalSeconds() == 0;
    return utc ? time(moment) + " UTC" : time(moment);
  }

  /** The day of a date or time, where it is written as exactly as a day. */
  String day(@Nullable BaseDateTimeType value) {
    return Moments.day(value).map(this::date).orElseGet(() -> date(value));
  }

  /** A day. */
  String date(LocalDate day) {
    return day.format(DateTimeFormatter.ofPattern(text("format.date"), locale()));
  }

  /** A moment, to the minute. */
  String time(ZonedDateTime moment) {
    return moment.format(DateTimeFormatter.ofPattern(text("format.time"), locale()));
  }

  private Locale locale() {
    return language.locale();
  }
}
