package org.doorstep.transfer;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.doorstep.fhir.DoorstepCodes;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.DateType;
import org.hl7.fhir.r4.model.Dosage;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.Medication;
import org.hl7.fhir.r4.model.MedicationDispense;
import org.hl7.fhir.r4.model.MedicationRequest;
import org.hl7.fhir.r4.model.MedicationStatement;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.Type;

/** What the person takes now, what was handed out last, and how long it lasts. */
final class MedicineSections {

  /** A supply that ended longer ago than this is history, not treatment. */
  private static final int DAYS_KEPT = 90;

  /** A hospital that has to get hold of a medicine needs some days for it. */
  private static final int DAYS_SCARCE = 7;

  private MedicineSections() {}

  /** One medicine with what is known of it, the newest of each kind. */
  private static final class Medicine {
    private final String name;
    private boolean current;
    private String dose = "";
    private Optional<MedicationDispense> dispensed = Optional.empty();
    private final List<Resource> records = new ArrayList<>();

    Medicine(String name) {
      this.name = name;
    }

    void dose(List<Dosage> dosage) {
      if (dose.isEmpty()) {
        dose =
            String.join(
                "; ", dosage.stream().filter(Dosage::hasText).map(Dosage::getText).toList());
      }
    }
  }

  static SectionDraft medicines(Dossier dossier, Wording wording) {
    SectionDraft draft = new SectionDraft(SectionKind.MEDICINES);
    List<List<View.Cell>> rows = new ArrayList<>();
    for (Medicine medicine : list(dossier, wording)) {
      Optional<LocalDate> end = medicine.dispensed.flatMap(MedicineSections::supplyEnd);
      boolean over = end.isPresent() && end.get().isBefore(dossier.today());
      String until = end.map(wording::date).orElse("");
      rows.add(
          List.of(
              View.Cell.of(medicine.name),
              View.Cell.of(medicine.dose),
              View.Cell.of(medicine.dispensed.map(d -> handedOut(d, wording)).orElse("")),
              new View.Cell(over ? wording.text("medicines.over", until) : until, over),
              left(end, dossier.today(), wording)));
      draft.from(medicine.records);
    }
    if (!rows.isEmpty()) {
      draft.show(
          View.Block.table(
              List.of(
                  wording.text("medicines.medicine"),
                  wording.text("medicines.dose"),
                  wording.text("medicines.last"),
                  wording.text("medicines.until"),
                  wording.text("medicines.left", wording.date(dossier.today()))),
              rows));
    }
    return draft;
  }

  /** The days for which the supply lasts, today not counted; striking in the last week. */
  private static View.Cell left(Optional<LocalDate> end, LocalDate today, Wording wording) {
    if (end.isEmpty()) {
      return View.Cell.of("–");
    }
    long days = Math.max(0, ChronoUnit.DAYS.between(today, end.get()));
    return new View.Cell(wording.number(BigDecimal.valueOf(days)), days < DAYS_SCARCE);
  }

  /** The medicines taken now in one line, for the handover box. */
  static String line(Dossier dossier, Wording wording) {
    List<String> names =
        list(dossier, wording).stream()
            .map(m -> m.dose.isBlank() ? m.name : m.name + " – " + m.dose)
            .toList();
    return names.isEmpty() ? wording.text("empty.medicines") : String.join("; ", names);
  }

  private static List<Medicine> list(Dossier dossier, Wording wording) {
    Map<String, Medicine> medicines = new LinkedHashMap<>();
    for (MedicationRequest request : dossier.all(MedicationRequest.class)) {
      if (request.getStatus() == MedicationRequest.MedicationRequestStatus.ACTIVE
          && request.hasMedication()) {
        Medicine medicine = medicine(request.getMedication(), medicines, dossier, wording);
        medicine.current = true;
        medicine.dose(request.getDosageInstruction());
        medicine.records.add(request);
      }
    }
    for (MedicationStatement statement : dossier.all(MedicationStatement.class)) {
      if (statement.getStatus() == MedicationStatement.MedicationStatementStatus.ACTIVE
          && statement.hasMedication()) {
        Medicine medicine = medicine(statement.getMedication(), medicines, dossier, wording);
        medicine.current = true;
        medicine.dose(statement.getDosage());
        medicine.records.add(statement);
      }
    }
    for (MedicationDispense dispense : dossier.all(MedicationDispense.class)) {
      if (wasHandedOut(dispense)) {
        Medicine medicine = medicine(dispense.getMedication(), medicines, dossier, wording);
        if (medicine.dispensed.isEmpty()) {
          medicine.dispensed = Optional.of(dispense);
          medicine.current |= isRecent(dispense, dossier.today());
          medicine.dose(dispense.getDosageInstruction());
          medicine.records.add(dispense);
        }
      }
    }
    return medicines.values().stream().filter(medicine -> medicine.current).toList();
  }

  private static Medicine medicine(
      Type what, Map<String, Medicine> medicines, Dossier dossier, Wording wording) {
    CodeableConcept code =
        what instanceof Reference reference
            ? dossier
                .find(Medication.class, reference)
                .map(Medication::getCode)
                .orElseGet(() -> new CodeableConcept().setText(reference.getDisplay()))
            : (CodeableConcept) what;
    String name = wording.name(code);
    String key = code.getCoding().stream().map(c -> c.getCode()).findFirst().orElse(name);
    return medicines.computeIfAbsent(key, any -> new Medicine(name));
  }

  private static boolean wasHandedOut(MedicationDispense dispense) {
    return dispense.getStatus() == MedicationDispense.MedicationDispenseStatus.COMPLETED
        && dispense.hasMedication();
  }

  private static boolean isRecent(MedicationDispense dispense, LocalDate today) {
    return supplyEnd(dispense)
        .or(() -> Moments.day(dispense.getWhenHandedOverElement()))
        .map(end -> !end.isBefore(today.minusDays(DAYS_KEPT)))
        .orElse(true);
  }

  /** The end of the supply: as the server reckoned it, else the hand-over plus the days. */
  static Optional<LocalDate> supplyEnd(MedicationDispense dispense) {
    Extension end = dispense.getExtensionByUrl(DoorstepCodes.structure("doorstep-supply-end"));
    if (end != null && end.getValue() instanceof DateType date) {
      return Moments.day(date);
    }
    BigDecimal days = dispense.getDaysSupply().getValue();
    return days == null
        ? Optional.empty()
        : Moments.day(dispense.getWhenHandedOverElement())
            .map(day -> day.plusDays(days.setScale(0, RoundingMode.DOWN).longValue()));
  }

  private static String handedOut(MedicationDispense dispense, Wording wording) {
    String date = wording.date(Moments.written(dispense));
    String quantity = wording.quantity(dispense.getQuantity());
    return quantity.isBlank() ? date : date + ": " + quantity;
  }
}
