package org.doorstep.access;

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
    Set<String> who = new HashSet<>();
    Set<Post> posts = new HashSet<>();
    database
        .sql(
            """
            SELECT who, post, organization, role
            FROM access.account
            LEFT JOIN access.post ON (post = who OR practitioner = who) AND valid @> now()
            LEFT JOIN LATERAL unnest(roles) AS role ON true
            WHERE system = :system AND name = :name
            """)
        .param("system", account.system())
        .param("name", account.name())
        .query(
            row -> {
              who.add(row.getString("who"));
              String organization = row.getString("organization");
              String post = row.getString("post");
              Optional.ofNullable(row.getString("role"))
                  .flatMap(Role::of)
                  .ifPresent(role -> posts.add(new Post(role, organization, post)));
            });
    return who.stream().findFirst().map(record -> new Caller(account, record, posts));
  }
}
