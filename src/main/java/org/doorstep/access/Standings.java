package org.doorstep.access;

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
import org.springframework.jdbc.core.simple.JdbcClient;

/** What the tables say now of a caller and of persons, in one question whoever they are. */
final class Standings {

  private static final String ORGANIZATION = "Organization/";
  private static final String PATIENT = "Patient/";
  private static final String RELATED = "RelatedPerson/";

  /** Those who work with everyone whom a team of their organisation cares for. */
  private static final Set<Role> FOR_WHOLE_ORGANIZATION = Set.of(Role.COORDINATOR, Role.SYSTEM);

  /** Who keeps a person needs no order and no call to see them. */
  private static final Set<String> FOR_OTHERS =
      Set.of(Basis.LABORATORY.name(), Basis.CALLED.name());

  private static final String FACTS =
      """
      SELECT 'PERMISSION' AS fact, patient, grantee, basis, classes, types, source
      FROM access.permission
      WHERE patient %1$s AND grantee IN (:names) AND valid @> now()
      UNION ALL
      SELECT 'DENIAL', patient, grantee, '', classes, '{}', source
      FROM access.denial
      WHERE patient %1$s AND (grantee IN (:names) OR grantee = :anyone) AND valid @> now()
      UNION ALL
      SELECT 'KEEPER', substr(record, 9), organization, '', '{}', '{}', ''
      FROM access.owner WHERE record %2$s
      UNION ALL
      SELECT 'FORMER', patient, former, '', '{}', '{}', ''
      FROM access.handover WHERE patient %1$s
      """;

  /** One person, as almost always: PostgreSQL plans that once, and an array each time. */
  private static final String OF_ONE = FACTS.formatted("= :patient", "= 'Patient/' || :patient");

  private static final String OF_SOME = FACTS.formatted("= ANY (:patients)", "= ANY (:records)");

  /** Persons of whom the permissions alone do not tell what is open. */
  private static final String SPECIAL =
      """
      SELECT patient FROM access.denial
      WHERE valid @> now() AND (grantee IN (:names) OR grantee = :anyone AND EXISTS (
        SELECT FROM access.permission
        WHERE permission.patient = denial.patient AND grantee IN (:names) AND valid @> now()))
      UNION
      SELECT patient FROM access.handover JOIN access.owner ON record = 'Patient/' || patient
      WHERE 'Organization/' || organization IN (:names) OR 'Organization/' || former IN (:names)
      """;

  private static final String ALL =
      SPECIAL
          + """
          UNION
          SELECT patient FROM access.permission WHERE grantee IN (:names) AND valid @> now()
          """;

  private static final String OF_ALL =
      FACTS.formatted(
          "IN (%s)".formatted(ALL),
          "IN (SELECT 'Patient/' || patient FROM (%s) AS everyone)".formatted(ALL));

  private final JdbcClient database;
  private final Caller caller;
  private final boolean summary;
  private final Set<String> organizations;
  private final Set<String> names;

  /**
   * @param summary whether the caller pulls a transfer summary, which those who are asked to take a
   *     person over may see before they answer
   */
  Standings(JdbcClient database, Caller caller, boolean summary) {
    this.database = database;
    this.caller = caller;
    this.summary = summary;
    this.organizations =
        caller.posts().stream().map(Post::organization).collect(Collectors.toSet());
    this.names = new HashSet<>(caller.names());
    organizations.forEach(id -> names.add(ORGANIZATION + id));
  }

  /** What is open and denied about some persons, by their ids. */
  Map<String, Standing> of(Set<String> patients) {
    JdbcClient.StatementSpec question =
        patients.size() == 1
            ? database.sql(OF_ONE).param("patient", patients.iterator().next())
            : database
                .sql(OF_SOME)
                .param("patients", patients.toArray(String[]::new))
                .param("records", patients.stream().map(PATIENT::concat).toArray(String[]::new));
    return standings(question);
  }

  /** What is open and denied about everyone of whom anything is. */
  Map<String, Standing> ofEveryone() {
    Map<String, Standing> everyone = standings(database.sql(OF_ALL));
    self().filter(id -> !everyone.containsKey(id)).ifPresent(id -> everyone.putAll(of(Set.of(id))));
    return everyone;
  }

  /** The same of those only of whom {@link #grants} do not tell everything. */
  Map<String, Standing> ofSpecial() {
    Set<String> special =
        database
            .sql(SPECIAL)
            .param("names", names)
            .param("anyone", Permissions.ANYONE)
            .query(String.class)
            .set();
    self().ifPresent(special::add);
    return special.isEmpty() ? Map.of() : of(special);
  }

  /** What is permitted, without the persons of whom it is. */
  List<Grant> grants() {
    return database
        .sql(
            """
            SELECT DISTINCT grantee, basis, classes, types,
              classes::text || types::text AS part
            FROM access.permission
            WHERE grantee IN (:names) AND valid @> now() AND basis <> :unfound
            """)
        .param("names", names)
        .param("unfound", Basis.ANSWERED.name())
        .query(
            (row, number) -> {
              Fact fact = Fact.of(row, "PERMISSION", "");
              return new Grant(fact.grantee(), fact.basis(), row.getString("part"), rights(fact));
            })
        .list();
  }

