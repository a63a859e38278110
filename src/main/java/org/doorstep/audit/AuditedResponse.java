package org.doorstep.audit;

import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.Charset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An answer whose first byte waits until the event is written. If it cannot be written, another
 * answer takes its place, and whatever is written after that leads nowhere.
 */
final class AuditedResponse extends HttpServletResponseWrapper {

  private final HttpServletResponse response;
  private final Gate gate;
  private final Map<String, List<String>> headersBefore = new LinkedHashMap<>();
  private boolean passed;
  private boolean refused;
  private @Nullable ServletOutputStream stream;
  private @Nullable PrintWriter writer;

  /** Called once before the first byte leaves. */
  @FunctionalInterface
  interface Gate {
    /**
     * Writes the event.
     *
     * @param status the status of the answer
     * @return null if the answer may leave, else what is written in its place
     */
    @Nullable Replacement pass(int status);
  }

  /** Writes another answer. */
  @FunctionalInterface
  interface Replacement {
    void write(HttpServletResponse response) throws IOException;
  }

  AuditedResponse(HttpServletResponse response, Gate gate) {
    super(response);
    this.response = response;
    this.gate = gate;
    for (String name : response.getHeaderNames()) {
      headersBefore.put(name, List.copyOf(response.getHeaders(name)));
    }
  }

  /** Lets the answer leave, if it has not yet. */
  void complete(int status) throws IOException {
    if (!passed) {
      passed = true;
      Replacement replacement = gate.pass(status);
      if (replacement != null) {
        refused = true;
        response.reset();
        headersBefore.forEach(
            (name, values) -> values.forEach(value -> response.addHeader(name, value)));
        replacement.write(response);
      }
    }
  }

  /** Lets the rest of the answer leave. */
  void finish() throws IOException {
    if (writer != null) {
      writer.flush();
    }
    complete(getStatus());
  }

  private boolean leaves() throws IOException {
    complete(getStatus());
    return !refused;
  }

  @Override
  public ServletOutputStream getOutputStream() throws IOException {
    if (stream == null) {
      stream = new Gated();
    }
    return stream;
  }

  @Override
  public PrintWriter getWriter() throws IOException {
    if (writer == null) {
      writer =
          new PrintWriter(
              new OutputStreamWriter(
                  getOutputStream(), Charset.forName(response.getCharacterEncoding())));
    }
    return writer;
  }

  @Override
  public void flushBuffer() throws IOException {
    if (writer != null) {
      writer.flush();
    }
    if (leaves()) {
      super.flushBuffer();
    }
  }

  @Override
  public void sendError(int status) throws IOException {
    complete(status);
    if (!refused) {
      super.sendError(status);
    }
  }

  @Override
  public void sendError(int status, String message) throws IOException {
    complete(status);
    if (!refused) {
      super.sendError(status, message);
    }
  }

  @Override
  public void sendRedirect(String location) throws IOException {
    complete(HttpServletResponse.SC_FOUND);
    if (!refused) {
      super.sendRedirect(location);
    }
  }

  @Override
  public boolean isCommitted() {
    return refused || super.isCommitted();
  }

  @Override
  public void reset() {
    if (!refused) {
      super.reset();
      writer = null;
    }
  }

  @Override
  public void resetBuffer() {
    if (!refused) {
      super.resetBuffer();
      writer = null;
    }
  }

  @Override
  public void setStatus(int status) {
    if (!refused) {
      super.setStatus(status);
    }
  }

  @Override
  public void setHeader(String name, String value) {
    if (!refused) {
      super.setHeader(name, value);
    }
  }

  @Override
  public void addHeader(String name, String value) {
    if (!refused) {
      super.addHeader(name, value);
    }
  }

  @Override
  public void setContentType(String type) {
    if (!refused) {
      super.setContentType(type);
    }
  }

  @Override
  public void setContentLength(int length) {
    if (!refused) {
      super.setContentLength(length);
    }
  }

  @Override
  public void setContentLengthLong(long length) {
    if (!refused) {
      super.setContentLengthLong(length);
    }
  }

  private final class Gated extends ServletOutputStream {

    @Override
    public void write(int b) throws IOException {
      if (leaves()) {
        response.getOutputStream().write(b);
      }
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
      if (leaves()) {
        response.getOutputStream().write(bytes, offset, length);
      }
    }

    @Override
    public void flush() throws IOException {
      if (leaves()) {
        response.getOutputStream().flush();
      }
    }

    @Override
    public void close() throws IOException {
      if (leaves()) {
        response.getOutputStream().close();
      }
    }

    @Override
    public boolean isReady() {
      return true;
    }

    @Override
    public void setWriteListener(WriteListener listener) {
      throw new IllegalStateException("The endpoint answers in the thread of the request.");
    }
  }
}
