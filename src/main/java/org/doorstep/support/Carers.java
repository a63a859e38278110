package org.doorstep.support;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.doorstep.fhir.DoorstepCodes;
import org.doorstep.fhir.Refusal;
import org.doorstep.fhir.Refusal.Reason;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.ServiceRequest;
import org.hl7.fhir.r4.model.Task;
import org.hl7.fhir.r4.model.Task.TaskStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Who looks after the children of whose request: one at a time. The request shows who it is, so
 * that the parent sees the answer on her own record.
 */
@Component
class Carers {

  private static final Set<TaskStatus> CHOSEN =
      EnumSet.of(TaskStatus.READY, TaskStatus.INPROGRESS, TaskStatus.ONHOLD, TaskStatus.COMPLETED);

  private final JdbcClient database;
  private final Here here;

  Carers(JdbcClient database, Here here) {
    this.database = database;
    this.here = here;
  }

  static boolean isChildcare(Task task) {
    return task.getCode().hasCoding(DoorstepCodes.codeSystem("doorstep-task"), "childcare");
  }

  static boolean isChosen(Task task) {
    return CHOSEN.contains(task.getStatus());
  }

  /** Chooses the owner of a Task, or lets them go; the request is open again then. */
  void follow(Task task) {
    String key = Here.key(task);
    Optional<String> request = Here.id(task.getFocus(), "ServiceRequest");
    Optional<String> carer = Here.id(task.getOwner(), "Patient");
    if (isChildcare(task) && isChosen(task) && request.isPresent() && carer.isPresent()) {
      choose(key, request.get());
      name(request.get(), Optional.of("Patient/" + carer.get()));
    } else {
      end(key);
    }
  }

  void end(String key) {
    database
        .sql("DELETE FROM support.carer WHERE task = :task RETURNING request")
        .param("task", key)
        .query(String.class)
        .list()
        .forEach(request -> name(request, Optional.empty()));
  }

  private void choose(String task, String request) {
    database
        .sql(
            """
            INSERT INTO support.carer (request, task) VALUES (:request, :task)
            ON CONFLICT DO NOTHING
            """)
        .param("request", request)
        .param("task", task)
        .update();
    boolean chosen =
        database
            .sql("SELECT task FROM support.carer WHERE request = :request")
            .param("request", request)
            .query(String.class)
            .optional()
            .filter(task::equals)
            .isPresent();
    if (!chosen) {
      throw new Refusal(
          Reason.CONFLICT,
          "carer-chosen",
          "Task.status",
          "Somebody else was chosen to look after these children.",
          "Leave this offer as it is, or take the other choice back first: set the status of its"
              + " Task to cancelled.");
    }
  }

  private void name(String id, Optional<String> carer) {
    here.read(id, ServiceRequest.class)
        .ifPresent(
            request -> {
              List<Reference> others =
                  request.getPerformer().stream()
                      .filter(it -> Here.id(it, "Patient").isEmpty())
                      .toList();
              List<Reference> performers = new ArrayList<>(others);
              carer.ifPresent(it -> performers.add(new Reference(it)));
              ServiceRequest before = request.copy();
              request.setPerformer(performers);
              if (!before.equalsDeep(request)) {
                here.update(request);
              }
            });
  }
}
