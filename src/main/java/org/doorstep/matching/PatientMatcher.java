package org.doorstep.matching;

import java.util.Collections;
import org.doorstep.matching.Birth.Agreement;
import org.doorstep.matching.NameComparison.Level;
import org.doorstep.matching.NameComparison.Result;
import org.springframework.stereotype.Component;

/**
 * Says how sure it is that two records are one person's, from the two records alone. Each part that
 * agrees or does not adds a weight in bits, after Fellegi and Sunter: how many times likelier it is
 * among records of one person than among those of two, as a power of two. Fixed rules lie above the
 * sum, so that no name alone makes a match certain.
 */
@Component
class PatientMatcher {

  /** From how many bits on. */
  private static final double CERTAIN = 19;

  private static final double PROBABLE = 12;
  private static final double POSSIBLE = 7;

  private final NameComparison names;

  PatientMatcher(NameComparison names) {
    this.names = names;
  }

  /**
   * How sure it is.
   *
   * @param grade the grade
   * @param score between 0 and 1, in the order of the grades
   */
  record Match(MatchGrade grade, double score) {}

  /** What is known of two records together. */
  private record Evidence(
      Result name,
      Agreement born,
      boolean sameNumber,
      boolean toldApart,
      boolean samePhone,
      boolean samePlace,
      boolean otherGender,
      double bits) {}

  Match compare(Traits one, Traits other) {
    if (one.anonymous() || other.anonymous()) {
      return new Match(MatchGrade.CERTAINLY_NOT, 0);
    }
    Evidence evidence = evidence(one, other);
    MatchGrade grade = grade(evidence);
    return new Match(grade, score(grade, evidence.bits()));
  }

  /** Whether two records would be taken for one person's if no number told them apart. */
  boolean looksAlike(Traits one, Traits other) {
    return !one.anonymous()
        && !other.anonymous()
        && one.isToldApartFrom(other)
        && evidence(one, other).bits() >= PROBABLE;
  }

  private Evidence evidence(Traits one, Traits other) {
    Result name = names.best(one, other);
    Agreement born =
        one.born().flatMap(date -> other.born().map(date::with)).orElse(Agreement.UNKNOWN);
    boolean sameNumber = one.sharesNumberWith(other);
    boolean samePhone = !Collections.disjoint(one.phones(), other.phones());
    boolean bothGenders = one.gender().isPresent() && other.gender().isPresent();
    boolean otherGender = bothGenders && !one.gender().equals(other.gender());
    boolean samePlace = !Collections.disjoint(one.places(), other.places());
    boolean bothPlaces = !one.places().isEmpty() && !other.places().isEmpty();
    double bits =
        name.bits()
            + bits(born)
            + (sameNumber ? 20 : 0)
            + (samePhone ? 7 : 0)
            + (otherGender ? -5 : bothGenders ? 1 : 0)
            + (samePlace ? 2 : bothPlaces ? -0.5 : 0);
    return new Evidence(
        name,
        born,
        sameNumber,
        one.isToldApartFrom(other),
        samePhone,
        samePlace,
        otherGender,
        bits);
  }

  private static double bits(Agreement born) {
    return switch (born) {
      case SAME -> 12;
      case SWAPPED -> 9;
      case ONE_DIGIT -> 7;
      case AS_FAR_AS_KNOWN -> 5;
      case NEXT_YEAR -> 2;
      case SAME_YEAR -> -2;
      case DIFFERENT -> -8;
      case UNKNOWN -> 0;
    };
  }

  private static MatchGrade grade(Evidence evidence) {
    boolean contradicted = evidence.name().given() == Level.DIFFERENT || isOtherBirth(evidence);
    if (evidence.toldApart()) {
      return MatchGrade.CERTAINLY_NOT;
    }
    if (evidence.sameNumber()) {
      boolean otherPerson = evidence.name().given() == Level.DIFFERENT && isOtherBirth(evidence);
      return otherPerson
          ? MatchGrade.POSSIBLE
          : contradicted ? MatchGrade.PROBABLE : MatchGrade.CERTAIN;
    }
    if (evidence.bits() < POSSIBLE) {
      return MatchGrade.CERTAINLY_NOT;
    }
    if (contradicted || evidence.bits() < PROBABLE) {
      return MatchGrade.POSSIBLE;
    }
    return evidence.bits() >= CERTAIN && isCorroborated(evidence)
        ? MatchGrade.CERTAIN
        : MatchGrade.PROBABLE;
  }

  private static boolean isOtherBirth(Evidence evidence) {
    return evidence.born() == Agreement.DIFFERENT || evidence.born() == Agreement.SAME_YEAR;
  }

  /** Never by a name alone, and not by a name and a year, which namesakes share. */
  private static boolean isCorroborated(Evidence evidence) {
    boolean sameFather = evidence.name().patronymic().isAlike();
    boolean byBirth =
        switch (evidence.born()) {
          case SAME, SWAPPED -> true;
          case ONE_DIGIT -> evidence.samePhone() || evidence.samePlace() || sameFather;
          case AS_FAR_AS_KNOWN -> evidence.samePhone() || evidence.samePlace() && sameFather;
          case NEXT_YEAR, UNKNOWN -> evidence.samePhone();
          case SAME_YEAR, DIFFERENT -> false;
        };
    return byBirth && evidence.name().isAlike() && !evidence.otherGender();
  }

  /** The sum as a probability, within the part of the scale that belongs to the grade. */
  private static double score(MatchGrade grade, double bits) {
    double probability = 1 / (1 + Math.pow(2, PROBABLE - bits));
    return switch (grade) {
      case CERTAIN -> Math.max(0.95, Math.min(probability, 1));
      case PROBABLE -> Math.max(0.7, Math.min(probability, 0.94));
      case POSSIBLE -> Math.max(0.1, Math.min(probability, 0.69));
      case CERTAINLY_NOT -> 0;
    };
  }
}
