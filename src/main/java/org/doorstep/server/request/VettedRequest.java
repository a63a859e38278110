package org.doorstep.server.request;

import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A request as the endpoint sees it: its body already taken in, its harmful headers gone. */
final class VettedRequest extends HttpServletRequestWrapper {

  /**
   * Headers with which a caller could rewrite history, leave its partition, strip labels, or send
   * HAPI's search down a path that answers with wrong pages.
   */
  private static final Set<String> WITHHELD =
      Set.of(
          "x-meta-snapshot-mode",
          "x-rewrite-history",
          "x-request-partition-ids",
          "x-http-method-override",
          "x-http-method",
          "x-method-override",
          "x-cascade",
          "x-retry-on-version-conflict",
          "cache-control",
          "pragma");

  private static final Set<String> OF_THE_BODY = Set.of("content-encoding", "content-length");

  private final byte[] body;
  private final Map<String, String[]> parameters;
  private final Address address;
  private final String requestId;

  VettedRequest(
      HttpServletRequest request,
      byte[] body,
      Map<String, String[]> parameters,
      Address address,
      String requestId) {
    super(request);
    this.body = body;
    this.parameters = parameters;
    this.address = address;
    this.requestId = requestId;
  }

  private static boolean isWithheld(String name) {
    String plain = name.toLowerCase(Locale.ROOT);
    return WITHHELD.contains(plain) || OF_THE_BODY.contains(plain);
  }

  @Override
  public @Nullable String getHeader(String name) {
    if (RequestId.HEADER.equalsIgnoreCase(name)) {
      return requestId;
    }
    return isWithheld(name) ? null : super.getHeader(name);
  }

  @Override
  public Enumeration<String> getHeaders(String name) {
    if (RequestId.HEADER.equalsIgnoreCase(name)) {
      return Collections.enumeration(List.of(requestId));
    }
    return isWithheld(name) ? Collections.emptyEnumeration() : super.getHeaders(name);
  }

  @Override
  public Enumeration<String> getHeaderNames() {
    return Collections.enumeration(
        Collections.list(super.getHeaderNames()).stream()
            .filter(name -> !isWithheld(name) && !RequestId.HEADER.equalsIgnoreCase(name))
            .toList());
  }

  @Override
  public int getContentLength() {
    return body.length;
  }

  @Override
  public long getContentLengthLong() {
    return body.length;
  }

  @Override
  public BufferedReader getReader() {
    return new BufferedReader(
        new InputStreamReader(new ByteArrayInputStream(body), StandardCharsets.UTF_8));
  }

  @Override
  public ServletInputStream getInputStream() {
    return new BodyStream(new ByteArrayInputStream(body));
  }

  @Override
  public @Nullable String getParameter(String name) {
    String[] values = parameters.get(name);
    return values == null ? null : values[0];
  }

  @Override
  public Map<String, String[]> getParameterMap() {
    return parameters;
  }

  @Override
  public Enumeration<String> getParameterNames() {
    return Collections.enumeration(parameters.keySet());
  }

  @Override
  public String @Nullable [] getParameterValues(String name) {
    return parameters.get(name);
  }

  @Override
  public String getRequestURI() {
    return address.uri();
  }

  @Override
  public StringBuffer getRequestURL() {
    String full = super.getRequestURL().toString();
    String base = full.substring(0, full.length() - super.getRequestURI().length());
    return new StringBuffer(base + address.uri());
  }

  @Override
  public @Nullable String getQueryString() {
    return address.query();
  }

  @Override
  public String getPathInfo() {
    return address.uri().substring((getContextPath() + getServletPath()).length());
  }

  private static final class BodyStream extends ServletInputStream {

    private final ByteArrayInputStream bytes;

    BodyStream(ByteArrayInputStream bytes) {
      this.bytes = bytes;
    }

    @Override
    public boolean isFinished() {
      return bytes.available() == 0;
    }

    @Override
    public boolean isReady() {
      return true;
    }

    @Override
    public void setReadListener(ReadListener listener) {
      throw new IllegalStateException("The body has been taken in already.");
    }

    @Override
    public int read() {
      return bytes.read();
    }

    @Override
    public int read(byte[] into, int offset, int length) {
      return bytes.read(into, offset, length);
    }
  }
}
