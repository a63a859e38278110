package org.doorstep.analytics;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What goes with the records of a release.
 *
 * @param report how it was made
 * @param areas the areas that the records name
 * @param organizations the organisations that they name, by pseudonyms
 * @param gone the people of whom the node is not told any more, by pseudonyms
 * @param digest of the file with the records, SHA-256 in hexadecimal digits
 * @param figures digest of the file with the figures of all organisations together, in the same
 *     way; nothing if there is no such file
 */
record Release(
    @JsonProperty("report") ReleaseReport report,
    @JsonProperty("areas") List<NamedArea> areas,
    @JsonProperty("organizations") List<String> organizations,
    @JsonProperty("gone") List<String> gone,
    @JsonProperty("digest") String digest,
    @JsonProperty("figures") @Nullable String figures) {

  /**
   * An area that is named.
   *
   * @param id its pseudonym
   * @param code its P-code
   * @param latitude of its middle in degrees, if it is known
   * @param longitude of its middle in degrees, if it is known
   */
  record NamedArea(
      @JsonProperty("id") String id,
      @JsonProperty("code") String code,
      @JsonProperty("latitude") @Nullable BigDecimal latitude,
      @JsonProperty("longitude") @Nullable BigDecimal longitude) {}
}
