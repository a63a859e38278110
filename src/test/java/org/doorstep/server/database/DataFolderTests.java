package org.doorstep.server.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.doorstep.server.Node;
import org.doorstep.server.StartRefused;
import org.doorstep.server.StoreSettings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataFolderTests {

  @Test
  void secondServerOnTheSameFolderIsRefusedInOneSentence(@TempDir Path temporary)
      throws IOException {
    StoreSettings settings = new StoreSettings(temporary.resolve("data"), Node.MAIN);
    try (DataFolder held = new DataFolder(settings)) {
      assertThat(held.path()).isDirectory();
      assertThatThrownBy(() -> new DataFolder(settings))
          .isInstanceOf(StartRefused.class)
          .hasMessageContaining("in use by another Doorstep")
          .hasMessageContaining("process " + ProcessHandle.current().pid())
          .hasMessageContaining("doorstep.data-folder")
          .hasMessageNotContaining("\n");
    }
    new DataFolder(settings).close();
  }

  @Test
  void folderThatCannotBeMadeIsNamed(@TempDir Path temporary) throws IOException {
    Path file = Files.createFile(temporary.resolve("file"));

    assertThatThrownBy(() -> new DataFolder(new StoreSettings(file.resolve("data"), Node.MAIN)))
        .isInstanceOf(StartRefused.class)
        .hasMessageContaining(file.resolve("data").toString());
  }
}
