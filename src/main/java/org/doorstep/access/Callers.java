package org.doorstep.access;

import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.doorstep.access.Caller.Post;
import org.doorstep.server.StoreSettings;
import org.doorstep.signin.Account;
import org.doorstep.signin.AccountSystems;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Whom the records know by an account, and what they do for which organisation at this moment. */
@Component
class Callers {

  private final JdbcClient database;
  private final StoreSettings store;
  private final AccessSettings settings;
  private final AccountSystems systems;

  Callers(
      JdbcClient database, StoreSettings store, AccessSettings settings, AccountSystems systems) {
    this.database = database;
    this.store = store;
    this.settings = settings;
    this.systems = systems;
  }

  /** The caller behind an account; empty if no record carries it. */
  Optional<Caller> of(Account account) {
    return store.isAnalytics() ? analyst(account) : known(account);
  }

  /** No record of the analytics node is anybody's account; a setting of the operator is. */
  private Optional<Caller> analyst(Account account) {
    boolean named =
        systems.first().equals(account.system()) && settings.analysts().contains(account.name());
    String who = "PractitionerRole/" + account.name();
    return named
        ? Optional.of(
            new Caller(account, who, Set.of(new Post(Role.ANALYST, Keeper.OF_ANALYTICS, who))))
        : Optional.empty();
  }

  private Optional<Caller> known(Account account) {
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
