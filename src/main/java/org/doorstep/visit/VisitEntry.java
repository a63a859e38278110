package org.doorstep.visit;

import ca.uhn.fhir.context.FhirContext;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.hl7.fhir.r4.model.Bundle.BundleEntryComponent;
import org.hl7.fhir.r4.model.Bundle.HTTPVerb;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Resource;

/**
 * One thing that was done or found during a visit, under an id that is the same each time it is
 * sent.
 *
 * @param entry the entry of the transaction
 * @param id a name-based UUID of the visit's identifier and of what the entry says
 */
record VisitEntry(BundleEntryComponent entry, String id) {

  private static final Pattern REFERENCE = Pattern.compile("\"reference\":\"([^\"]+)\"");

  /**
   * What an entry says, with its visit and without the addresses that applications make up anew.
   *
   * @param resource the resource as sent
   * @param visits the visits of the transaction by the address of their entry
   * @param types the resource types of the entries by their address
   * @return a text that is the same for the same entry of the same visit
   */
  static String said(Resource resource, Map<String, Identifier> visits, Map<String, String> types) {
    String json =
        FhirContext.forR4Cached()
            .newJsonParser()
            .setOmitResourceId(true)
            .encodeResourceToString(resource);
    Identifier visit = visits.values().iterator().next();
    StringBuilder said = new StringBuilder();
    Matcher matcher = REFERENCE.matcher(json);
    while (matcher.find()) {
      String target = matcher.group(1);
      visit = visits.getOrDefault(target, visit);
      matcher.appendReplacement(
          said, Matcher.quoteReplacement("\"" + types.getOrDefault(target, target) + "\""));
    }
    matcher.appendTail(said);
    return visit.getSystem() + '|' + visit.getValue() + '\n' + said;
  }

  static VisitEntry of(BundleEntryComponent entry, String said, int occurrence) {
    return new VisitEntry(entry, nameBased(said + '\n' + occurrence));
  }

  /** A UUID of version 8 (RFC 9562, section 5.8) made of the first bits of the SHA-256 digest. */
  private static String nameBased(String text) {
    try {
      ByteBuffer digest =
          ByteBuffer.wrap(
              MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
      long high = digest.getLong() & ~0xF000L | 0x8000L;
      long low = digest.getLong() & ~(3L << 62) | 1L << 63;
      return new UUID(high, low).toString();
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java platform has SHA-256.", e);
    }
  }

  String type() {
    return entry.getResource().fhirType();
  }

  /** The address by which other entries refer to this one from now on. */
  String address() {
    return "urn:uuid:" + id;
  }

  /**
   * Replaces a local address {@code Type/id} by {@link #address}.
   *
   * @return the local address, or empty if the entry had none
   */
  Optional<String> rename() {
    IdType url = new IdType(entry.getFullUrl());
    if (!url.hasResourceType()) {
      return Optional.empty();
    }
    entry.setFullUrl(address());
    return Optional.of(url.toUnqualifiedVersionless().getValue());
  }

  /** Creates the resource under its id; simultaneous attempts meet there, and one wins. */
  void create() {
    entry.getRequest().setMethod(HTTPVerb.PUT).setUrl(type() + "/" + id);
    entry.getResource().setId(id);
  }

  /** Answers with the stored resource and leaves it as it is now, corrections included. */
  void find() {
    entry.getRequest().setUrl(type()).setIfNoneExist("_id=" + id);
  }
}
