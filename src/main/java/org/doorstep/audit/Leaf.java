package org.doorstep.audit;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The digest of a row with its lines, over a form in which no two rows look the same. */
final class Leaf {

  static final int LENGTH = 32;

  private Leaf() {}

  static byte[] of(AuditEntry.Row row) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(512);
    try (DataOutputStream out = new DataOutputStream(bytes)) {
      AuditEntry entry = row.entry();
      write(out, row.node(), Long.toString(row.seq()), row.recorded().toString(), entry.request());
      AuditEntry.Agent agent = entry.agent();
      write(
          out,
          agent.accountSystem(),
          agent.account(),
          agent.client(),
          agent.purpose(),
          agent.who(),
          agent.address());
      write(out, agent.roles());
      write(out, agent.organizations());
      AuditEntry.Asked asked = entry.asked();
      write(
          out,
          asked.method(),
          asked.interaction(),
          asked.type(),
          asked.target(),
          asked.version(),
          asked.operation(),
          asked.query());
      write(out, asked.parts());
      write(out, Integer.toString(entry.status()), entry.grant());
      out.writeInt(entry.lines().size());
      for (AuditEntry.Line line : entry.lines()) {
        write(out, line.patient(), line.kind(), line.type(), Integer.toString(line.number()));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return Digests.leaf(bytes.toByteArray());
  }

  /** The digests that lie behind each other in a seal. */
  static List<byte[]> split(byte[] leaves) {
    byte[][] each = new byte[leaves.length / LENGTH][];
    for (int i = 0; i < each.length; i++) {
      each[i] = Arrays.copyOfRange(leaves, i * LENGTH, (i + 1) * LENGTH);
    }
    return List.of(each);
  }

  private static void write(DataOutputStream out, List<String> values) throws IOException {
    out.writeInt(values.size());
    write(out, values.toArray(new String[0]));
  }

  private static void write(DataOutputStream out, @Nullable String... values) throws IOException {
    for (String value : values) {
      if (value == null) {
        out.writeInt(-1);
      } else {
        byte[] text = value.getBytes(StandardCharsets.UTF_8);
        out.writeInt(text.length);
        out.write(text);
      }
    }
  }
}
