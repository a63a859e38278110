package org.doorstep.access;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.rest.server.exceptions.ResourceGoneException;
import ca.uhn.fhir.rest.server.exceptions.ResourceNotFoundException;
import java.util.HashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.doorstep.fhir.Refusal;
import org.doorstep.fhir.Refusal.Reason;
import org.doorstep.server.Records;
import org.doorstep.server.ServedTypes;
import org.doorstep.signin.Account;
import org.doorstep.signin.AccountSystems;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.StringType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Why somebody sees a record or does not, for the data-protection officer of its keeper. */
@Component
class Explanation {

  private static final Set<Role> OFFICERS = Set.of(Role.DATA_PROTECTION_OFFICER);

  private final FhirContext context;
  private final Records records;
  private final Callers callers;
  private final Reaches reaches;
  private final Decisions decisions;
  private final Owners owners;
  private final AccountSystems systems;
  private final JdbcClient database;

  Explanation(
      FhirContext context,
      Records records,
      Callers callers,
      Reaches reaches,
      Decisions decisions,
      Owners owners,
      AccountSystems systems,
      JdbcClient database) {
    this.context = context;
    this.records = records;
    this.callers = callers;
    this.reaches = reaches;
    this.decisions = decisions;
    this.owners = owners;
    this.systems = systems;
    this.database = database;
  }

  Parameters of(Caller officer, IdType id, String account) {
    Resource record = read(id);
    Label label = Label.of(record);
    Optional<String> keeper = owners.of(Owners.recordOf(label));
    boolean competent =
        keeper.isPresent() && reaches.of(officer, false).holds(OFFICERS, keeper.get());
    if (!competent) {
      throw notFound();
    }
    Parameters answer = new Parameters();
    answer.addParameter().setName("class").setValue(new StringType(label.kind().code()));
    answer.addParameter().setName("keeper").setValue(new Reference("Organization/" + keeper.get()));
    Optional<Caller> asked =
        systems.all().stream().flatMap(system -> known(system, account).stream()).findFirst();
    asked.ifPresent(caller -> explain(caller, label, record, answer));
    if (asked.isEmpty()) {
      answer.addParameter().setName("decision").setValue(new StringType("hide"));
      answer
          .addParameter()
          .setName("because")
          .setValue(new StringType("no record has the account"));
    }
    return answer;
  }

  private Optional<Caller> known(String system, String account) {
    return callers.of(
        new Account(
            system,
            account,
            "explained",
            Set.of("user/*.cruds"),
            Optional.empty(),
            Optional.empty()));
  }

  private void explain(Caller caller, Label label, Resource record, Parameters answer) {
    Decision decision = decisions.about(record, reaches.of(caller, false));
    answer
        .addParameter()
        .setName("decision")
        .setValue(new StringType(decision.name().toLowerCase(Locale.ROOT)));
    caller
        .posts()
        .forEach(
            post ->
                because(answer, post.role().code() + " at Organization/" + post.organization()));
    Set<String> names = new HashSet<>(caller.names());
    caller.posts().forEach(post -> names.add("Organization/" + post.organization()));
    database
        .sql(
            """
            SELECT basis, source, upper(valid)::text AS until FROM access.permission
            WHERE patient = :patient AND grantee = ANY (:names) AND valid @> now()
            UNION ALL
            SELECT 'DENIED', source, upper(valid)::text FROM access.denial
            WHERE patient = :patient AND (grantee = ANY (:names) OR grantee = '*')
              AND valid @> now()
            """)
        .param("patient", label.patient().orElse(""))
        .param("names", names.toArray(String[]::new))
        .query(
            row -> {
              String until = row.getString("until");
              because(
                  answer,
                  row.getString("basis")
                      + " by "
                      + row.getString("source")
                      + (until == null ? "" : " until " + until));
            });
  }

  private static void because(Parameters answer, String reason) {
    answer.addParameter().setName("because").setValue(new StringType(reason));
  }

  private Resource read(IdType id) {
    if (!id.hasIdPart() || !ServedTypes.NAMES.contains(id.getResourceType())) {
      throw notFound();
    }
    try {
      return records
          .ofServer()
          .read(
              context
                  .getResourceDefinition(id.getResourceType())
                  .getImplementingClass(Resource.class),
              id);
    } catch (ResourceNotFoundException | ResourceGoneException absent) {
      throw notFound();
    }
  }

  private static Refusal notFound() {
    return new Refusal(
        Reason.NOT_FOUND,
        "not-here",
        null,
        "There is no such record in your keeping.",
        "Name it as [type]/[id]; only its keeper's data-protection officer is told.");
  }
}
