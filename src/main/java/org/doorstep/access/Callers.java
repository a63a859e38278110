package org.doorstep.access;

import java.util.Arrays;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.doorstep.access.Caller.Post;
import org.doorstep.signin.Account;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Whom the records know by an account, and what they do for which organisation at this moment. */
@Component
class Callers {

  private final JdbcClient database;

  Callers(JdbcClient database) {
    this.database = database;
  }

  /** The caller behind an account; empty if no record carries it. */
  Optional<Caller> of(Account account) {
    return database
        .sql("SELECT who FROM access.account WHERE system = :system AND name = :name")
        .param("system", account.system())
        .param("name", account.name())
        .query(String.class)
        .optional()
        .map(who -> new Caller(account, who, posts(who)));
  }

  private Set<Post> posts(String who) {
    Set<Post> posts = new HashSet<>();
    database
        .sql(
            """
            SELECT organization, unnest(roles) AS role FROM access.post
            WHERE (post = :who OR practitioner = :who) AND valid @> now()
            """)
        .param("who", who)
        .query(
            row -> {
              String organization = row.getString("organization");
              Role.of(row.getString("role"))
                  .ifPresent(role -> posts.add(new Post(role, organization)));
            });
    return posts;
  }

  /** The names under which care teams name a caller: the person and each of their posts. */
  Set<String> namesOf(Caller caller) {
    Set<String> names = new HashSet<>();
    names.add(caller.who());
    names.addAll(
        Arrays.asList(
            database
                .sql(
                    """
                    SELECT coalesce(array_agg(post), '{}') FROM access.post
                    WHERE practitioner = :who AND valid @> now()
                    """)
                .param("who", caller.who())
                .query((row, number) -> (String[]) row.getArray(1).getArray())
                .single()));
    return names;
  }
}
