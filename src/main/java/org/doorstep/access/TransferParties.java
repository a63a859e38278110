package org.doorstep.access;

import ca.uhn.fhir.rest.api.server.RequestDetails;
import org.hl7.fhir.instance.model.api.IIdType;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Task;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** On which side of a transfer a caller stands. */
@Component
public class TransferParties {

  private final Decisions decisions;
  private final Owners owners;

  TransferParties(Decisions decisions, Owners owners) {
    this.decisions = decisions;
    this.owners = owners;
  }

  /**
   * Whether it is the server itself that asks, which belongs to no side.
   *
   * @param request the request, or null for what no request asked for
   */
  public static boolean isServer(@Nullable RequestDetails request) {
    return Reach.of(request).isEmpty();
  }

  /**
   * Whether the caller of a request is of those who ask for a transfer: they care for the person or
   * keep the record, and write Tasks of the person not only to answer them.
   *
   * @param transfer the Task as it is stored
   * @param request the caller's request
   */
  public boolean sends(Task transfer, @Nullable RequestDetails request) {
    Label label = Label.of(transfer);
    return Reach.of(request)
        .filter(reach -> decisions.mayWrite(label, reach))
        .filter(reach -> !reach.answersOnly(label, reach.keeper(label, owners)))
        .isPresent();
  }

  /**
   * Whether the caller of a request is of those who were asked: they work for the owner of the
   * Task, or are its owner.
   *
   * @param transfer the Task as it is stored
   * @param request the caller's request
   */
  public boolean receives(Task transfer, @Nullable RequestDetails request) {
    return speaksFor(transfer.getOwner(), request);
  }

  /**
   * Whether a reference names the caller of a request, one of their posts, or an organisation that
   * they work for.
   *
   * @param reference a reference to a Practitioner, PractitionerRole or Organization
   * @param request the caller's request
   */
  public boolean speaksFor(Reference reference, @Nullable RequestDetails request) {
    IIdType id = reference.getReferenceElement();
    boolean organization =
        "Organization".equals(id.getResourceType()) && !id.isAbsolute() && id.hasIdPart();
    return Reach.of(request)
        .filter(reach -> organization ? reach.worksFor(id.getIdPart()) : reach.isNamedBy(reference))
        .isPresent();
  }
}
