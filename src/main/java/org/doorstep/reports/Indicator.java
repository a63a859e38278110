package org.doorstep.reports;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import org.doorstep.reports.Suppression.Told;

/** The figures that are reported, under their codes in doorstep-indicator. */
enum Indicator {
  VISITS("visits", false, VisitFigures::visits),
  PEOPLE_VISITED("people-visited", false, VisitFigures::people),
  CONSULTATIONS("consultations", false, VisitFigures::consultations),
  PEOPLE_SERVED("people-served", false, VisitFigures::served),
  VISITS_PER_PERSON("visits-per-person", false, VisitFigures::perPerson),
  SITES_REACHED("sites-reached", false, VisitFigures::reached),
  OVERDUE_VISITS("overdue-visits", false, OverdueFigures::shares),
  OVERDUE_BY_UNIT("overdue-by-unit", false, OverdueFigures::byUnit),
  ECGS("ecgs", true, FindingFigures::ecgs),
  ECGS_ABNORMAL("ecgs-abnormal", true, FindingFigures::abnormalEcgs),
  ECG_COVERAGE("ecg-coverage", true, FindingFigures::coverage),
  DECISIONS_NOT_CARRIED_OUT("decisions-not-carried-out", true, FindingFigures::notCarriedOut),
  TRANSFERS("transfers", false, TransferFigures::transfers),
  TRANSFERS_DECLINED("transfers-declined", false, TransferFigures::declined),
  TRANSFER_HOURS("transfer-hours", false, TransferFigures::hours),
  EVACUATIONS("evacuations", false, TransferFigures::evacuations),
  ART_SUPPLY("art-supply", true, TreatmentFigures::supplies),
  ART_PEOPLE("art-people", true, TreatmentFigures::people),
  ART_MONTHS("art-months", true, TreatmentFigures::months),
  ART_BY_PROXY("art-by-proxy", true, TreatmentFigures::byOthers),
  ART_PROXY_CONSENT("art-proxy-consent", true, TreatmentFigures::consented),
  VIRAL_LOAD_SUPPRESSED("viral-load-suppressed", true, TreatmentFigures::suppressed),
  VIRAL_LOAD_TESTED("viral-load-tested", true, TreatmentFigures::examined),
  TRIPS("trips", false, TeamFigures::trips),
  HOTLINE_CALLS("hotline-calls", false, TeamFigures::calls),
  HOTLINE_DAYS("hotline-days", false, TeamFigures::days),
  CHILDCARE("childcare", false, TeamFigures::childcare),
  APPOINTMENTS_KEPT("appointments-kept", true, KeptAppointments::thanksToChildcare),
  MEETINGS("meetings", false, VisitFigures::meetings);

  private final String code;
  private final boolean clinical;
  private final BiFunction<Facts, Term, List<Figure>> counting;

  Indicator(String code, boolean clinical, BiFunction<Facts, Term, List<Figure>> counting) {
    this.code = code;
    this.clinical = clinical;
    this.counting = counting;
  }

  String code() {
    return code;
  }

  /** Whether a small number tells of the illness or treatment of somebody. */
  boolean isClinical() {
    return clinical;
  }

  /** Hides small numbers. */
  List<Told> hide(List<Figure> counted) {
    return this == VIRAL_LOAD_SUPPRESSED ? Suppression.ofNested(counted) : Suppression.of(counted);
  }

  /**
   * Hides small numbers from those who are told the figures of all organisations together, where a
   * row or a column may be known from another figure.
   */
  List<Told> hideInTable(List<Figure> counted) {
    if (this == VIRAL_LOAD_SUPPRESSED) {
      return hide(counted);
    }
    return Suppression.of(
        counted,
        counted.stream()
            .flatMap(figure -> figure.of().keySet().stream())
            .map(Set::of)
            .collect(Collectors.toSet()));
  }

  /**
   * Whether it is counted for all organisations together. A vehicle is that of one organisation,
   * which alone can send it.
   */
  boolean isForAll() {
    return this != OVERDUE_BY_UNIT;
  }

  static List<Indicator> forAll() {
    return Arrays.stream(values()).filter(Indicator::isForAll).toList();
  }

  static Optional<Indicator> of(String code) {
    return Arrays.stream(values()).filter(it -> it.code.equals(code)).findFirst();
  }

  /** Counts, in the order of what the figures are about. */
  List<Figure> of(Facts facts, Term term) {
    return counting.apply(facts, term).stream()
        .sorted(Comparator.comparing(figure -> figure.of().toString()))
        .toList();
  }
}
