package org.doorstep.server.request;

import jakarta.servlet.http.HttpServletRequest;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import java.util.zip.GZIPInputStream;
import org.doorstep.fhir.Refusal;
import org.doorstep.fhir.Refusal.Reason;
import org.springframework.util.unit.DataSize;

/** Takes in the body of a request, inflating it if need be, and never more than is allowed. */
final class Body {

  /** Up to here any ratio is fine: small texts of one visit repeat themselves a lot. */
  private static final long RATIO_COUNTS_FROM = DataSize.ofMegabytes(1).toBytes();

  private static final int HIGHEST_RATIO = 20;
  private static final int CHUNK = 1 << 16;

  private Body() {}

  /**
   * The whole body.
   *
   * @param request whose body
   * @param limit the largest size, before and after inflating
   * @return the bytes, inflated
   * @throws IOException if the caller goes away
   */
  static byte[] of(HttpServletRequest request, DataSize limit) throws IOException {
    if (request.getContentLengthLong() > limit.toBytes()) {
      throw tooLarge(limit);
    }
    String encoding = request.getHeader("Content-Encoding");
    Counted counted = new Counted(request.getInputStream(), limit);
    if (encoding == null || encoding.isBlank() || "identity".equalsIgnoreCase(encoding.trim())) {
      return counted.readAllBytes();
    }
    if (!"gzip".equals(encoding.trim().toLowerCase(Locale.ROOT))) {
      throw new Refusal(
          Reason.UNSUPPORTED_FORMAT,
          "unsupported-encoding",
          null,
          "Bodies in the encoding '" + Words.quote(encoding) + "' are not read here.",
          "Send the body as it is, or with Content-Encoding: gzip.");
    }
    return inflate(counted, limit);
  }

  private static byte[] inflate(Counted counted, DataSize limit) throws IOException {
    ByteArrayOutputStream inflated = new ByteArrayOutputStream(CHUNK);
    byte[] chunk = new byte[CHUNK];
    try (InputStream gzip = new GZIPInputStream(counted, CHUNK)) {
      for (int read = gzip.read(chunk); read >= 0; read = gzip.read(chunk)) {
        inflated.write(chunk, 0, read);
        requireModest(inflated.size(), counted.count, limit);
      }
    } catch (java.util.zip.ZipException | java.io.EOFException broken) {
      throw new Refusal(
          Reason.MALFORMED,
          "broken-gzip",
          null,
          "The body is not gzip, though its Content-Encoding says so.",
          "Send it again, whole.");
    }
    return inflated.toByteArray();
  }

  private static void requireModest(long inflated, long sent, DataSize limit) {
    if (inflated > limit.toBytes()) {
      throw tooLarge(limit);
    }
    if (inflated > RATIO_COUNTS_FROM && inflated / HIGHEST_RATIO > sent) {
      throw new Refusal(
          Reason.TOO_LARGE,
          "inflates-too-far",
          null,
          "The body inflates to more than %d times its size.".formatted(HIGHEST_RATIO),
          "Send it without Content-Encoding: gzip.");
    }
  }

  private static Refusal tooLarge(DataSize limit) {
    return new Refusal(
        Reason.TOO_LARGE,
        "body-too-large",
        null,
        "The body is larger than %d MB.".formatted(limit.toMegabytes()),
        "Send it in smaller parts.");
  }

  private static final class Counted extends InputStream {

    private final InputStream source;
    private final DataSize limit;
    private long count;

    Counted(InputStream source, DataSize limit) {
      this.source = source;
      this.limit = limit;
    }

    @Override
    public int read() throws IOException {
      int read = source.read();
      add(read < 0 ? 0 : 1);
      return read;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
      int read = source.read(into, offset, length);
      add(Math.max(0, read));
      return read;
    }

    private void add(int read) {
      count += read;
      if (count > limit.toBytes()) {
        throw tooLarge(limit);
      }
    }
  }
}
