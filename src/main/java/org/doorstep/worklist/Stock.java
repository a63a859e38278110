package org.doorstep.worklist;

import static ca.uhn.fhir.rest.param.ParamPrefixEnum.GREATERTHAN_OR_EQUALS;

import java.math.BigDecimal;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.doorstep.fhir.DoorstepCodes;
import org.hl7.fhir.r4.model.BaseDateTimeType;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.Medication;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;

/**
 * Medicines of a vehicle or a store: by the last count of each batch, which no search can tell from
 * those before it.
 */
final class Stock {

  private static final String ATC = "http://www.whocc.no/atc";

  private final Collection<Observation> counts;
  private final Map<String, Medication> batches;

  private Stock(Collection<Observation> counts, Map<String, Medication> batches) {
    this.counts = counts;
    this.batches = batches;
  }

  /** The last counts of medicines of which a place has fewer than it should, the fewest first. */
  static List<Resource> low(Asked asked, Reading records) {
    Stock stock = of(asked, records);
    Map<String, BigDecimal> left = new HashMap<>();
    stock.counts.forEach(
        count -> left.merge(stock.medicineAt(count), amount(count), BigDecimal::add));
    BigDecimal enough = BigDecimal.valueOf(asked.below());
    return stock.counts.stream()
        .filter(count -> left(left, stock, count).compareTo(enough) < 0)
        .sorted(
            Comparator.comparing((Observation count) -> left(left, stock, count))
                .thenComparing(count -> count.getIdElement().getIdPart()))
        .map(Resource.class::cast)
        .toList();
  }

  private static BigDecimal left(Map<String, BigDecimal> left, Stock stock, Observation count) {
    return left.getOrDefault(stock.medicineAt(count), BigDecimal.ZERO);
  }

  /** Batches of which something is left and that expire, the first to expire first. */
  static List<Resource> expiring(Asked asked, Reading records) {
    Stock stock = of(asked, records);
    String last = asked.date().plusDays(asked.days()).toString();
    return stock.counts.stream()
        .filter(count -> amount(count).signum() > 0)
        .map(count -> stock.batches.get(id(count.getFocusFirstRep())))
        .filter(batch -> batch != null && expiry(batch).compareTo(last) <= 0)
        .distinct()
        .sorted(
            Comparator.comparing(Stock::expiry)
                .thenComparing(batch -> batch.getIdElement().getIdPart()))
        .map(Resource.class::cast)
        .toList();
  }

  private static Stock of(Asked asked, Reading records) {
    Map<String, Observation> last = new HashMap<>();
    records
        .all(
            Question.about(Observation.class)
                .coded("code", DoorstepCodes.codeSystem("doorstep-obs"), "stock-level")
                .code("status", "final", "amended", "corrected")
                .date("date", GREATERTHAN_OR_EQUALS, asked.date().minusDays(asked.late()))
                .reference("subject", asked.unit()))
        .forEach(
            count ->
                last.merge(
                    id(count.getSubject()) + ' ' + id(count.getFocusFirstRep()),
                    count,
                    Stock::later));
    List<String> ids =
        last.values().stream().map(count -> id(count.getFocusFirstRep())).distinct().toList();
    Map<String, Medication> batches =
        records.ofIds(Medication.class, ids).stream()
            .collect(Collectors.toMap(batch -> batch.getIdElement().getIdPart(), batch -> batch));
    return new Stock(last.values(), batches);
  }

  private static Observation later(Observation one, Observation other) {
    return time(one).compareTo(time(other)) >= 0 ? one : other;
  }

  private static Long time(Observation count) {
    return count.getEffective() instanceof DateTimeType at && at.getValue() != null
        ? at.getValue().getTime()
        : 0L;
  }

  private static BigDecimal amount(Observation count) {
    return count.hasValueQuantity() && count.getValueQuantity().hasValue()
        ? count.getValueQuantity().getValue()
        : BigDecimal.ZERO;
  }

  /** A place and a medicine, of whatever batch. */
  private String medicineAt(Observation count) {
    String batch = id(count.getFocusFirstRep());
    Medication medication = batches.get(batch);
    return id(count.getSubject())
        + ' '
        + (medication == null ? batch : medicine(medication.getCode(), batch));
  }

  private static String medicine(CodeableConcept code, String batch) {
    return code.getCoding().stream()
        .filter(coding -> ATC.equals(coding.getSystem()))
        .findFirst()
        .map(coding -> coding.getCode())
        .orElse(batch);
  }

  private static String expiry(Medication batch) {
    BaseDateTimeType day = batch.getBatch().getExpirationDateElement();
    String text = day.getValueAsString();
    return text == null ? "9999" : text.substring(0, Math.min(10, text.length()));
  }

  private static String id(Reference reference) {
    return String.valueOf(reference.getReferenceElement().getIdPart());
  }
}
