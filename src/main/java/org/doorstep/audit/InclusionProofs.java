package org.doorstep.audit;

import ca.uhn.fhir.rest.annotation.IdParam;
import ca.uhn.fhir.rest.annotation.Operation;
import ca.uhn.fhir.rest.server.RestfulServer;
import ca.uhn.fhir.rest.server.exceptions.ResourceNotFoundException;
import ca.uhn.fhir.rest.server.servlet.ServletRequestDetails;
import java.util.List;
import java.util.Map;
import org.doorstep.access.Caller;
import org.doorstep.audit.AuditEntry.Row;
import org.doorstep.fhir.Refusal;
import org.doorstep.fhir.Refusal.Reason;
import org.doorstep.server.EndpointContribution;
import org.doorstep.server.OperationParameters;
import org.hl7.fhir.r4.model.AuditEvent;
import org.hl7.fhir.r4.model.Base64BinaryType;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.DecimalType;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Parameters.ParametersParameterComponent;
import org.hl7.fhir.r4.model.StringType;
import org.springframework.stereotype.Component;

/** Proves of one event that it is under a seal, without showing any other. */
@Component
class InclusionProofs implements EndpointContribution {

  private static final String NAME = "$inclusion-proof";

  private final Events events;
  private final Seals seals;

  InclusionProofs(Events events, Seals seals) {
    this.events = events;
    this.seals = seals;
  }

  @Override
  public void contributeTo(RestfulServer endpoint) {
    endpoint.registerProvider(this);
  }

  /** The way from the digest of an event to the seal that others may have kept. */
  @Operation(name = NAME, type = AuditEvent.class, idempotent = true)
  public Parameters of(@IdParam IdType id, ServletRequestDetails request) {
    OperationParameters.requireNone(request, NAME);
    AuditScope scope = AuditReaders.scopeOf(Caller.of(request));
    String asked = String.valueOf(id.getIdPart());
    AuditSearch search = AuditSearch.of(Map.of("_id", new String[] {asked}), scope);
    List<Row> found = events.where(search.condition(), search.parameters());
    if (found.isEmpty() || asked.contains(",")) {
      throw new ResourceNotFoundException(id);
    }
    Row row = found.get(0);
    Seal seal = seals.on(row.node(), row.seq()).orElseThrow(InclusionProofs::notSealed);
    List<byte[]> leaves = Leaf.split(seal.leaves());
    int place = Math.toIntExact(row.seq() - seal.firstSeq());
    byte[] before =
        seals.from(seal.node(), seal.number() - 1, 1).stream()
            .filter(previous -> previous.number() == seal.number() - 1)
            .map(Seal::hash)
            .findFirst()
            .orElse(Seal.BEGINNING);
    Parameters proof = new Parameters();
    proof.addParameter().setName("leaf").setValue(new Base64BinaryType(leaves.get(place)));
    for (Digests.Step step : Digests.path(leaves, place)) {
      ParametersParameterComponent sibling = proof.addParameter().setName("sibling");
      sibling.addPart().setName("side").setValue(new CodeType(step.left() ? "left" : "right"));
      sibling.addPart().setName("hash").setValue(new Base64BinaryType(step.sibling()));
    }
    proof.addParameter().setName("before").setValue(new Base64BinaryType(before));
    proof.addParameter().setName("head").setValue(new StringType(seal.head()));
    proof.addParameter().setName("number").setValue(new DecimalType(seal.number()));
    proof.addParameter().setName("hash").setValue(new Base64BinaryType(seal.hash()));
    proof.addParameter().setName("signature").setValue(new Base64BinaryType(seal.signature()));
    byte[] key = seals.nodes().getOrDefault(seal.node(), new byte[0]);
    proof.addParameter().setName("publicKey").setValue(new Base64BinaryType(key));
    return proof;
  }

  private static Refusal notSealed() {
    return new Refusal(
        Reason.UNAVAILABLE,
        "not-sealed-yet",
        null,
        "The event is so new that it has no seal.",
        "Ask again in a second.");
  }
}
