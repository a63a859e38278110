package org.doorstep.summarylink;

import ca.uhn.fhir.repository.IRepository;
import ca.uhn.fhir.rest.annotation.IdParam;
import ca.uhn.fhir.rest.annotation.Operation;
import ca.uhn.fhir.rest.server.RestfulServer;
import ca.uhn.fhir.rest.server.servlet.ServletRequestDetails;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Date;
import org.doorstep.access.SystemSight;
import org.doorstep.access.TransferParties;
import org.doorstep.fhir.Language;
import org.doorstep.fhir.Refusal;
import org.doorstep.fhir.Refusal.Reason;
import org.doorstep.server.EndpointContribution;
import org.doorstep.server.OperationParameters;
import org.doorstep.server.Records;
import org.doorstep.signin.BaseUrl;
import org.doorstep.subscription.Mails;
import org.doorstep.summarylink.SummaryLinks.Made;
import org.doorstep.summarylink.SummaryLinks.Waiting;
import org.doorstep.transfer.SummarySheets;
import org.hl7.fhir.instance.model.api.IIdType;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.InstantType;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.StringType;
import org.hl7.fhir.r4.model.Task;
import org.springframework.stereotype.Component;

/** {@code $send-summary}: a link by mail to whom was asked, and a code for the phone. */
@Component
class SendSummaryProvider implements EndpointContribution {

  private static final String NAME = "$send-summary";
  private static final int HALF = 4;

  private final Records records;
  private final TransferParties parties;
  private final SystemSight sight;
  private final SummarySheets summaries;
  private final SummaryLinks links;
  private final Mails mails;
  private final LinkMail mail;
  private final BaseUrl baseUrl;

  SendSummaryProvider(
      Records records,
      TransferParties parties,
      SystemSight sight,
      SummarySheets summaries,
      SummaryLinks links,
      Mails mails,
      LinkMail mail,
      BaseUrl baseUrl) {
    this.records = records;
    this.parties = parties;
    this.sight = sight;
    this.summaries = summaries;
    this.links = links;
    this.mails = mails;
    this.mail = mail;
    this.baseUrl = baseUrl;
  }

  @Override
  public void contributeTo(RestfulServer endpoint) {
    endpoint.registerProvider(this);
  }

  /** Sends what the organisation that was asked may see now, and nothing else. */
  @Operation(name = NAME, type = Task.class)
  public Parameters send(@IdParam IdType id, ServletRequestDetails request) {
    OperationParameters parameters = OperationParameters.of(request, NAME, "to", "language");
    String to = "mailto:" + parameters.required("to", "Send to=name@domain.").strip();
    Language language =
        parameters
            .text("language")
            .map(tag -> Language.of(tag).orElseThrow(() -> wrongLanguage(parameters)))
            .orElseGet(() -> Language.preferred(request.getHeader("Accept-Language")));
    requireMail(to);
    IRepository visible = records.on(request);
    Task transfer = visible.read(Task.class, id.toUnqualifiedVersionless());
    requireSender(transfer, request);
    IIdType owner = transfer.getOwner().getReferenceElement();
    IIdType order = transfer.getFocus().getReferenceElement();
    if (!"Organization".equals(owner.getResourceType())
        || !"ServiceRequest".equals(order.getResourceType())) {
      throw notATransfer();
    }
    SummarySheets.Sent sent = sent(order.getIdPart(), owner.getIdPart(), language, request);
    Made made =
        links.make(
            new Waiting(
                transfer.getIdElement().getIdPart(),
                transfer.getFor().getReferenceElement().getIdPart(),
                sent.document(),
                owner.getIdPart(),
                language),
            sent.pdf());
    String link = baseUrl.of(request.getServletRequest()) + LinkPage.PATH + made.token();
    try {
      mail.send(to, link, made.ends(), language);
    } catch (IOException away) {
      links.end(made.token());
      throw new Refusal(
          Reason.UNAVAILABLE,
          "mail-server-away",
          null,
          "The mail server does not take the mail just now; nothing was sent.",
          "Send the same again in a minute, or read the summary out by phone.");
    }
    Parameters answer = new Parameters();
    answer.addParameter("code", new StringType(forPhone(made.code())));
    answer.addParameter("expires", new InstantType(Date.from(made.ends().toInstant())));
    return answer;
  }

  private SummarySheets.Sent sent(
      String order, String organization, Language language, ServletRequestDetails request) {
    try {
      return summaries.send(
          new IdType("ServiceRequest", order),
          "Organization/" + organization,
          language,
          sight.inTheirPlace(request, organization),
          request);
    } catch (Refusal hidden) {
      if (hidden.getStatusCode() != HttpServletResponse.SC_NOT_FOUND) {
        throw hidden;
      }
      throw new Refusal(
          Reason.RULE_BROKEN,
          "not-for-them-now",
          "Task.status",
          "The organisation that was asked may not see the summary now.",
          "Send it while the transfer is open; a consent or its end may also stand against it.");
    }
  }

  private void requireMail(String to) {
    if (!mails.areSetUp()) {
      throw new Refusal(
          Reason.RULE_BROKEN,
          "no-mail",
          OperationParameters.expression("to"),
          "This server sends no mail.",
          "Ask its operator to set doorstep.subscriptions.mail-from and spring.mail.host.");
    }
    if (!mails.permit(to)) {
      throw new Refusal(
          Reason.RULE_BROKEN,
          "mail-address",
          OperationParameters.expression("to"),
          "No mail is sent to this address.",
          "Write name@domain with a domain that the operator of this server has named in"
              + " doorstep.subscriptions.mail-domains.");
    }
  }

  private void requireSender(Task transfer, ServletRequestDetails request) {
    if (!parties.sends(transfer, request)) {
      throw new Refusal(
          Reason.FORBIDDEN,
          "only-the-sender",
          null,
          "A summary is sent by those who care for the person.",
          "Ask them to send it, or ask for ServiceRequest/[id]/$transfer-summary.");
    }
  }

  private static Refusal notATransfer() {
    return new Refusal(
        Reason.RULE_BROKEN,
        "not-a-transfer",
        "Task.focus",
        "The Task asks no organisation to receive a person.",
        "Name a Task with the code transfer of doorstep-task, with its order as focus and an"
            + " Organization as owner.");
  }

  private static Refusal wrongLanguage(OperationParameters parameters) {
    return parameters.wrong("language", "uk, ru, en, fr");
  }

  /** In two halves, as numbers are read out. */
  private static String forPhone(String code) {
    return code.substring(0, HALF) + ' ' + code.substring(HALF);
  }
}
