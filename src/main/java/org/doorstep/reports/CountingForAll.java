package org.doorstep.reports;

import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.doorstep.reports.Facts.Visit;
import org.doorstep.reports.Suppression.Told;
import org.doorstep.view.View;
import org.doorstep.view.Views;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.MeasureReport;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Resource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Counts the records that are added, month by month. Not for two threads. */
public final class CountingForAll {

  private static final Logger log = LoggerFactory.getLogger(CountingForAll.class);

  /** A visit of a year long ago is more often a slip of the pen than a visit. */
  private static final int MOST_MONTHS = 120;

  private static final List<String> COUNTED =
      List.of(
          "v_visit",
          "v_patient",
          "v_site",
          "v_obs",
          "v_dispense",
          "v_request",
          "v_task",
          "v_plan",
          "v_condition",
          "v_appointment");

  /**
   * Figures of which one gives away what is hidden in another: who knows how many calls were
   * visited knows a sum of the others, visits and people together tell how often somebody was
   * visited, what others collected is what consents are counted of, and childcare that was given is
   * what appointments are counted of.
   */
  private static final List<Set<Indicator>> LINKED =
      List.of(
          Set.of(Indicator.VISITS_PER_PERSON),
          Set.of(Indicator.HOTLINE_CALLS, Indicator.HOTLINE_DAYS),
          Set.of(Indicator.ART_BY_PROXY, Indicator.ART_PROXY_CONSENT),
          Set.of(Indicator.CHILDCARE, Indicator.APPOINTMENTS_KEPT),
          Set.of(Indicator.VIRAL_LOAD_SUPPRESSED, Indicator.VIRAL_LOAD_TESTED));

  /** Names of what happens somewhere, which tell of it by themselves. */
  private static final String OPERATION = "operation";

  private final Map<String, View> views = new HashMap<>();
  private final FactRows rows = new FactRows();
  private final CoarseFacts coarse;
  private final FiguresOfAll all;

  CountingForAll(Views views, CoarseFacts coarse, FiguresOfAll all) {
    for (String name : COUNTED) {
      View view = views.shipped(name).orElseThrow();
      this.views.put(view.resource(), view);
    }
    this.coarse = coarse;
    this.all = all;
  }

  /**
   * The types of records that are counted.
   *
   * @return names of resource types
   */
  public Set<String> types() {
    return views.keySet();
  }

  /**
   * Adds a record, once.
   *
   * @param record of any type, with its id
   */
  public void add(Resource record) {
    View view = views.get(record.fhirType());
    if (view != null && (!(record instanceof Observation finding) || isCounted(finding))) {
      view.of(record).forEach(row -> rows.add(view.name(), row));
    }
  }

  private static boolean isCounted(Observation finding) {
    CodeableConcept what = finding.getCode();
    return what.getCoding().stream().map(Coding::getCode).anyMatch(FactReading.FINDINGS::contains);
  }

  /**
   * Counts.
   *
   * @param last the last month that has ended
   * @return a report for each figure and month since the first visit, without dates, so that what
   *     has not changed is the same
   */
  public List<MeasureReport> reports(YearMonth last) {
    Facts facts = coarse.of(rows.facts());
    List<MeasureReport> reports = new ArrayList<>();
    first(facts, last)
        .ifPresent(
            first -> {
              for (YearMonth month = first; !month.isAfter(last); month = month.plusMonths(1)) {
                reports.addAll(reports(month, facts));
              }
            });
    return reports;
  }

  private static Optional<YearMonth> first(Facts facts, YearMonth last) {
    YearMonth earliest = last.minusMonths(MOST_MONTHS - 1L);
    return facts.visits().stream()
        .filter(Visit::finished)
        .flatMap(visit -> visit.day().stream())
        .map(YearMonth::from)
        .filter(month -> !month.isBefore(earliest) && !month.isAfter(last))
        .min(YearMonth::compareTo);
  }

  private List<MeasureReport> reports(YearMonth month, Facts facts) {
    Term term = new Term(month.atDay(1), month.atEndOfMonth());
    Facts around = CoarseFacts.around(term, facts);
    Map<Indicator, List<Told>> told = new LinkedHashMap<>();
    for (Indicator indicator : Indicator.forAll()) {
      List<Figure> counted =
          indicator.of(around, term).stream().map(CountingForAll::withoutOperation).toList();
      told.put(indicator, indicator.hideInTable(counted));
    }
    LINKED.forEach(linked -> hideTogether(linked, told));
    hideFewWithoutTreatment(told);
    List<FigureOfMonth> figures = new ArrayList<>();
    told.forEach((indicator, of) -> figures.add(new FigureOfMonth(indicator.code(), month, of)));
    figures.add(
        ClusterOfAll.count(
            around,
            month,
            Stream.of(Indicator.CONSULTATIONS, Indicator.PEOPLE_SERVED)
                .flatMap(indicator -> told.getOrDefault(indicator, List.of()).stream())));
    figures.add(MdsOfAll.count(around, month));
    return figures.stream().map(FigureOfMonth::report).filter(this::mayBeTold).toList();
  }

  /** Whoever takes it in would refuse all for one that tells too much. */
  private boolean mayBeTold(MeasureReport report) {
    boolean may = all.isOne(report);
    if (!may) {
      log.error("The figure {} would tell too much; it is left out.", report.getMeasure());
    }
    return may;
  }

  private static Figure withoutOperation(Figure figure) {
    Map<String, String> of = new TreeMap<>(figure.of());
    of.remove(OPERATION);
    return new Figure(of, figure.numerator(), figure.denominator(), figure.median());
  }

  private static void hideTogether(Set<Indicator> linked, Map<Indicator, List<Told>> told) {
    boolean any =
        linked.stream()
            .flatMap(it -> told.getOrDefault(it, List.of()).stream())
            .anyMatch(Told::hidden);
    if (any) {
      linked.forEach(
          indicator ->
              told.computeIfPresent(
                  indicator,
                  (same, figures) ->
                      figures.stream()
                          .map(it -> new Told(it.figure(), it.hidden() || isAny(it.figure())))
                          .toList()));
    }
  }

  /** Of those who were examined, the ones who are not on treatment can be few as well. */
  private static void hideFewWithoutTreatment(Map<Indicator, List<Told>> told) {
    Figure treated = first(Indicator.VIRAL_LOAD_TESTED, told);
    Figure examined = first(Indicator.VIRAL_LOAD_SUPPRESSED, told);
    Figure both = Figure.share(Map.of(), treated.numerator(), examined.denominator().orElseThrow());
    if (Suppression.isSmall(both)) {
      told.put(Indicator.VIRAL_LOAD_TESTED, List.of(new Told(treated, true)));
    }
  }

  private static Figure first(Indicator indicator, Map<Indicator, List<Told>> told) {
    return told.getOrDefault(indicator, List.of()).stream().findFirst().orElseThrow().figure();
  }

  private static boolean isAny(Figure figure) {
    return figure.numerator() > 0 || figure.denominator().filter(number -> number > 0).isPresent();
  }
}
