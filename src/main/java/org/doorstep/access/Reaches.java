package org.doorstep.access;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.doorstep.access.Caller.Post;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** How far callers see, read from the tables of permissions and denials at each request. */
@Component
class Reaches {

  private final JdbcClient database;
  private final ScopeRules scopes;

  Reaches(JdbcClient database, ScopeRules scopes) {
    this.database = database;
    this.scopes = scopes;
  }

  /**
   * How far a caller sees now.
   *
   * @param summary whether the caller pulls a transfer summary, which those who are asked to take a
   *     person over may see before they answer
   */
  Reach of(Caller caller, boolean summary) {
    Map<Zone, List<Rights>> ofOrganizations = new HashMap<>();
    for (Post post : caller.posts()) {
      Rights rights = Rights.of(post.role(), Basis.CUSTODY);
      if (!rights.isNothing()) {
        ofOrganizations
            .computeIfAbsent(Zone.ofOrganization(post.organization()), empty -> new ArrayList<>())
            .add(rights);
      }
    }
    Reach reach =
        new Reach(
            new Scopes(caller.account().scopes()),
            ofOrganizations,
            new Persons(new Standings(database, caller, summary)),
            caller);
    scopes.requireSupported(reach);
    return reach;
  }
}
