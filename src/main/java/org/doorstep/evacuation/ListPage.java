package org.doorstep.evacuation;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.doorstep.profiles.Terms;
import org.springframework.stereotype.Component;
import org.thymeleaf.TemplateEngine;
import org.thymeleaf.context.Context;
import org.thymeleaf.templatemode.TemplateMode;
import org.thymeleaf.templateresolver.ClassLoaderTemplateResolver;

/** The list as a page for a phone in one hand, which prints on paper too. */
@Component
class ListPage {

  private final TemplateEngine engine = new TemplateEngine();
  private final Terms terms;
  private final Clock clock;

  /**
   * One number of the summary above the list.
   *
   * @param name what is counted
   * @param count how many
   */
  public record Sum(String name, long count) {}

  ListPage(Terms terms, Optional<Clock> clock) {
    ClassLoaderTemplateResolver resolver = new ClassLoaderTemplateResolver();
    resolver.setPrefix("org/doorstep/evacuation/");
    resolver.setSuffix(".html");
    resolver.setTemplateMode(TemplateMode.HTML);
    resolver.setCharacterEncoding("UTF-8");
    engine.setTemplateResolver(resolver);
    this.terms = terms;
    this.clock = clock.orElseGet(Clock::systemDefaultZone);
  }

  String of(ListParameters asked, List<ListedPerson> people, List<ListedPerson> shown) {
    ListWords words = new ListWords(asked.language(), terms);
    LocalDate today = LocalDate.now(clock);
    List<Sum> sums = new ArrayList<>();
    sums.add(new Sum(words.text("total"), people.size()));
    EvacuationCount.by(people.stream().map(ListedPerson::task).toList())
        .forEach(
            (standing, count) ->
                sums.add(new Sum(words.text("standing." + standing.code()), count)));
    List<ListRow> rows = new ArrayList<>();
    for (ListedPerson person : shown) {
      rows.add(ListRow.of(asked.offset() + rows.size() + 1, person, words, today));
    }
    return engine.process(
        "list",
        new Context(
            Locale.ROOT,
            Map.of(
                "language", words.language(),
                "title", words.text("title"),
                "operation", asked.operation(),
                "made", words.text("made", words.time(Date.from(clock.instant()))),
                "sums", sums,
                "rows", rows,
                "lastVisit", words.text("column.last-visit"),
                "takeAlong", words.text("column.medicines"),
                "footer", words.text("footer"))));
  }
}
