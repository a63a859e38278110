package org.doorstep.reports;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.doorstep.reports.Facts.Appointed;
import org.doorstep.reports.Facts.Request;

/** What childcare was good for: appointments of parents that name the request for it. */
final class KeptAppointments {

  private static final String CHILDCARE = "childcare";

  private KeptAppointments() {}

  /** Of the requests for childcare that were completed, those with an appointment that was kept. */
  static List<Figure> thanksToChildcare(Facts facts, Term term) {
    // The hours with the children can be an appointment, too, but are not what they were for.
    Set<String> kept =
        facts.appointments().stream()
            .filter(it -> it.service().filter(CHILDCARE::equals).isEmpty())
            .map(Appointed::request)
            .collect(Collectors.toSet());
    List<String> done =
        facts.requests().stream()
            .filter(it -> it.code().filter(CHILDCARE::equals).isPresent() && term.has(it.day()))
            .filter(it -> "completed".equals(it.status()))
            .map(Request::id)
            .toList();
    return List.of(
        Figure.share(Map.of(), done.stream().filter(kept::contains).count(), done.size()));
  }
}
