package org.doorstep.access;

import java.util.Set;
import java.util.stream.Collectors;
import org.doorstep.fhir.DoorstepCodes;
import org.hl7.fhir.instance.model.api.IIdType;
import org.hl7.fhir.r4.model.Communication;
import org.hl7.fhir.r4.model.Reference;

/** What the sender and the receiver of a person write to each other. */
public final class TransferMessages {

  private TransferMessages() {}

  /**
   * Whether a Communication is one of them.
   *
   * @param message the Communication
   */
  public static boolean is(Communication message) {
    return message.getCategory().stream()
        .anyMatch(
            category ->
                category.hasCoding(
                    DoorstepCodes.codeSystem("doorstep-communication"), "transfer-message"));
  }

  /** The ids of the Tasks of the transfers that it is about. */
  static Set<String> transfers(Communication message) {
    return is(message)
        ? message.getBasedOn().stream()
            .map(Reference::getReferenceElement)
            .filter(id -> "Task".equals(id.getResourceType()) && !id.isAbsolute())
            .filter(IIdType::hasIdPart)
            .map(IIdType::getIdPart)
            .collect(Collectors.toSet())
        : Set.of();
  }
}
