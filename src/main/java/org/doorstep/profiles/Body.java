package org.doorstep.profiles;

import ca.uhn.fhir.rest.api.EncodingEnum;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.server.RestfulServerUtils;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Pattern;
import org.hl7.fhir.r5.elementmodel.Manager.FhirFormat;
import org.jspecify.annotations.Nullable;

/**
 * The body of a request as it was sent.
 *
 * @param content its text
 * @param format JSON or XML
 */
record Body(String content, FhirFormat format) {

  /** Where the words stand elsewhere too, the store's gate still refuses what is at fault. */
  private static final Pattern BATCH =
      Pattern.compile("\"type\"\\s*:\\s*\"batch\"|<type\\s+value\\s*=\\s*[\"']batch[\"']");

  /** The body, where there is one in a format that this server reads. */
  static Optional<Body> of(RequestDetails request) {
    @Nullable FhirFormat format =
        formatOf(RestfulServerUtils.determineRequestEncodingNoDefault(request));
    byte[] bytes = format == null ? new byte[0] : request.loadRequestContents();
    if (format == null || bytes.length == 0) {
      return Optional.empty();
    }
    @Nullable Charset charset = request.getCharset();
    return Optional.of(
        new Body(new String(bytes, charset == null ? StandardCharsets.UTF_8 : charset), format));
  }

  boolean isBatch() {
    return BATCH.matcher(content).find();
  }

  private static @Nullable FhirFormat formatOf(@Nullable EncodingEnum encoding) {
    if (encoding == EncodingEnum.JSON) {
      return FhirFormat.JSON;
    }
    return encoding == EncodingEnum.XML ? FhirFormat.XML : null;
  }
}
