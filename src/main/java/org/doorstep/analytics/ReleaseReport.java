package org.doorstep.analytics;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.Map;
import org.doorstep.deidentified.AnonymityReport;

/**
 * What a release tells of how many, of whom it does not tell, and what risk is left.
 *
 * @param release its number
 * @param whole whether it holds everything, or only what has changed
 * @param people how many people the main server knows
 * @param denied how many of them are left out because they said no
 * @param unlike how many of them are left out because too few are like them
 * @param told of how many the node is told, with this release and those before
 * @param levels of how many it is told how much
 * @param left how many of whom it was told before are gone with this release
 * @param anonymity how well they are hidden among each other
 * @param risk the risk that is left, in words
 */
record ReleaseReport(
    @JsonProperty("release") long release,
    @JsonProperty("whole") boolean whole,
    @JsonProperty("people") int people,
    @JsonProperty("denied") int denied,
    @JsonProperty("unlike") int unlike,
    @JsonProperty("told") int told,
    @JsonProperty("levels") Map<String, Integer> levels,
    @JsonProperty("left") int left,
    @JsonProperty("anonymity") AnonymityReport anonymity,
    @JsonProperty("risk") List<String> risk) {

  /** The risk that is left. */
  static final List<String> RISK =
      List.of(
          "At least 10 people share sex, birth and area as they are told, and any two days of visits"
              + " fit at least two of them: who knows sex, year of birth, district and two days of"
              + " visits is certain of nobody, but may have only two to choose from.",
          "Who knows more, such as three days of visits, a rare series of measurements or an unusual"
              + " order of care, may be certain.",
          "Who keeps releases and compares them sees what came when, and so within days when it was"
              + " recorded.",
          "That somebody is told of at all says that they were cared for here.");
}
