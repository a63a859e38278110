package org.doorstep.server.request;

import ca.uhn.fhir.interceptor.api.Hook;
import ca.uhn.fhir.interceptor.api.Interceptor;
import ca.uhn.fhir.interceptor.api.Pointcut;
import ca.uhn.fhir.parser.DataFormatException;
import ca.uhn.fhir.rest.api.RequestTypeEnum;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.server.exceptions.BaseServerResponseException;
import ca.uhn.fhir.rest.server.exceptions.NotModifiedException;
import ca.uhn.fhir.rest.server.exceptions.UnclassifiedServerFailureException;
import java.time.DateTimeException;
import java.util.Optional;
import org.apache.commons.lang3.exception.ExceptionUtils;
import org.doorstep.fhir.Refusal;
import org.doorstep.fhir.Refusal.Reason;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.r4.model.OperationOutcome;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Turns whatever goes wrong behind the endpoint into one shape of answer: the rule, plain words,
 * the place, and the number of the request; never the words of the program, the database or the
 * JVM.
 */
@Interceptor
public final class FailureTranslator {

  private static final Logger log = LoggerFactory.getLogger(FailureTranslator.class);
  private static final int BAD_REQUEST = 400;
  private static final int NOT_FOUND = 404;
  private static final int GONE = 410;
  private static final int FIRST_SERVER_ERROR = 500;

  private final ReferenceToNothing references;

  FailureTranslator(ReferenceToNothing references) {
    this.references = references;
  }

  /**
   * Translates a failure.
   *
   * @param request the request that failed
   * @param failure what was thrown
   * @return what is answered
   */
  @Hook(Pointcut.SERVER_PRE_PROCESS_OUTGOING_EXCEPTION)
  public BaseServerResponseException translate(RequestDetails request, Throwable failure) {
    if (failure instanceof NotModifiedException unchanged) {
      return unchanged;
    }
    BaseServerResponseException answer = answer(request, failure);
    OperationOutcome outcome = (OperationOutcome) answer.getOperationOutcome();
    Outcomes.numbered(outcome, String.valueOf(request.getRequestId()));
    if (answer.getStatusCode() >= FIRST_SERVER_ERROR && !(failure instanceof Refusal)) {
      log.error("Request {} failed", request.getRequestId(), Wordless.of(failure));
    } else {
      // Without the message of the failure: it cites what the caller sent.
      log.debug("Request {} refused: {}", request.getRequestId(), failure.getClass().getName());
    }
    return answer;
  }

  private BaseServerResponseException answer(RequestDetails request, Throwable failure) {
    if (failure instanceof Refusal refusal) {
      return refusal;
    }
    Optional<Refusal> database = DatabaseState.in(failure);
    if (database.isPresent()) {
      return database.get();
    }
    Optional<Refusal> within =
        ExceptionUtils.getThrowableList(failure).stream()
            .filter(Refusal.class::isInstance)
            .map(Refusal.class::cast)
            .findFirst();
    if (within.isPresent()) {
      return within.get();
    }
    String text = String.valueOf(failure.getMessage());
    Optional<Refusal> known = references.in(text, Sent.by(request)).or(() -> KnownFailure.in(text));
    if (known.isPresent()) {
      return known.get();
    }
    if (failure instanceof BaseServerResponseException said
        && said.getStatusCode() < FIRST_SERVER_ERROR) {
      return request.getRequestType() == RequestTypeEnum.PATCH
              && said.getStatusCode() == BAD_REQUEST
          ? unreadable(request)
          : said(said);
    }
    return isFaultOfCaller(request, failure)
        ? unreadable(request)
        : server(failure instanceof BaseServerResponseException said ? said : null);
  }

  /** A refusal by HAPI or another room: its status stays, its words only if they are for people. */
  private static BaseServerResponseException said(BaseServerResponseException said) {
    OperationOutcome outcome =
        said.getOperationOutcome() instanceof OperationOutcome given && WrittenForPeople.is(given)
            ? WrittenForPeople.of(given)
            : GenericOutcome.of(said.getStatusCode());
    // That a record once was here says as much about a person as that it is here.
    int status = said.getStatusCode() == GONE ? NOT_FOUND : said.getStatusCode();
    BaseServerResponseException answer =
        new UnclassifiedServerFailureException(status, "", outcome);
    if (said.hasResponseHeaders()) {
      said.getResponseHeaders()
          .forEach(
              (name, values) -> values.forEach(value -> answer.addResponseHeader(name, value)));
    }
    return answer;
  }

  /**
   * HAPI reads values of searches and patches late and fails with whatever the reader threw; what
   * these throw is what the caller wrote.
   */
  private static boolean isFaultOfCaller(RequestDetails request, Throwable failure) {
    if (request.getRequestType() == RequestTypeEnum.PATCH) {
      return true;
    }
    Throwable root = ExceptionUtils.getRootCause(failure);
    boolean search =
        request.getRequestType() == RequestTypeEnum.GET || "_search".equals(request.getOperation());
    return root instanceof DataFormatException
        || search
            && (root instanceof DateTimeException || root instanceof IllegalArgumentException);
  }

  private static Refusal unreadable(RequestDetails request) {
    return request.getRequestType() == RequestTypeEnum.PATCH
        ? new Refusal(
            Reason.RULE_BROKEN,
            "patch-does-not-apply",
            null,
            "The patch cannot be applied to the record.",
            "Check its paths against the record as it is now, or send the whole record with PUT.")
        : new Refusal(
            Reason.MALFORMED,
            "unreadable-value",
            null,
            "A value in the request cannot be read.",
            "Check the parameters against https://hl7.org/fhir/R4/search.html.");
  }

  private static BaseServerResponseException server(@Nullable BaseServerResponseException said) {
    int status = said == null ? FIRST_SERVER_ERROR : said.getStatusCode();
    return new UnclassifiedServerFailureException(status, "", Outcomes.failure());
  }

  /** What the caller sent, kept for as long as the request lasts. */
  static final class Sent {

    private static final String KEY = Sent.class.getName();

    private Sent() {}

    static void keep(RequestDetails request, IBaseResource sent) {
      request.getUserData().put(KEY, sent);
    }

    static @Nullable IBaseResource by(RequestDetails request) {
      return request.getUserData().get(KEY) instanceof IBaseResource kept
          ? kept
          : request.getResource();
    }
  }
}
