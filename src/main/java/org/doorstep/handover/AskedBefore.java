package org.doorstep.handover;

import ca.uhn.fhir.repository.IRepository;
import ca.uhn.fhir.rest.param.NumberParam;
import ca.uhn.fhir.rest.param.ReferenceParam;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Task;
import org.hl7.fhir.r4.model.Task.TaskStatus;
import org.springframework.stereotype.Component;

/** Who was asked for the same order until now. */
@Component
class AskedBefore {

  /** Nobody asks more hospitals for one person. */
  private static final String MOST = "200";

  /** All Tasks of the order of a transfer, as the caller may see them. */
  List<Task> tasks(Task transfer, IRepository visible) {
    String order = transfer.getFocus().getReferenceElement().toUnqualifiedVersionless().getValue();
    return visible
        .search(
            Bundle.class,
            Task.class,
            Map.of(
                "focus", List.of(new ReferenceParam(order)),
                "_count", List.of(new NumberParam(MOST)),
                "_offset", List.of(new NumberParam("0"))))
        .getEntry()
        .stream()
        .map(Bundle.BundleEntryComponent::getResource)
        .filter(Task.class::isInstance)
        .map(Task.class::cast)
        .filter(TransferTask::is)
        .filter(task -> task.getStatus() != TaskStatus.ENTEREDINERROR)
        .toList();
  }

  /** The organisations that were asked, such as {@code Organization/1}. */
  Set<String> organizations(Task transfer, IRepository visible) {
    return tasks(transfer, visible).stream()
        .map(Task::getOwner)
        .filter(Reference::hasReference)
        .map(Reference::getReference)
        .collect(Collectors.toSet());
  }
}
