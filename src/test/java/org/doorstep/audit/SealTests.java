package org.doorstep.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.doorstep.audit.AuditEntry.Agent;
import org.doorstep.audit.AuditEntry.Asked;
import org.doorstep.audit.AuditEntry.Line;
import org.doorstep.audit.AuditEntry.Row;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SealTests {

  private static final LocalDate MARCH = LocalDate.of(2026, 3, 1);

  @TempDir private Path folder;

  private static Row row(@Nullable String account, @Nullable String client, String... parts) {
    return new Row(
        "node",
        1,
        Instant.parse("2026-03-01T08:00:00.000001Z"),
        new AuditEntry(
            "request",
            new Agent(null, account, client, null, null, List.of(), List.of(), "127.0.0.1"),
            new Asked("GET", "read", "Patient", "1", null, null, null, List.of(parts)),
            200,
            null,
            List.of(new Line("1", "adm", "Patient", 1))));
  }

  @Test
  void noTwoRowsLookTheSame() {
    assertThat(
            List.of(
                    row("ab", "c"),
                    row("a", "bc"),
                    row("abc", null),
                    row(null, "abc"),
                    row("abc", ""),
                    row("abc", null, "a", "b"),
                    row("abc", null, "ab"),
                    row("abc", null, "a,b"))
                .stream()
                .map(row -> java.util.HexFormat.of().formatHex(Leaf.of(row))))
        .doesNotHaveDuplicates();
    assertThat(Leaf.of(row("a", "b", "c"))).isEqualTo(Leaf.of(row("a", "b", "c")));
  }

  @Test
  void rootChangesWithEachLeafAndTheirOrder() {
    List<byte[]> leaves =
        List.of(Digests.sha256(new byte[] {1}), Digests.sha256(new byte[] {2}), new byte[32]);
    assertThat(Digests.root(leaves))
        .isNotEqualTo(Digests.root(List.of(leaves.get(1), leaves.get(0), leaves.get(2))))
        .isNotEqualTo(Digests.root(leaves.subList(0, 2)))
        .isEqualTo(Digests.root(List.copyOf(leaves)));
  }

  @Test
  void sealHangsOnTheOneBefore() {
    byte[] leaf = Leaf.of(row("a", "b"));
    byte[] first = Seal.hash("node", 1, MARCH, 1, 1, leaf, Seal.BEGINNING);
    assertThat(Seal.hash("node", 2, MARCH, 2, 2, leaf, first))
        .isNotEqualTo(Seal.hash("node", 2, MARCH, 2, 2, leaf, Seal.BEGINNING));
  }

  @Test
  void keyIsMadeOnceIsPrivateAndSigns() throws Exception {
    SealKey key = SealKey.in(folder);
    SealKey again = SealKey.in(folder);
    byte[] hash = Digests.sha256(new byte[] {1});

    assertThat(again.node()).isEqualTo(key.node()).matches("[0-9a-f]{16}");
    assertThat(SealKey.signed(again.publicKey(), hash, key.sign(hash))).isTrue();
    assertThat(SealKey.signed(again.publicKey(), Digests.sha256(), key.sign(hash))).isFalse();
    assertThat(SealKey.signed(SealKey.in(folder.resolve("x")).publicKey(), hash, key.sign(hash)))
        .isFalse();
    assertThat(Files.getPosixFilePermissions(folder.resolve("secrets/audit-seal")))
        .isEqualTo(PosixFilePermissions.fromString("rw-------"));
  }

  @Test
  void equalWordsHaveEqualHashesOnlyUnderOneKey() throws Exception {
    Hashed hashes = Hashed.in(folder);
    assertThat(hashes.of(" Коваленко"))
        .isEqualTo(Hashed.in(folder).of("коваленко"))
        .isNotEqualTo(hashes.of("Шевченко"))
        .isNotEqualTo(Hashed.in(folder.resolve("x")).of("коваленко"))
        .matches("hmac:[0-9a-f]{32}");
  }
}
