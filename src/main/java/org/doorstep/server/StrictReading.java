package org.doorstep.server;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.parser.DataFormatException;
import ca.uhn.fhir.parser.ErrorHandlerAdapter;
import ca.uhn.fhir.parser.IParser;
import ca.uhn.fhir.parser.json.BaseJsonLikeValue.ScalarType;
import ca.uhn.fhir.parser.json.BaseJsonLikeValue.ValueType;
import ca.uhn.fhir.rest.api.EncodingEnum;
import ca.uhn.fhir.rest.api.RequestTypeEnum;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.server.RestfulServerUtils;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.doorstep.fhir.Refusal;
import org.doorstep.fhir.Refusal.Reason;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.jspecify.annotations.Nullable;

/** Reads the body of an operation, and passes over nothing that it does not understand. */
final class StrictReading extends ErrorHandlerAdapter {

  /**
   * Reads a body. HAPI would take an address with a Content-Type, which many clients always send,
   * for one.
   *
   * @return what was sent; empty if nothing was
   */
  static Optional<IBaseResource> body(RequestDetails request) {
    byte[] body =
        request.getRequestType() == RequestTypeEnum.POST
            ? request.loadRequestContents()
            : new byte[0];
    if (body.length == 0) {
      return Optional.empty();
    }
    EncodingEnum encoding = RestfulServerUtils.determineRequestEncodingNoDefault(request);
    FhirContext context = request.getFhirContext();
    IParser parser = (encoding == null ? EncodingEnum.JSON : encoding).newParser(context);
    parser.setParserErrorHandler(new StrictReading());
    try {
      return Optional.of(parser.parseResource(new String(body, StandardCharsets.UTF_8)));
    } catch (DataFormatException unreadable) {
      throw refusal("The body cannot be read as FHIR.", "Send Parameters as FHIR R4 writes them.");
    }
  }

  @Override
  public void unknownElement(@Nullable IParseLocation location, String name) {
    throw refusal(
        "FHIR knows no element '%s' there.".formatted(shown(name)), "Check how it is spelt.");
  }

  @Override
  public void unknownAttribute(@Nullable IParseLocation location, String name) {
    unknownElement(location, name);
  }

  @Override
  public void invalidValue(@Nullable IParseLocation location, String value, String error) {
    String where =
        location == null ? "" : " of '%s'".formatted(shown(location.getParentElementName()));
    throw refusal("A value%s is not one that FHIR allows there.".formatted(where), "Correct it.");
  }

  @Override
  public void incorrectJsonType(
      @Nullable IParseLocation location,
      String name,
      ValueType expected,
      @Nullable ScalarType expectedScalar,
      ValueType found,
      @Nullable ScalarType foundScalar) {
    throw refusal(
        "The element '%s' is written in the wrong way.".formatted(shown(name)),
        "See how FHIR R4 writes it in JSON.");
  }

  @Override
  public void unexpectedRepeatingElement(@Nullable IParseLocation location, String name) {
    throw refusal("The element '%s' is there twice.".formatted(shown(name)), "Send it once.");
  }

  private static String shown(String name) {
    return String.valueOf(name).replaceAll("[^A-Za-z0-9_\\-]", "");
  }

  private static Refusal refusal(String what, String mend) {
    return new Refusal(Reason.MALFORMED, "operation-body", "Parameters", what, mend);
  }
}
