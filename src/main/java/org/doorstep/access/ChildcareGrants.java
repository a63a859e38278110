package org.doorstep.access;

import ca.uhn.fhir.rest.server.exceptions.ResourceGoneException;
import ca.uhn.fhir.rest.server.exceptions.ResourceNotFoundException;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.doorstep.fhir.DoorstepCodes;
import org.doorstep.server.Records;
import org.hl7.fhir.instance.model.api.IIdType;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.ServiceRequest;
import org.hl7.fhir.r4.model.Task;
import org.hl7.fhir.r4.model.Task.TaskStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Lets two people call each other while one looks after the other's children: from the moment at
 * which the carer is chosen until a day after the time for which she was.
 */
@Component
class ChildcareGrants {

  private static final Duration AFTERWARDS = Duration.ofDays(1);
  private static final Set<TaskStatus> CHOSEN =
      EnumSet.of(TaskStatus.READY, TaskStatus.INPROGRESS, TaskStatus.ONHOLD, TaskStatus.COMPLETED);

  private final JdbcClient database;
  private final Records records;

  ChildcareGrants(JdbcClient database, Records records) {
    this.database = database;
    this.records = records;
  }

  static boolean isChildcare(Task task) {
    return task.getCode().hasCoding(DoorstepCodes.codeSystem("doorstep-task"), "childcare");
  }

  /** What a Task gave before is taken away first. */
  void follow(String key, Task task) {
    end(key);
    OffsetDateTime end = Validity.of(task.getExecutionPeriod()).until();
    Optional<String> carer = person(task.getOwner());
    if (!isChildcare(task) || !CHOSEN.contains(task.getStatus()) || end == null) {
      return;
    }
    Optional<String> parent = parent(task);
    if (carer.isPresent() && parent.isPresent()) {
      OffsetDateTime until = end.plus(AFTERWARDS);
      add(key, parent.get(), carer.get(), until);
      add(key, carer.get(), parent.get(), until);
      List.of(parent.get(), carer.get()).stream().sorted().forEach(this::permit);
    }
  }

  void end(String key) {
    database.sql("DELETE FROM access.childcare WHERE task = :task").param("task", key).update();
    database
        .sql("DELETE FROM access.permission WHERE source = :task AND basis = :basis")
        .param("task", key)
        .param("basis", Basis.CHILDCARE.name())
        .update();
  }

  private void add(String task, String patient, String other, OffsetDateTime until) {
    database
        .sql(
            """
            INSERT INTO access.childcare (task, patient, grantee, valid)
            VALUES (:task, :patient, :grantee, tstzrange(NULL, :until))
            """)
        .param("task", task)
        .param("patient", patient)
        .param("grantee", "Patient/" + other)
        .param("until", until)
        .update();
  }

  /**
   * Permits those who share childcare with a person to call them, as far as the person agrees. One
   * transaction at a time: an agreement that is taken back must not be overlooked by another that
   * chooses somebody at the same moment.
   */
  void permit(String patient) {
    database
        .sql("SELECT pg_advisory_xact_lock(hashtextextended(:patient, 0))")
        .param("patient", "childcare " + patient)
        .query(row -> {});
    database
        .sql("DELETE FROM access.permission WHERE patient = :patient AND basis = :basis")
        .param("patient", patient)
        .param("basis", Basis.CHILDCARE.name())
        .update();
    database
        .sql(
            """
            INSERT INTO access.permission (source, basis, patient, grantee, valid)
            SELECT DISTINCT ON (task, grantee)
              task, :basis, patient, grantee, childcare.valid * agreement.valid
            FROM access.childcare JOIN access.agreement USING (patient)
            WHERE patient = :patient AND purpose = :contact
              AND NOT isempty(childcare.valid * agreement.valid)
            ORDER BY task, grantee, upper(childcare.valid * agreement.valid) DESC
            """)
        .param("basis", Basis.CHILDCARE.name())
        .param("patient", patient)
        .param("contact", Agreement.CHILDCARE_CONTACT.code())
        .update();
  }

  private Optional<String> parent(Task task) {
    IIdType focus = task.getFocus().getReferenceElement();
    if (!"ServiceRequest".equals(focus.getResourceType()) || focus.isAbsolute()) {
      return Optional.empty();
    }
    try {
      ServiceRequest request =
          records
              .ofServer()
              .read(ServiceRequest.class, new IdType("ServiceRequest", focus.getIdPart()));
      return person(request.getSubject());
    } catch (ResourceNotFoundException | ResourceGoneException absent) {
      return Optional.empty();
    }
  }

  private static Optional<String> person(Reference reference) {
    IIdType id = reference.getReferenceElement();
    return "Patient".equals(id.getResourceType()) && !id.isAbsolute()
        ? Optional.ofNullable(id.getIdPart())
        : Optional.empty();
  }
}
