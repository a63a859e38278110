package org.doorstep.journeys;

import blue.strategic.parquet.Hydrator;
import blue.strategic.parquet.ParquetReader;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A table of Parquet, read back. */
public final class ParquetFile {

  private ParquetFile() {}

  /** Its rows: the cells that hold something, by the names of the columns. */
  public static List<Map<String, Object>> rows(byte[] table, Path folder) throws IOException {
    Hydrator<Map<String, Object>, Map<String, Object>, String> cells =
        new Hydrator<>() {

          @Override
          public Map<String, Object> start() {
            return new HashMap<>();
          }

          @Override
          public Map<String, Object> add(Map<String, Object> row, String heading, Object value) {
            if (value != null) {
              row.put(heading, value);
            }
            return row;
          }

          @Override
          public Map<String, Object> finish(Map<String, Object> row) {
            return row;
          }
        };
    File file = Files.write(folder.resolve("answer.parquet"), table).toFile();
    try (var rows = ParquetReader.streamContent(file, cells, columns -> columns[0])) {
      return rows.toList();
    }
  }
}
