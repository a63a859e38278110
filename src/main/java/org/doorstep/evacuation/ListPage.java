package org.doorstep.evacuation;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Locale;
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

  /** As many people as a phone shows without waiting. */
  static final int USUAL = 50;

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

  /**
   * The way to another part of the list.
   *
   * @param text what leads there
   * @param address where it leads
   */
  public record Way(String text, String address) {}

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

  /**
   * Writes the page.
   *
   * @param people everyone of the evacuation
   * @param shown those of this page
   * @param base the address of the FHIR endpoint
   */
  String of(
      ListParameters asked, List<ListedPerson> people, List<ListedPerson> shown, String base) {
    ListWords words = new ListWords(asked.language(), terms);
    LocalDate today = LocalDate.now(clock);
    List<Sum> sums = new ArrayList<>();
    sums.add(new Sum(words.text("total"), people.size()));
    EvacuationCount.by(people.stream().map(ListedPerson::task).toList())
        .forEach(
            (standing, count) -> {
              // What nobody is in takes a line of a phone.
              if (count > 0) {
                sums.add(new Sum(words.text("standing." + standing.code()), count));
              }
            });
    List<ListRow> rows = new ArrayList<>();
    for (ListedPerson person : shown) {
      rows.add(ListRow.of(asked.offset() + rows.size() + 1, person, words, today));
    }
    Context page = new Context(Locale.ROOT);
    page.setVariable("language", words.language());
    page.setVariable("title", words.text("title"));
    page.setVariable("operation", asked.operation());
    page.setVariable("made", words.text("made", words.time(Date.from(clock.instant()))));
    page.setVariable("sums", sums);
    page.setVariable("rows", rows);
    page.setVariable("part", part(asked, people.size(), shown.size(), words));
    page.setVariable("ways", ways(asked, people.size(), base, words));
    page.setVariable("lastVisit", words.text("column.last-visit"));
    page.setVariable("takeAlong", words.text("column.medicines"));
    page.setVariable("footer", words.text("footer"));
    return engine.process("list", page);
  }

  private static String part(ListParameters asked, int all, int shown, ListWords words) {
    return shown == all || shown == 0
        ? ""
        : words.text("part", asked.offset() + 1, asked.offset() + shown, all);
  }

  private static List<Way> ways(ListParameters asked, int all, String base, ListWords words) {
    List<Way> ways = new ArrayList<>();
    if (asked.offset() > 0) {
      int offset = Math.max(0, asked.offset() - asked.count());
      ways.add(new Way(words.text("previous"), address(asked, offset, base, words)));
    }
    if (asked.offset() + asked.count() < all) {
      int offset = asked.offset() + asked.count();
      ways.add(new Way(words.text("next"), address(asked, offset, base, words)));
    }
    return ways;
  }

  private static String address(ListParameters asked, int offset, String base, ListWords words) {
    return "%s/Task/%s?operation=%s&language=%s&offset=%d&count=%d&_format=html"
        .formatted(
            base,
            EvacuationProvider.LIST,
            URLEncoder.encode(asked.operation(), StandardCharsets.UTF_8),
            words.language(),
            offset,
            asked.count());
  }
}
