package org.doorstep.matching;

import ca.uhn.fhir.repository.IRepository;
import ca.uhn.fhir.rest.api.server.SystemRequestDetails;
import ca.uhn.fhir.rest.server.exceptions.ResourceGoneException;
import ca.uhn.fhir.rest.server.exceptions.ResourceNotFoundException;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.doorstep.access.Keeper;
import org.doorstep.access.Merged;
import org.doorstep.access.Sight.Field;
import org.doorstep.fhir.DoorstepCodes;
import org.doorstep.matching.Search.Found;
import org.doorstep.server.KeeperOfRecord;
import org.doorstep.server.Records;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Task;
import org.hl7.fhir.r4.model.Task.TaskIntent;
import org.hl7.fhir.r4.model.Task.TaskPriority;
import org.hl7.fhir.r4.model.Task.TaskStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Compares a person with those whom the same organisation keeps, never with another one's, and asks
 * its people to look at those who may be the same: by one Task for each pair, for ever.
 */
@Component
class PossibleDuplicates {

  static final Coding CODE =
      new Coding(DoorstepCodes.codeSystem("doorstep-task"), "possible-duplicate", null);

  /** Of a hundred records of one person each is told of some, not of all. */
  private static final int MOST = 3;

  private final Search search;
  private final KeeperOfRecord keepers;
  private final Records records;
  private final JdbcClient database;

  PossibleDuplicates(Search search, KeeperOfRecord keepers, Records records, JdbcClient database) {
    this.search = search;
    this.keepers = keepers;
    this.records = records;
    this.database = database;
  }

  /** Within a transaction: either all Tasks are written, or the person is compared again. */
  void lookFor(String id) {
    Optional<String> keeper = keepers.of("Patient/" + id);
    Optional<Patient> person = read(id).filter(it -> Merged.isInto(it).isEmpty());
    if (keeper.isEmpty() || person.isEmpty()) {
      return;
    }
    Field own = new Field(Set.of(keeper.get()), Set.of(), Set.of(id));
    List<Found> surest = search.of(person.get(), own, all -> all).stream().limit(MOST).toList();
    for (Found found : surest) {
      MatchGrade grade = found.match().grade();
      if (grade == MatchGrade.CERTAIN || grade == MatchGrade.PROBABLE) {
        String other = found.patient().getIdElement().getIdPart();
        boolean isLater = cameAt(id).compareTo(cameAt(other)) >= 0;
        ask(isLater ? id : other, isLater ? other : id, grade, keeper.get());
      }
    }
  }

  private Optional<Patient> read(String id) {
    try {
      return Optional.of(records.ofServer().read(Patient.class, new IdType("Patient", id)));
    } catch (ResourceNotFoundException | ResourceGoneException gone) {
      return Optional.empty();
    }
  }

  private Date cameAt(String id) {
    return records
        .ofServer()
        .read(Patient.class, new IdType("Patient", id, "1"))
        .getMeta()
        .getLastUpdated();
  }

  private void ask(String id, String other, MatchGrade grade, String keeper) {
    boolean known =
        database
            .sql("SELECT EXISTS (SELECT FROM matching.pair WHERE one = :one AND other = :other)")
            .param("one", lesser(id, other))
            .param("other", greater(id, other))
            .query(Boolean.class)
            .single();
    if (!known) {
      SystemRequestDetails request = new SystemRequestDetails();
      new Keeper(keeper).keepIn(request);
      IRepository store = records.on(request);
      String task = store.create(task(id, other, grade, keeper)).getId().getIdPart();
      // Whoever asks at the same moment waits here, and takes its Task back.
      database
          .sql("INSERT INTO matching.pair (one, other, task) VALUES (:one, :other, :task)")
          .param("one", lesser(id, other))
          .param("other", greater(id, other))
          .param("task", task)
          .update();
    }
  }

  private static String lesser(String one, String other) {
    return one.compareTo(other) < 0 ? one : other;
  }

  private static String greater(String one, String other) {
    return one.compareTo(other) < 0 ? other : one;
  }

  private static Task task(String id, String other, MatchGrade grade, String keeper) {
    Task task = new Task().setStatus(TaskStatus.REQUESTED).setIntent(TaskIntent.PROPOSAL);
    task.setPriority(grade == MatchGrade.CERTAIN ? TaskPriority.URGENT : TaskPriority.ROUTINE);
    task.setCode(new CodeableConcept(CODE.copy()));
    task.setFor(new Reference("Patient/" + id));
    task.setFocus(new Reference("Patient/" + other));
    task.setOwner(new Reference("Organization/" + keeper));
    task.setAuthoredOn(new Date());
    task.setDescription(grade.code());
    return task;
  }
}
