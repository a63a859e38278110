package org.doorstep.evacuation;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.doorstep.fhir.Language;
import org.doorstep.profiles.Terms;
import org.springframework.stereotype.Component;

/** The list for a spreadsheet (https://www.rfc-editor.org/rfc/rfc4180). */
@Component
class ListTable {

  private static final List<String> COLUMNS =
      List.of(
          "number",
          "name",
          "age",
          "mobility",
          "oxygen",
          "dependants",
          "wish",
          "status",
          "phones",
          "place",
          "address",
          "position",
          "last-visit",
          "medicines",
          "contradicted");

  private final Terms terms;
  private final Clock clock;

  ListTable(Terms terms, Optional<Clock> clock) {
    this.terms = terms;
    this.clock = clock.orElseGet(Clock::systemDefaultZone);
  }

  String of(List<ListedPerson> people, Language language) {
    ListWords words = new ListWords(language, terms);
    LocalDate today = LocalDate.now(clock);
    StringBuilder table = new StringBuilder();
    table.append(line(COLUMNS.stream().map(column -> words.text("column." + column)).toList()));
    int number = 0;
    for (ListedPerson person : people) {
      number++;
      table.append(line(cells(ListRow.of(number, person, words, today), person)));
    }
    return table.toString();
  }

  private static List<String> cells(ListRow row, ListedPerson person) {
    List<String> cells = new ArrayList<>();
    cells.add(Integer.toString(row.number()));
    cells.addAll(List.of(row.name(), row.age(), row.mobility(), row.oxygen()));
    cells.add(Integer.toString(person.needs().dependants()));
    cells.addAll(List.of(row.wish(), row.status()));
    cells.add(
        row.calls().stream()
            .map(call -> call.who().isEmpty() ? call.number() : call.who() + " " + call.number())
            .collect(Collectors.joining("; ")));
    cells.addAll(List.of(row.place(), row.address(), row.position(), row.lastVisit()));
    cells.addAll(List.of(row.medicines(), row.contradicted()));
    return cells;
  }

  private static String line(List<String> cells) {
    return cells.stream().map(ListTable::cell).collect(Collectors.joining(",")) + "\r\n";
  }

  /** Spreadsheets take for a formula what begins like one. */
  private static String cell(String text) {
    boolean formula = !text.isEmpty() && "=+-@\t\r".indexOf(text.charAt(0)) >= 0;
    return '"' + (formula ? "'" : "") + text.replace("\"", "\"\"") + '"';
  }
}
