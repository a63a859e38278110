package org.doorstep.analytics;

import java.sql.Date;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.doorstep.deidentified.Known;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** By what everybody on the main server would be recognised, in a table. */
class KnownPeople {

  private final JdbcClient database;
  private final TransactionTemplate transaction;

  KnownPeople(JdbcClient database, TransactionTemplate transaction) {
    this.database = database;
    this.transaction = transaction;
  }

  /**
   * Writes down what is known of some people.
   *
   * @param known what is known, and whether the person's consents allow to tell of them
   * @param asked the people who were asked about; of those who are not known, nothing is left
   * @param run the number of the run that read it
   */
  void put(Map<Known, Boolean> known, Collection<String> asked, long run) {
    transaction.executeWithoutResult(
        begun -> {
          Set<String> gone = new TreeSet<>(asked);
          known.forEach(
              (person, allowed) -> {
                put(person, allowed, run);
                gone.remove(person.person());
              });
          database
              .sql("DELETE FROM analytics.known WHERE person = ANY (:gone)")
              .param("gone", gone.toArray(String[]::new))
              .update();
        });
  }

  private void put(Known known, boolean allowed, long run) {
    database
        .sql(
            """
            INSERT INTO analytics.known (person, sex, birth, area, visits, codes, allowed, run)
            VALUES (:person, :sex, :birth, :area, CAST(:visits AS date[]), :codes, :allowed, :run)
            ON CONFLICT (person) DO UPDATE SET sex = excluded.sex, birth = excluded.birth,
              area = excluded.area, visits = excluded.visits, codes = excluded.codes,
              allowed = excluded.allowed, run = excluded.run
            """)
        .param("person", known.person())
        .param("sex", known.sex().orElse(null))
        .param("birth", known.birth().orElse(null))
        .param("area", known.area().orElse(null))
        .param("visits", known.visits().stream().map(LocalDate::toString).toArray(String[]::new))
        .param("codes", known.codes().toArray(String[]::new))
        .param("allowed", allowed)
        .param("run", run)
        .update();
  }

  /** Forgets everybody whom a run through all has not met. */
  void forgetUnmet(long run) {
    database.sql("DELETE FROM analytics.known WHERE run < :run").param("run", run).update();
  }

  /** Those of whom may be told. */
  List<Known> allowed() {
    return database
        .sql("SELECT * FROM analytics.known WHERE allowed ORDER BY person")
        .query((row, number) -> known(row))
        .list();
  }

  int count() {
    return database.sql("SELECT count(*) FROM analytics.known").query(Integer.class).single();
  }

  private static Known known(ResultSet row) throws SQLException {
    Set<LocalDate> visits = new TreeSet<>();
    for (Date day : (Date[]) row.getArray("visits").getArray()) {
      visits.add(day.toLocalDate());
    }
    return new Known(
        row.getString("person"),
        Optional.ofNullable(row.getString("sex")),
        Optional.ofNullable(row.getObject("birth", Integer.class)),
        Optional.ofNullable(row.getString("area")),
        visits,
        new TreeSet<>(Arrays.asList((String[]) row.getArray("codes").getArray())));
  }
}
