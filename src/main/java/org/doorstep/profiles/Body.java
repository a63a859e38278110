package org.doorstep.profiles;

import ca.uhn.fhir.rest.api.EncodingEnum;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.server.RestfulServerUtils;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Set;
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

  /** Numbers keep their digits: 36.60 must not become 36.6. */
  static final JsonMapper JSON =
      JsonMapper.builder()
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
          .build();

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

  /**
   * The batch without the content of some entries. HAPI refuses a whole batch for one value that it
   * cannot read, so what is already known to be at fault is kept from it.
   *
   * @param atFault the indexes of those entries
   * @return the rest, in JSON; empty for XML, where HAPI has its way
   */
  Optional<byte[]> without(Set<Integer> atFault) {
    if (format != FhirFormat.JSON) {
      return Optional.empty();
    }
    try {
      JsonNode batch = JSON.readTree(content);
      for (int index : atFault) {
        ObjectNode entry = (ObjectNode) batch.get("entry").get(index);
        JsonNode type = entry.path("resource").path("resourceType");
        entry.putObject("resource").set("resourceType", type);
      }
      return Optional.of(JSON.writeValueAsBytes(batch));
    } catch (JsonProcessingException unreadable) {
      return Optional.empty();
    }
  }

  private static @Nullable FhirFormat formatOf(@Nullable EncodingEnum encoding) {
    if (encoding == EncodingEnum.JSON) {
      return FhirFormat.JSON;
    }
    return encoding == EncodingEnum.XML ? FhirFormat.XML : null;
  }
}
