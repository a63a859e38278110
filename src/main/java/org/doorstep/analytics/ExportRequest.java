package org.doorstep.analytics;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What is to be exported.
 *
 * @param owner the account that asked
 * @param address what was asked for, as the manifest repeats it
 * @param base the address of the endpoint
 * @param time the moment of the answer that was given at once
 * @param types the types of records
 * @param area the id of the Location where the people live; everybody if there is none
 * @param since records that have come or changed since then; all if there is none
 * @param filters searches such as {@code Observation?code=8867-4}; of a type that has some, what
 *     one of them finds
 */
record ExportRequest(
    @JsonProperty("owner") String owner,
    @JsonProperty("address") String address,
    @JsonProperty("base") String base,
    @JsonProperty("time") String time,
    @JsonProperty("types") Set<String> types,
    @JsonProperty("area") @Nullable String area,
    @JsonProperty("since") @Nullable String since,
    @JsonProperty("filters") List<String> filters) {

  /** The searches that find what is to be exported of a type. */
  List<String> searches(String type) {
    List<String> conditions = new ArrayList<>();
    if (since != null) {
      conditions.add("_lastUpdated=ge" + since.replace("+", "%2B"));
    }
    if (area != null) {
      conditions.add(
          ("Patient".equals(type) ? "residence" : "patient:Patient.residence")
              + "=Location/"
              + area);
    }
    List<String> own =
        filters.stream()
            .filter(filter -> filter.startsWith(type + '?'))
            .map(filter -> filter.substring(type.length() + 1))
            .toList();
    return (own.isEmpty() ? List.of("") : own)
        .stream()
            .map(
                filter -> {
                  List<String> all = new ArrayList<>(conditions);
                  if (!filter.isEmpty()) {
                    all.add(filter);
                  }
                  return type + '?' + String.join("&", all);
                })
            .toList();
  }
}
