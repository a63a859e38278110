package org.doorstep.journeys;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.LocalDate;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.hl7.fhir.r4.model.Resource;

/** What a recount gives as the node may tell it, by what each line is about. */
final class RecountForAll {

  private final byte[] key;

  /**
   * @param data the data folder of the main server, with the key of its pseudonyms
   */
  RecountForAll(Path data) throws IOException {
    key =
        HexFormat.of()
            .parseHex(Files.readString(data.resolve("secrets/analytics-pseudonyms")).strip());
  }

  /** The numbers of a month. */
  Map<String, List<String>> of(List<Resource> records, LocalDate month)
      throws GeneralSecurityException {
    LocalDate end = month.plusMonths(1).minusDays(1);
    Recount recount = new Recount(records, month, end, RecountForAll::area);
    Map<String, List<String>> named = new TreeMap<>();
    for (Map.Entry<String, List<String>> line :
        lines("\n" + String.join("\n", recount.lines())).entrySet()) {
      String[] cells = line.getKey().split(",", -1);
      if (cells[1].equals("destination")) {
        cells[2] = pseudonym(cells[2]);
      }
      if (cells[1].equals("operation")) {
        cells = new String[] {cells[0], cells[3], cells[4], "", ""};
      }
      named.merge(String.join(",", cells), line.getValue(), RecountForAll::sum);
    }
    named.keySet().removeIf(line -> line.startsWith("overdue-by"));
    return named;
  }

  /** The lines of a table without its head: the numbers by what they are about. */
  static Map<String, List<String>> lines(String table) {
    return table
        .lines()
        .skip(1)
        .map(line -> List.of(line.split(",", -1)))
        .collect(
            Collectors.toMap(
                cells -> String.join(",", cells.subList(0, 5)),
                cells -> cells.subList(5, 8),
                (one, other) -> other,
                TreeMap::new));
  }

  private static List<String> sum(List<String> one, List<String> other) {
    return List.of(
        "" + (Integer.parseInt(one.get(0)) + Integer.parseInt(other.get(0))),
        one.get(1),
        one.get(2));
  }

  /** Whether few are counted, or few are not. */
  static boolean tellsOfFew(List<String> numbers) {
    long counted = Long.parseLong(numbers.get(0));
    long rest = numbers.get(1).isEmpty() ? 0 : Long.parseLong(numbers.get(1)) - counted;
    return counted > 0 && counted < 5 || rest > 0 && rest < 5;
  }

  /** The raion has more than 20,000 people; of the oblast that is not known. */
  private static String area(String code) {
    return code.startsWith("UX9001") ? "UX9001" : "unknown";
  }

  private String pseudonym(String organization) throws GeneralSecurityException {
    Mac mac = Mac.getInstance("HmacSHA256");
    mac.init(new SecretKeySpec(key, "HmacSHA256"));
    ByteBuffer bytes =
        ByteBuffer.wrap(mac.doFinal(("id Organization/" + organization).getBytes(UTF_8)));
    return new UUID(bytes.getLong(), bytes.getLong()).toString();
  }
}
