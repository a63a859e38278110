package org.doorstep.server.fulltext;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field.Store;
import org.apache.lucene.document.StringField;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.store.FSDirectory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TextIndexFolderTests {

  private static final Instant NOON = Instant.now().truncatedTo(ChronoUnit.SECONDS);

  @TempDir private Path data;
  private Path lucene;

  @BeforeEach
  void anIndexWasMadeAndClosed() throws IOException {
    lucene = data.resolve("lucene");
    TextIndexFolder folder = open("kharkiv");
    try (IndexWriter writer =
        new IndexWriter(
            FSDirectory.open(lucene.resolve("ResourceTable")), new IndexWriterConfig())) {
      Document document = new Document();
      document.add(new StringField("word", "рана", Store.YES));
      writer.addDocument(document);
    }
    folder.complete();
    folder.inStep(NOON);
    folder.close();
  }

  @Test
  void anIndexThatWasClosedIsUsedAsItIs() {
    TextIndexFolder folder = open("kharkiv");

    assertThat(folder.isEmpty()).isFalse();
    assertThat(folder.unsureSince()).isEmpty();
  }

  @Test
  void afterACrashTheIndexIsUnsureSinceItWasLastInStep() {
    open("kharkiv");

    assertThat(open("kharkiv").unsureSince()).contains(NOON);
  }

  @Test
  void theIndexOfAnotherDatabaseIsThrownAway() {
    assertThat(open("sumy").isEmpty()).isTrue();
    assertThat(lucene.resolve("ResourceTable")).doesNotExist();
  }

  @Test
  void aDamagedIndexIsThrownAway() throws IOException {
    try (var files = Files.newDirectoryStream(lucene.resolve("ResourceTable"), "*.cfs")) {
      for (Path file : files) {
        byte[] bytes = Files.readAllBytes(file);
        bytes[bytes.length / 2] ^= 0x55;
        Files.write(file, bytes);
      }
    }

    assertThat(open("kharkiv").isEmpty()).isTrue();
  }

  @Test
  void anIndexThatWasNeverCompletedIsThrownAway() throws IOException {
    Files.delete(lucene.resolve("made-for"));

    assertThat(open("kharkiv").isEmpty()).isTrue();
  }

  private TextIndexFolder open(String database) {
    return new TextIndexFolder(lucene, database);
  }
}
