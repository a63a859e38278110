package org.doorstep.reports;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.doorstep.reports.Facts.Request;
import org.doorstep.reports.Facts.Site;
import org.doorstep.reports.Facts.Visit;
import org.doorstep.reports.Facts.Work;

/**
 * Takes out of facts what figures of all organisations together must not name: places get the code
 * of the area around them that may be named, organisations a pseudonym, and operations and codes
 * that others made up go.
 *
 * @param area the place code of the area that may be named for a place, by the id of its Location
 * @param pseudonym what stands for an organisation, by its id
 * @param dimensions what figures can be about
 */
record CoarseFacts(
    Function<String, Optional<String>> area,
    UnaryOperator<String> pseudonym,
    Dimensions dimensions) {

  Facts of(Facts facts) {
    return new Facts(
        () -> facts.visits().stream().map(this::visit).toList(),
        List::of,
        facts::persons,
        () -> sites(facts),
        facts::findings,
        facts::dispenses,
        () -> facts.requests().stream().map(this::request).toList(),
        () -> facts.tasks().stream().map(this::task).toList(),
        facts::plans,
        facts::illnesses,
        facts::appointments);
  }

  /** Also those that visits name and nobody knows: an unknown place would be named by its id. */
  private Map<String, Site> sites(Facts facts) {
    Map<String, Site> sites = new HashMap<>();
    facts.sites().values().forEach(site -> sites.put(site.id(), site(site)));
    for (Visit visit : facts.visits()) {
      visit.sites().forEach(id -> sites.computeIfAbsent(id, this::unknown));
    }
    return sites;
  }

  private Site site(Site site) {
    return site(site.id(), site.type(), site.mobile());
  }

  private Site unknown(String id) {
    return site(id, Optional.empty(), false);
  }

  private Site site(String id, Optional<String> type, boolean mobile) {
    return new Site(
        id,
        type,
        area.apply(id).orElse(Dimensions.UNKNOWN),
        mobile,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  private Visit visit(Visit visit) {
    return new Visit(
        visit.id(),
        visit.person(),
        visit.finished(),
        visit.day(),
        visit.service().filter(dimensions::isService),
        visit.sites(),
        visit.request(),
        visit.attendance(),
        visit.reason(),
        visit.items());
  }

  private Request request(Request request) {
    return new Request(
        request.id(),
        request.person(),
        request.visit(),
        request.status(),
        request.category(),
        request.code(),
        Optional.empty(),
        request.day(),
        request.at(),
        request.destination().map(pseudonym));
  }

  private Work task(Work task) {
    return new Work(
        task.id(),
        task.code(),
        task.request(),
        task.person(),
        task.status(),
        task.businessStatus().filter(dimensions::isStatus),
        task.reason().filter(dimensions::isReason),
        task.day(),
        task.changed(),
        task.outcome(),
        task.arrived(),
        task.admitted());
  }

  /**
   * Those of the facts, as {@link FactReading} would read them, from which the figures of a term
   * are counted.
   */
  static Facts around(Term term, Facts facts) {
    Term known = new Term(term.from().minusDays(1), term.to().plusDays(FactReading.DAYS_AFTER));
    Term found = new Term(term.from().minusDays(FactReading.DAYS_OF_FINDINGS), known.to());
    LocalDate medicine = term.from().minusDays(FactReading.DAYS_OF_MEDICINE);
    return new Facts(
        () -> facts.visits().stream().filter(it -> known.has(it.day())).toList(),
        facts::visitsBefore,
        facts::persons,
        facts::sites,
        () -> facts.findings().stream().filter(it -> found.has(it.day())).toList(),
        () -> facts.dispenses().stream().filter(it -> !it.day().isBefore(medicine)).toList(),
        () -> facts.requests().stream().filter(it -> known.has(it.day())).toList(),
        facts::tasks,
        facts::plans,
        facts::illnesses,
        facts::appointments);
  }
}
