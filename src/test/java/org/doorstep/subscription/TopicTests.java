package org.doorstep.subscription;

import static org.assertj.core.api.Assertions.assertThat;

import org.hl7.fhir.r4.model.Communication;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.ServiceRequest;
import org.hl7.fhir.r4.model.Task;
import org.hl7.fhir.r4.model.Task.TaskStatus;
import org.junit.jupiter.api.Test;

class TopicTests {

  private static Task task(TaskStatus status, String owner) {
    return new Task().setStatus(status).setOwner(new Reference("Organization/" + owner));
  }

  @Test
  void newRequestIsRequestedAndNotUpdated() {
    Happening made = new Happening(null, task(TaskStatus.REQUESTED, "a"), true);
    assertThat(Topic.TRANSFER_REQUESTED.isAbout(made)).isTrue();
    assertThat(Topic.TRANSFER_UPDATED.isAbout(made)).isFalse();
  }

  @Test
  void offerToAnotherHospitalIsRequestedAgain() {
    Task before = task(TaskStatus.REQUESTED, "a");
    Happening other = new Happening(before, task(TaskStatus.REQUESTED, "b"), true);
    assertThat(Topic.TRANSFER_REQUESTED.isAbout(other)).isTrue();
    Happening same = new Happening(before, task(TaskStatus.REQUESTED, "a"), true);
    assertThat(Topic.TRANSFER_REQUESTED.isAbout(same)).isFalse();
    assertThat(Topic.TRANSFER_UPDATED.isAbout(same)).isTrue();
  }

  @Test
  void answerAndMessagesAreUpdates() {
    Task before = task(TaskStatus.REQUESTED, "a");
    assertThat(
            Topic.TRANSFER_UPDATED.isAbout(
                new Happening(before, task(TaskStatus.ACCEPTED, "a"), true)))
        .isTrue();
    assertThat(Topic.TRANSFER_UPDATED.isAbout(new Happening(null, new Communication(), true)))
        .isTrue();
    assertThat(Topic.TRANSFER_UPDATED.isAbout(new Happening(null, new ServiceRequest(), true)))
        .as("the order alone is asked of nobody yet")
        .isFalse();
  }

  @Test
  void whatIsNoTransferIsNeither() {
    Happening other = new Happening(null, task(TaskStatus.REQUESTED, "a"), false);
    assertThat(Topic.TRANSFER_REQUESTED.isAbout(other)).isFalse();
    assertThat(Topic.TRANSFER_UPDATED.isAbout(other)).isFalse();
    assertThat(Topic.TRANSFER_UPDATED.isAbout(new Happening(null, new Communication(), false)))
        .isFalse();
  }
}
