package org.doorstep.access;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.doorstep.access.Caller.Post;
import org.doorstep.access.Persons.Standing;
import org.jspecify.annotations.Nullable;
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
            new Persons(patients -> standings(caller, summary, patients)),
            caller);
    scopes.requireSupported(reach);
    return reach;
  }

  private Map<String, Standing> standings(
      Caller caller, boolean summary, Optional<Set<String>> patients) {
    Set<String> names = new HashSet<>(caller.names());
    names.addAll(organizations(caller));
    Map<String, Standing> standings = new HashMap<>();
    permissions(caller, names, summary, patients, standings);
    denials(names, patients, standings);
    if (caller.who().startsWith(PATIENT)) {
      String self = caller.who().substring(PATIENT.length());
      Standing own = standings.computeIfAbsent(self, empty -> Standing.empty());
      own.rights().add(Rights.ofOneself());
      own.denied().clear();
    }
    return standings;
  }

  private static Set<String> organizations(Caller caller) {
    return caller.posts().stream()
        .map(post -> ORGANIZATION + post.organization())
        .collect(Collectors.toSet());
  }

  /**
   * Who keeps a person needs no order and no call to see them. A new keeper finds records by the
   * person until they are indexed as kept by it.
   */
  private void permissions(
      Caller caller,
      Set<String> names,
      boolean summary,
      Optional<Set<String>> patients,
      Map<String, Standing> standings) {
    database
        .sql(
            """
            SELECT grantee, basis, classes, types, array_agg(patient) AS patients, examined
            FROM (SELECT *, CASE WHEN basis = :laboratory THEN source END AS examined
              FROM access.permission
              WHERE grantee = ANY (:names) AND valid @> now() %1$s
                AND NOT (basis IN (:laboratory, :called) AND EXISTS (SELECT FROM access.owner
                  WHERE record = 'Patient/' || patient
                    AND grantee = 'Organization/' || organization))
                AND (basis <> :childcare OR EXISTS (SELECT FROM access.agreement
                  WHERE agreement.patient = permission.patient AND purpose = :contact
                    AND agreement.valid @> now()))) AS permitted
            GROUP BY grantee, basis, classes, types, examined
            UNION ALL
            SELECT 'Organization/' || organization, :custody, '{}', '{}', array_agg(patient), NULL
            FROM access.handover JOIN access.owner ON record = 'Patient/' || patient
            WHERE 'Organization/' || organization = ANY (:names) %1$s
            GROUP BY organization
            """
                .formatted(ofThem(patients)))
        .param("names", names.toArray(String[]::new))
        .param("custody", Basis.CUSTODY.name())
        .param("childcare", Basis.CHILDCARE.name())
        .param("contact", Agreement.CHILDCARE_CONTACT.code())
        .param("laboratory", Basis.LABORATORY.name())
        .param("called", Basis.CALLED.name())
        .param("patients", patients.orElse(Set.of()).toArray(String[]::new))
        .query(
            row -> {
              Basis basis = Basis.valueOf(row.getString("basis"));
              boolean pulled = summary && basis == Basis.TRANSFER_REQUESTED;
              List<Rights> rights = rights(caller, row, pulled ? Basis.TRANSFER : basis);
              for (String patient : (String[]) row.getArray("patients").getArray()) {
                add(
                    rights,
                    standings.computeIfAbsent(patient, empty -> Standing.empty()),
                    row.getString("examined"));
              }
            });
  }

  /** A laboratory sees what belongs to its order, and nothing else of the person. */
  private static void add(List<Rights> rights, Standing standing, @Nullable String examined) {
    if (examined == null) {
      standing.rights().addAll(rights);
    } else if (!rights.isEmpty()) {
      standing.orders().put(examined.substring(examined.indexOf('/') + 1), rights);
    }
  }

  /** Two questions for two plans: a few persons are looked up by themselves, all by the caller. */
  private static String ofThem(Optional<Set<String>> patients) {
    return patients.isPresent() ? "AND patient = ANY (:patients)" : "";
  }

  private static List<Rights> rights(Caller caller, ResultSet row, Basis basis)
      throws SQLException {
    String grantee = row.getString("grantee");
    List<Rights> rights = new ArrayList<>();
    if (basis == Basis.CHILDCARE) {
      return List.of(Rights.ofChildcare());
    }
    if (grantee.startsWith(PATIENT) || grantee.startsWith(RELATED)) {
      // Whoever acts for a person sees no more than the person.
      add(rights, Rights.ofRepresentative(), row);
    }
    for (Post post : caller.posts()) {
      boolean organization = grantee.startsWith(ORGANIZATION);
      boolean own = !organization || grantee.equals(ORGANIZATION + post.organization());
      boolean all = !organization || basis != Basis.TEAM || isForWhole(post);
      if (own && all) {
        add(rights, Rights.of(post.role(), basis), row);
        if (basis == Basis.TEAM) {
          add(rights, Rights.of(post.role(), Basis.COUNSELLING), row);
        }
      }
    }
    rights.removeIf(Rights::isNothing);
    return rights;
  }

  private static void add(List<Rights> all, Rights rights, ResultSet row) throws SQLException {
    Set<Sensitivity> kinds = EnumSet.noneOf(Sensitivity.class);
    for (String kind : (String[]) row.getArray("classes").getArray()) {
      kinds.add(Sensitivity.valueOf(kind));
    }
    if (kinds.isEmpty()) {
      all.add(rights);
      return;
    }
    Set<String> types = Set.of((String[]) row.getArray("types").getArray());
    all.add(rights.within(kinds, types));
    if (types.isEmpty() || types.contains(PERSON)) {
      // Whoever may see something of a person may see who that is.
      all.add(rights.within(Set.of(Sensitivity.ADM), Set.of(PERSON)));
    }
  }

  private static boolean isForWhole(Post post) {
    return FOR_WHOLE_ORGANIZATION.contains(post.role());
  }

  /** What people deny goes before what anybody is permitted. */
  private void denials(
      Set<String> names, Optional<Set<String>> patients, Map<String, Standing> standings) {
    database
        .sql(
            """
            SELECT patient, unnest(classes) AS class FROM access.denial
            LEFT JOIN access.owner ON record = 'Patient/' || patient
            WHERE (grantee = ANY (:names)
                OR grantee = :anyone AND NOT ('Organization/' || organization) = ANY (:names))
              AND valid @> now() %1$s
            UNION ALL
            SELECT patient, NULL FROM access.handover
            JOIN access.owner ON record = 'Patient/' || patient
            WHERE 'Organization/' || former = ANY (:names) AND organization <> former %1$s
            """
                .formatted(ofThem(patients)))
        .param("names", names.toArray(String[]::new))
        .param("anyone", Permissions.ANYONE)
        .param("patients", patients.orElse(Set.of()).toArray(String[]::new))
        .query(
            row -> {
              String kind = row.getString(2);
              Standing standing =
                  standings.computeIfAbsent(row.getString(1), empty -> Standing.empty());
              if (kind == null) {
                standings.put(row.getString(1), standing.whileHandedOver());
              } else {
                standing.denied().add(Sensitivity.valueOf(kind));
              }
            });
  }
}
