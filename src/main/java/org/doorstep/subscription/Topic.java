package org.doorstep.subscription;

import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import org.doorstep.fhir.DoorstepCodes;
import org.hl7.fhir.r4.model.Communication;
import org.hl7.fhir.r4.model.Task;
import org.hl7.fhir.r4.model.Task.TaskStatus;

/** What can be subscribed to by the name of a SubscriptionTopic (R5). */
enum Topic {
  /** A hospital is asked to take a person over. */
  TRANSFER_REQUESTED("transfer-requested", Set.of("Task")) {
    @Override
    boolean isAbout(Happening it) {
      return it.ofTransfer()
          && it.now() instanceof Task task
          && task.getStatus() == TaskStatus.REQUESTED
          && !(it.before() instanceof Task earlier
              && earlier.getStatus() == TaskStatus.REQUESTED
              && earlier.getOwner().equalsDeep(task.getOwner()));
    }
  },
  /** Something else happens in a transfer: to its Task, to its order, or what both sides write. */
  TRANSFER_UPDATED("transfer-updated", Set.of("Task", "ServiceRequest", "Communication")) {
    @Override
    boolean isAbout(Happening it) {
      boolean changed = it.before() != null || it.now() instanceof Communication;
      return it.ofTransfer() && changed && !TRANSFER_REQUESTED.isAbout(it);
    }
  };

  private final String url;
  private final Set<String> types;

  Topic(String name, Set<String> types) {
    this.url = DoorstepCodes.CANONICAL + "/SubscriptionTopic/" + name;
    this.types = types;
  }

  static Optional<Topic> of(String url) {
    return Arrays.stream(values()).filter(topic -> topic.url.equals(url)).findFirst();
  }

  String url() {
    return url;
  }

  /** The types of the records that it is about. */
  Set<String> types() {
    return types;
  }

  /** Whether a write is an event of the topic. */
  abstract boolean isAbout(Happening it);
}
