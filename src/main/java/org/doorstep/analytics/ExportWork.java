package org.doorstep.analytics;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.doorstep.server.AllRecords;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Writes the files of exports, one export after the other; a killed node begins anew with one. */
class ExportWork {

  private static final Logger log = LoggerFactory.getLogger(ExportWork.class);
  private static final Pattern ID = Pattern.compile("\"id\":\"([^\"]{1,64})\"");
  private static final ObjectMapper JSON = new ObjectMapper();

  private final ExportFiles files;
  private final AllRecords records;

  ExportWork(ExportFiles files, AllRecords records) {
    this.files = files;
    this.records = records;
  }

  /** Does the next export, and says whether there may be another one. */
  boolean step() {
    files.tidy();
    List<String> waiting = files.waiting();
    if (waiting.isEmpty()) {
      return false;
    }
    String export = waiting.get(0);
    Optional<ExportRequest> request = files.request(export);
    try {
      if (request.isPresent()) {
        files.finish(export, write(export, request.get()));
      }
    } catch (IOException | RuntimeException failed) {
      // Without its words, which may cite the search.
      log.warn("An export failed ({})", failed.getClass().getName());
      files.fail(export);
    }
    return true;
  }

  private String write(String export, ExportRequest request) throws IOException {
    ObjectNode manifest = JSON.createObjectNode();
    manifest.put("transactionTime", request.time());
    manifest.put("request", request.address());
    manifest.put("requiresAccessToken", true);
    ArrayNode output = manifest.putArray("output");
    for (String type : request.types()) {
      String file = type + ".ndjson";
      int count = write(files.of(export).resolve(file), type, request);
      if (count > 0) {
        ObjectNode one = output.addObject();
        one.put("type", type);
        one.put(
            "url",
            "%s/%s?export=%s&file=%s".formatted(request.base(), ExportProvider.FILE, export, file));
        one.put("count", count);
      }
    }
    manifest.putArray("error");
    return JSON.writeValueAsString(manifest);
  }

  private int write(Path file, String type, ExportRequest request) throws IOException {
    List<String> searches = request.searches(type);
    Set<String> seen = new HashSet<>();
    int[] count = {0};
    try (BufferedWriter writer = Files.newBufferedWriter(file, UTF_8)) {
      for (String search : searches) {
        records.write(
            search,
            line -> {
              Matcher id = ID.matcher(line);
              // What two filters find is written once.
              if (searches.size() == 1 || id.find() && seen.add(id.group(1))) {
                append(writer, line);
                count[0]++;
              }
            });
      }
    }
    return count[0];
  }

  private static void append(BufferedWriter writer, String line) {
    try {
      writer.write(line);
      writer.write('\n');
    } catch (IOException full) {
      throw new UncheckedIOException(full);
    }
  }
}
