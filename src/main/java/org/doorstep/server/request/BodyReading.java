package org.doorstep.server.request;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import org.doorstep.fhir.Refusal;
import org.doorstep.fhir.Refusal.Reason;
import org.springframework.util.unit.DataSize;

/** Takes in the body of a request and reads it as what its address and media type say it is. */
final class BodyReading {

  private static final List<String> RESOURCES =
      List.of("application/fhir+json", "application/fhir+xml");
  private static final DataSize LARGEST_FORM = DataSize.ofKilobytes(128);
  private static final byte[] NONE = {};

  private final LimitsSettings limits;
  private final JsonBody json;
  private final XmlBody xml;
  private final JsonBody jsonBundles;
  private final XmlBody xmlBundles;
  private final JsonPatchBody patches;

  BodyReading(LimitsSettings limits) {
    this.limits = limits;
    long largest = limits.maxBundleBody().toBytes();
    this.json = new JsonBody(largest, Integer.MAX_VALUE);
    this.xml = new XmlBody(Integer.MAX_VALUE);
    this.jsonBundles = new JsonBody(largest, limits.maxBundleEntries());
    this.xmlBundles = new XmlBody(limits.maxBundleEntries());
    this.patches = new JsonPatchBody(json);
  }

  JsonPatchBody patches() {
    return patches;
  }

  /**
   * The body of a request, read once and found readable.
   *
   * @param request the request
   * @param address where it goes
   * @return its bytes, inflated; none for a request that has no use for a body
   * @throws IOException if the caller goes away
   */
  byte[] of(HttpServletRequest request, Address address) throws IOException {
    String method = request.getMethod();
    if (!List.of("POST", "PUT", "PATCH").contains(method)) {
      return NONE;
    }
    String type = MediaTypes.of(request);
    boolean search = address.segments().contains("_search");
    DataSize limit =
        search ? LARGEST_FORM : address.isBase() ? limits.maxBundleBody() : limits.maxBody();
    byte[] body = withoutByteOrderMark(Body.of(request, limit));
    if (body.length == 0) {
      requireDispensable(address, search);
    } else if (search) {
      require(type.equals(MediaTypes.FORM), type, List.of(MediaTypes.FORM));
    } else if ("PATCH".equals(method)) {
      readPatch(address, type, body);
    } else if (!address.isOn("Binary") || MediaTypes.isJson(type) || MediaTypes.isXml(type)) {
      readResource(address, type, body, RESOURCES);
    } else {
      require(!type.isEmpty(), type, List.of("the media type of the document"));
    }
    return body;
  }

  private void readPatch(Address address, String type, byte[] body) {
    if (type.equals(MediaTypes.JSON_PATCH)) {
      patches.requirePatch(body, null);
    } else {
      readResource(
          address, type, body, List.of(MediaTypes.JSON_PATCH, RESOURCES.get(0), RESOURCES.get(1)));
    }
  }

  private void readResource(Address address, String type, byte[] body, List<String> read) {
    require(MediaTypes.isJson(type) || MediaTypes.isXml(type), type, read);
    if (MediaTypes.isJson(type)) {
      (address.isBase() ? jsonBundles : json).requireResource(body);
    } else {
      (address.isBase() ? xmlBundles : xml).requireResource(body);
    }
  }

  private static void require(boolean read, String type, List<String> types) {
    if (!read) {
      throw MediaTypes.unread(type, types);
    }
  }

  private static void requireDispensable(Address address, boolean search) {
    if (!search && !address.isOperation()) {
      throw new Refusal(
          Reason.MALFORMED,
          "no-body",
          null,
          "The request has no body.",
          "Send the resource or the patch in the body.");
    }
  }

  private static byte[] withoutByteOrderMark(byte[] body) {
    boolean marked =
        body.length >= 3
            && body[0] == (byte) 0xEF
            && body[1] == (byte) 0xBB
            && body[2] == (byte) 0xBF;
    return marked ? Arrays.copyOfRange(body, 3, body.length) : body;
  }
}