  private Map<String, Standing> standings(JdbcClient.StatementSpec question) {
    Map<String, List<Fact>> facts = new HashMap<>();
    question
        .param("names", names)
        .param("anyone", Permissions.ANYONE)
        .query(
            row -> {
              facts
                  .computeIfAbsent(row.getString("patient"), none -> new ArrayList<>())
                  .add(Fact.of(row, row.getString("fact"), row.getString("source")));
            });
    Map<String, Standing> standings = new HashMap<>();
    facts.forEach((patient, all) -> standings.put(patient, standing(patient, all)));
    return standings;
  }

  private Standing standing(String patient, List<Fact> facts) {
    Optional<String> keeper = grantees(facts, "KEEPER").stream().findFirst();
    Set<String> former = grantees(facts, "FORMER");
    boolean own = keeper.filter(organizations::contains).isPresent();
    List<Rights> rights = new ArrayList<>();
    Set<Sensitivity> denied = EnumSet.noneOf(Sensitivity.class);
    Map<String, List<Rights>> orders = new HashMap<>();
    Map<String, List<Rights>> answered = new HashMap<>();
    for (Fact fact : facts) {
      if ("PERMISSION".equals(fact.kind())) {
        boolean needless =
            FOR_OTHERS.contains(fact.basis())
                && keeper.filter(id -> fact.grantee().equals(ORGANIZATION + id)).isPresent();
        List<Rights> given = needless ? List.of() : rights(fact);
        if (given.isEmpty()) {
          continue;
        }
        if (Basis.ANSWERED.name().equals(fact.basis())) {
          answered.put(fact.source(), given);
        } else if (CaseloadZones.OF_ONE_ORDER.contains(fact.basis())) {
          orders.put(fact.source().substring(fact.source().indexOf('/') + 1), given);
        } else {
          rights.addAll(given);
        }
      } else if ("DENIAL".equals(fact.kind())
          && !(own && Permissions.ANYONE.equals(fact.grantee()))) {
        denied.addAll(fact.kinds());
      }
    }
    if (own && !former.isEmpty()) {
      // Its staff find the records by the person until they are indexed as kept by it.
      rights.addAll(
          rights(
              new Fact(
                  "PERMISSION",
                  ORGANIZATION + keeper.get(),
                  Basis.CUSTODY.name(),
                  Set.of(),
                  Set.of(),
                  "")));
    }
    if (self().filter(patient::equals).isPresent()) {
      rights.add(Rights.ofOneself());
      denied.clear();
    }
    boolean handedOver =
        former.stream()
            .anyMatch(id -> organizations.contains(id) && !keeper.filter(id::equals).isPresent());
    return new Standing(rights, denied, orders, answered, handedOver, keeper);
  }

  private Optional<String> self() {
    return caller.who().startsWith(PATIENT)
        ? Optional.of(caller.who().substring(PATIENT.length()))
        : Optional.empty();
  }

  private static Set<String> grantees(List<Fact> facts, String kind) {
    return facts.stream()
        .filter(fact -> kind.equals(fact.kind()))
        .map(Fact::grantee)
        .collect(Collectors.toSet());
  }

  private List<Rights> rights(Fact permission) {
    String grantee = permission.grantee();
    Basis written = Basis.valueOf(permission.basis());
    boolean pulled = summary && written == Basis.TRANSFER_REQUESTED;
    Basis basis = pulled ? Basis.TRANSFER : written;
    if (basis == Basis.CHILDCARE) {
      return List.of(Rights.ofChildcare());
    }
    List<Rights> rights = new ArrayList<>();
    if (grantee.startsWith(PATIENT) || grantee.startsWith(RELATED)) {
      // Whoever acts for a person sees no more than the person.
      add(rights, Rights.ofRepresentative(), permission);
    }
    for (Post post : caller.posts()) {
      boolean organization = grantee.startsWith(ORGANIZATION);
      boolean own = !organization || grantee.equals(ORGANIZATION + post.organization());
      boolean all =
          !organization || basis != Basis.TEAM || FOR_WHOLE_ORGANIZATION.contains(post.role());
      if (own && all) {
        add(rights, Rights.of(post.role(), basis), permission);
        if (basis == Basis.TEAM) {
          add(rights, Rights.of(post.role(), Basis.COUNSELLING), permission);
        }
      }
    }
    rights.removeIf(Rights::isNothing);
    return rights;
  }

  private static void add(List<Rights> all, Rights rights, Fact permission) {
    if (permission.kinds().isEmpty()) {
      all.add(rights);
      return;
    }
    all.add(rights.within(permission.kinds(), permission.types()));
    if (permission.types().isEmpty() || permission.types().contains("Patient")) {
      // Whoever may see something of a person may see who that is.
      all.add(rights.within(Set.of(Sensitivity.ADM), Set.of("Patient")));
    }
  }
}
