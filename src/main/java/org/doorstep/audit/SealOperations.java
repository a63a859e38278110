package org.doorstep.audit;

import ca.uhn.fhir.rest.annotation.Operation;
import ca.uhn.fhir.rest.server.RestfulServer;
import ca.uhn.fhir.rest.server.servlet.ServletRequestDetails;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Date;
import org.doorstep.access.Caller;
import org.doorstep.fhir.Refusal;
import org.doorstep.fhir.Refusal.Reason;
import org.doorstep.server.EndpointContribution;
import org.doorstep.server.OperationParameters;
import org.hl7.fhir.r4.model.Base64BinaryType;
import org.hl7.fhir.r4.model.BooleanType;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.DecimalType;
import org.hl7.fhir.r4.model.InstantType;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Parameters.ParametersParameterComponent;
import org.hl7.fhir.r4.model.StringType;
import org.springframework.stereotype.Component;

/** The operations with which others witness the audit, and check it. */
@Component
class SealOperations implements EndpointContribution {

  private static final String ROOT = "$audit-root";
  private static final String VERIFY = "$audit-verify";
  private static final int SHORTEST_MONTH = "2026-01".length();
  private static final LocalDate EVER = LocalDate.of(2000, 1, 1);

  private final Seals seals;
  private final Verification verification;

  SealOperations(Seals seals, Verification verification) {
    this.seals = seals;
    this.verification = verification;
  }

  @Override
  public void contributeTo(RestfulServer endpoint) {
    endpoint.registerProvider(this);
  }

  /** The newest seal of each server. Who keeps it can tell later whether the past was rewritten. */
  @Operation(name = ROOT, idempotent = true)
  public Parameters root(ServletRequestDetails request) {
    require(AuditReaders.isWitness(Caller.of(request)));
    OperationParameters.requireNone(request, ROOT);
    Parameters roots = new Parameters();
    seals
        .nodes()
        .forEach(
            (node, publicKey) ->
                seals
                    .last(node)
                    .ifPresent(
                        seal -> {
                          ParametersParameterComponent root = roots.addParameter().setName("seal");
                          add(root, "node", new StringType(node));
                          add(root, "number", new DecimalType(seal.number()));
                          add(root, "sealed", new InstantType(Date.from(seal.sealed())));
                          add(root, "hash", new Base64BinaryType(seal.hash()));
                          add(root, "signature", new Base64BinaryType(seal.signature()));
                          add(root, "publicKey", new Base64BinaryType(publicKey));
                        }));
    return roots;
  }

  /** Checks every row against its seal and every seal against the one before. */
  @Operation(name = VERIFY, idempotent = true)
  public Parameters verify(ServletRequestDetails request) {
    require(AuditReaders.isOfficer(Caller.of(request)));
    Verdict verdict = verification.since(from(request));
    Parameters answer = new Parameters();
    answer.addParameter().setName("intact").setValue(new BooleanType(verdict.first().isEmpty()));
    answer.addParameter().setName("seals").setValue(new DecimalType(verdict.seals()));
    answer.addParameter().setName("rows").setValue(new DecimalType(verdict.rows()));
    verdict
        .detached()
        .forEach(
            month -> answer.addParameter().setName("detached").setValue(new StringType(month)));
    verdict
        .first()
        .ifPresent(
            fault -> {
              ParametersParameterComponent first = answer.addParameter().setName("fault");
              add(first, "kind", new CodeType(fault.kind().code()));
              add(first, "node", new StringType(fault.node()));
              add(first, "place", new StringType(fault.place()));
              add(first, "text", new StringType(fault.kind().words()));
            });
    return answer;
  }

  private static void add(
      ParametersParameterComponent to, String name, org.hl7.fhir.r4.model.Type value) {
    to.addPart().setName(name).setValue(value);
  }

  private static void require(boolean allowed) {
    if (!allowed) {
      throw new Refusal(
          Reason.FORBIDDEN,
          "not-for-this-role",
          null,
          "This operation is not for your role.",
          "Ask the data-protection officer of your organisation.");
    }
  }

  /** Seals are kept by month, so that any date stands for its month. */
  private static LocalDate from(ServletRequestDetails request) {
    OperationParameters asked = OperationParameters.of(request, VERIFY, "from");
    return asked
        .text("from")
        .map(
            from -> {
              try {
                String month = from.substring(0, Math.min(from.length(), SHORTEST_MONTH));
                return YearMonth.parse(month).atDay(1);
              } catch (DateTimeException unreadable) {
                throw asked.wrong("from", "a month, such as 2026-03");
              }
            })
        .orElse(EVER);
  }
}
