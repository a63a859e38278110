package org.doorstep.signin;

import java.util.Locale;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Slows down who guesses passwords: after five wrong ones in a row a name waits a minute, then two,
 * then four, up to a quarter of an hour. Names that do not exist wait alike.
 */
final class SignInAttempts {

  private static final int FREE = 5;
  private static final int LONGEST_DOUBLINGS = 4;
  private static final int LONGEST_SECONDS = 900;

  private final JdbcClient database;

  SignInAttempts(JdbcClient database) {
    this.database = database;
  }

  /**
   * Counts an attempt before its password is looked at, so that many at once do not slip through.
   *
   * @return whether it may be made now
   */
  boolean mayTry(String name) {
    database.sql("DELETE FROM signin.attempt WHERE latest < now() - interval '1 day'").update();
    return database
            .sql(
                "INSERT INTO signin.attempt AS a (name_hash, failures, latest)"
                    + " VALUES (:name, 1, now()) ON CONFLICT (name_hash) DO UPDATE"
                    + " SET failures = a.failures + 1, latest = now()"
                    + " WHERE a.failures < :free OR a.latest < now() - make_interval(secs =>"
                    + " least(:longest, 60 * power(2, least(a.failures - :free, :doublings))))")
            .param("name", hash(name))
            .param("free", FREE)
            .param("longest", LONGEST_SECONDS)
            .param("doublings", LONGEST_DOUBLINGS)
            .update()
        == 1;
  }

  void succeeded(String name) {
    database
        .sql("DELETE FROM signin.attempt WHERE name_hash = :name")
        .param("name", hash(name))
        .update();
  }

  private static String hash(String name) {
    return Fingerprint.of(name.strip().toLowerCase(Locale.ROOT));
  }
}
