package org.doorstep.access;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.doorstep.access.Caller.Post;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** How far callers see, read from the tables of permissions and denials at each request. */
@Component
class Reaches {

  private static final String ORGANIZATION = "Organization/";
  private static final String PERSON = "Patient";
  private static final String PATIENT = PERSON + '/';
  private static final String RELATED = "RelatedPerson/";

  /** Those who work with everyone whom a team of their organisation cares for. */
  private static final Set<Role> FOR_WHOLE_ORGANIZATION = Set.of(Role.COORDINATOR, Role.SYSTEM);

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
    Map<Zone, List<Rights>> open = new HashMap<>();
    for (Post post : caller.posts()) {
      add(open, Zone.ofOrganization(post.organization()), Rights.of(post.role(), Basis.CUSTODY));
    }
    if (caller.who().startsWith(PATIENT)) {
      String self = caller.who().substring(PATIENT.length());
      add(open, Zone.ofPatient(self), Rights.ofOneself());
    }
    Set<String> names = new HashSet<>(caller.names());
    names.addAll(organizations(caller));
    permissions(caller, names, summary, open);
    Set<String> handedOver = new HashSet<>();
    Map<String, Set<Sensitivity>> denied = denials(names, handedOver);
    if (caller.who().startsWith(PATIENT)) {
      denied.remove(caller.who().substring(PATIENT.length()));
    }
    Reach reach =
        new Reach(new Scopes(caller.account().scopes()), open, denied, handedOver, caller.posts());
    scopes.requireSupported(reach);
    return reach;
  }

  private static Set<String> organizations(Caller caller) {
    return caller.posts().stream()
        .map(post -> ORGANIZATION + post.organization())
        .collect(Collectors.toSet());
  }

  /** A new keeper finds records by the person until they are indexed as kept by it. */
  private void permissions(
      Caller caller, Set<String> names, boolean summary, Map<Zone, List<Rights>> open) {
    database
        .sql(
            """
            SELECT patient, grantee, basis, classes, types FROM access.permission
            WHERE grantee = ANY (:names) AND valid @> now()
            UNION ALL
            SELECT patient, 'Organization/' || organization, :custody, '{}', '{}'
            FROM access.handover JOIN access.owner ON record = 'Patient/' || patient
            WHERE 'Organization/' || organization = ANY (:names)
            """)
        .param("names", names.toArray(String[]::new))
        .param("custody", Basis.CUSTODY.name())
        .query(
            row -> {
              Basis basis = Basis.valueOf(row.getString("basis"));
              boolean pulled = summary && basis == Basis.TRANSFER_REQUESTED;
              add(caller, row, pulled ? Basis.TRANSFER : basis, open);
            });
  }

  private static void add(Caller caller, ResultSet row, Basis basis, Map<Zone, List<Rights>> open)
      throws SQLException {
    Zone zone = Zone.ofPatient(row.getString("patient"));
    String grantee = row.getString("grantee");
    if (grantee.startsWith(PATIENT) || grantee.startsWith(RELATED)) {
      // Whoever acts for a person sees no more than the person.
      add(open, zone, Rights.ofOneself(), row);
    }
    for (Post post : caller.posts()) {
      boolean organization = grantee.startsWith(ORGANIZATION);
      boolean own = !organization || grantee.equals(ORGANIZATION + post.organization());
      boolean all = !organization || basis != Basis.TEAM || isForWhole(post);
      if (own && all) {
        add(open, zone, Rights.of(post.role(), basis), row);
      }
    }
  }

  private static void add(Map<Zone, List<Rights>> open, Zone zone, Rights rights, ResultSet row)
      throws SQLException {
    Set<Sensitivity> kinds = EnumSet.noneOf(Sensitivity.class);
    for (String kind : (String[]) row.getArray("classes").getArray()) {
      kinds.add(Sensitivity.valueOf(kind));
    }
    if (kinds.isEmpty()) {
      add(open, zone, rights);
      return;
    }
    Set<String> types = Set.of((String[]) row.getArray("types").getArray());
    add(open, zone, rights.within(kinds, types));
    if (types.isEmpty() || types.contains(PERSON)) {
      // Whoever may see something of a person may see who that is.
      add(open, zone, rights.within(Set.of(Sensitivity.ADM), Set.of(PERSON)));
    }
  }

  private static boolean isForWhole(Post post) {
    return FOR_WHOLE_ORGANIZATION.contains(post.role());
  }

  private static void add(Map<Zone, List<Rights>> open, Zone zone, Rights rights) {
    if (!rights.isNothing()) {
      open.computeIfAbsent(zone, empty -> new ArrayList<>()).add(rights);
    }
  }

  /**
   * What people deny goes before what anybody is permitted.
   *
   * @param handedOver takes the people whose records are still indexed as kept by the caller's
   *     organisations, which keep them no longer
   */
  private Map<String, Set<Sensitivity>> denials(Set<String> names, Set<String> handedOver) {
    Map<String, Set<Sensitivity>> denied = new HashMap<>();
    database
        .sql(
            """
            SELECT patient, unnest(classes) AS class FROM access.denial
            LEFT JOIN access.owner ON record = 'Patient/' || patient
            WHERE (grantee = ANY (:names)
                OR grantee = :anyone AND NOT ('Organization/' || organization) = ANY (:names))
              AND valid @> now()
            UNION ALL
            SELECT patient, NULL FROM access.handover
            JOIN access.owner ON record = 'Patient/' || patient
            WHERE 'Organization/' || former = ANY (:names) AND organization <> former
            """)
        .param("names", names.toArray(String[]::new))
        .param("anyone", Permissions.ANYONE)
        .query(
            row -> {
              String kind = row.getString(2);
              if (kind == null) {
                handedOver.add(row.getString(1));
              } else {
                denied
                    .computeIfAbsent(row.getString(1), none -> EnumSet.noneOf(Sensitivity.class))
                    .add(Sensitivity.valueOf(kind));
              }
            });
    return denied;
  }
}
