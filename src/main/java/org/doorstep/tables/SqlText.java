package org.doorstep.tables;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.commons.lang3.StringUtils;
import org.doorstep.fhir.Refusal;

/**
 * A query as an analyst wrote it, looked at before PostgreSQL sees it: one SELECT that calls only
 * functions of a list and names nothing of PostgreSQL's own. PostgreSQL reads it after that as a
 * user who may do nothing else; this is what its rights do not keep away, such as locks, waiting
 * and its catalogue (https://www.postgresql.org/docs/current/sql-syntax-lexical.html).
 */
final class SqlText {

  private static final int LONGEST = 20_000;

  /** Besides texts, quoted names and comments; whatever is none of these is refused. */
  private static final Pattern TOKEN =
      Pattern.compile(
          "(?<blank>\\s+)"
              + "|(?<word>[\\p{L}_][\\p{L}\\p{M}\\p{Nd}_]*+)"
              + "|(?<number>[0-9]++(?:\\.[0-9]*+)?(?:[eE][+-]?[0-9]++)?(?![\\p{L}_.]))"
              + "|(?<sign>[()\\[\\],.:<>=+*%^|&~!@#?/-])");

  /** Words that can stand before a parenthesis without calling anything. */
  private static final Set<String> GRAMMAR =
      words(
          "in and or not exists any all some on using where having by from join lateral select"
              + " distinct values as over filter group within case when then else union except"
              + " intersect between like ilike limit offset sets rollup cube row array is to"
              + " materialized first next set");

  /** After these a parenthesis holds the names of columns. */
  private static final Set<String> NAMING = Set.of("as", "with", "recursive");

  private static final Set<String> FUNCTIONS = functions();

  /** PostgreSQL's own names, and types whose input tells whether something exists. */
  private static final Pattern OWN_NAMES =
      Pattern.compile(
          "pg_.*|information_schema|public|aclitem|"
              + "reg(class|proc|procedure|oper|operator|type|role|namespace|config|dictionary"
              + "|collation|database)");

  /** A quote behind these is not what it seems: 'E' and 'U&' have escapes. */
  private static final Set<String> PREFIXES = Set.of("e", "b", "x", "n", "u");

  private record Token(String kind, String text, int at) {}

  private final String sql;
  private final List<Token> tokens = new ArrayList<>();

  private SqlText(String sql) {
    this.sql = sql;
  }

  /**
   * Looks at a query.
   *
   * @param sql what was sent
   * @return the query without a semicolon at its end
   * @throws Refusal 422 that names the place at which it stops being a query of these tables
   */
  static String vetted(String sql) {
    SqlText text = new SqlText(StringUtils.stripEnd(sql, "; \t\r\n"));
    if (text.sql.length() > LONGEST) {
      throw SqlRefusals.longer(LONGEST);
    }
    if (text.sql.indexOf('\0') >= 0) {
      throw SqlRefusals.unreadable(text.sql, text.sql.indexOf('\0'));
    }
    text.read();
    text.vet();
    return text.sql;
  }

  private void read() {
    int at = 0;
    while (at < sql.length()) {
      Token token = next(at);
      requirePlain(token);
      if (!token.kind().equals("blank")) {
        tokens.add(token);
      }
      at += token.text().length();
    }
  }

  private Token next(int at) {
    char first = sql.charAt(at);
    if (first == '\'' || first == '"') {
      return new Token(first == '"' ? "quoted" : "text", sql.substring(at, endOfQuote(at)), at);
    }
    if (sql.startsWith("--", at) || sql.startsWith("/*", at)) {
      return new Token("blank", sql.substring(at, endOfComment(at)), at);
    }
    Matcher matcher = TOKEN.matcher(sql).region(at, sql.length());
    if (!matcher.lookingAt()) {
      throw SqlRefusals.unreadable(sql, at);
    }
    String kind =
        Stream.of("blank", "word", "number", "sign")
            .filter(group -> matcher.group(group) != null)
            .findFirst()
            .orElseThrow();
    return new Token(kind, matcher.group(), at);
  }

  private int endOfQuote(int at) {
    char quote = sql.charAt(at);
    int end = sql.indexOf(quote, at + 1);
    while (end >= 0 && end + 1 < sql.length() && sql.charAt(end + 1) == quote) {
      end = sql.indexOf(quote, end + 2);
    }
    if (end < 0) {
      throw SqlRefusals.unreadable(sql, at);
    }
    return end + 1;
  }

  /** PostgreSQL knows comments inside of comments; they are not taken here. */
  private int endOfComment(int at) {
    if (sql.charAt(at) == '-') {
      int end = at;
      while (end < sql.length() && sql.charAt(end) != '\n' && sql.charAt(end) != '\r') {
        end++;
      }
      return end;
    }
    int end = sql.indexOf("*/", at + 2);
    if (end < 0 || sql.substring(at + 2, end).contains("/*")) {
      throw SqlRefusals.unreadable(sql, at);
    }
    return end + 2;
  }

  private void requirePlain(Token token) {
    boolean quotes = token.kind().equals("text") || token.kind().equals("quoted");
    if (!quotes || tokens.isEmpty()) {
      return;
    }
    Token before = tokens.get(tokens.size() - 1);
    if (before.text().equals("&") && tokens.size() > 1) {
      before = tokens.get(tokens.size() - 2);
    }
    int between = token.at() - before.at() - before.text().length();
    if (between <= 1 && PREFIXES.contains(before.text().toLowerCase(Locale.ROOT))) {
      throw SqlRefusals.unreadable(sql, before.at());
    }
  }

  private void vet() {
    if (tokens.isEmpty() || !Set.of("select", "with").contains(name(0))) {
      throw SqlRefusals.noSelect();
    }
    for (int i = 0; i < tokens.size(); i++) {
      String name = name(i);
      if (OWN_NAMES.matcher(name).matches()) {
        throw SqlRefusals.notHere(sql, tokens.get(i).at(), name);
      }
      boolean calls =
          !name.isEmpty() && i + 1 < tokens.size() && tokens.get(i + 1).text().equals("(");
      boolean names = i > 0 && isWord(i - 1, NAMING);
      if (calls && !names && !isWord(i, GRAMMAR) && !FUNCTIONS.contains(name)) {
        throw SqlRefusals.notHere(sql, tokens.get(i).at(), name + "()");
      }
    }
  }

  private boolean isWord(int index, Set<String> words) {
    return tokens.get(index).kind().equals("word") && words.contains(name(index));
  }

  /** The name that a token is, in small letters; empty if it is none. */
  private String name(int index) {
    Token token = tokens.get(index);
    return switch (token.kind()) {
      case "word" -> token.text().toLowerCase(Locale.ROOT);
      case "quoted" ->
          token
              .text()
              .substring(1, token.text().length() - 1)
              .replace("\"\"", "\"")
              .toLowerCase(Locale.ROOT);
      default -> "";
    };
  }

  private static Set<String> functions() {
    try (InputStream file = SqlText.class.getResourceAsStream("sql-functions.txt");
        BufferedReader lines =
            new BufferedReader(
                new InputStreamReader(Objects.requireNonNull(file), StandardCharsets.UTF_8))) {
      return lines
          .lines()
          .filter(line -> !line.startsWith("#"))
          .flatMap(line -> words(line).stream())
          .collect(Collectors.toUnmodifiableSet());
    } catch (IOException damaged) {
      throw new UncheckedIOException("A list of the program cannot be read.", damaged);
    }
  }

  private static Set<String> words(String text) {
    return Stream.of(text.split(" ")).collect(Collectors.toUnmodifiableSet());
  }
}
