package org.doorstep.demo;

import java.time.LocalDate;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * An invented region: its places, teams and people, and months of visits, as transactions that the
 * application of an organisation would send. The same people and day give the same bundles, byte
 * for byte; every transaction may be sent again.
 *
 * @param people how many people are served
 * @param until the last day on which a visit can have taken place
 */
public record DemoRegion(int people, LocalDate until) {

  private static final int FEW = 200;
  private static final int DAYS_OF_A_MONTH = 30;

  public DemoRegion {
    if (people < 1 || people > 99_999) {
      throw new IllegalArgumentException(
          "The demo region has between 1 and 99999 people, not " + people + ".");
    }
  }

  /** Visits of each person: three months' for up to 200 people, one month's for more. */
  public int months() {
    return people > FEW ? 1 : 3;
  }

  /**
   * Everything, in an order in which it can be stored: registers, people, visits month by month,
   * what the crews take along next, what was planned and asked for, and meetings.
   *
   * @return transactions; {@link #size} of them
   */
  public Stream<DemoPost> posts() {
    return Stream.of(
            Stream.of(registers()),
            IntStream.rangeClosed(1, people).mapToObj(this::enrolment),
            IntStream.range(0, months())
                .boxed()
                .flatMap(
                    month ->
                        IntStream.rangeClosed(1, people)
                            .mapToObj(person -> homeVisit(person, month))),
            Stream.of(dispatch(), meetings(), rounds()))
        .flatMap(part -> part);
  }

  /** How many transactions {@link #posts} gives. */
  public int size() {
    return 1 + people + people * months() + 3;
  }

  /** Places, organisations and staff, under the ids that they have in the registers (PUT). */
  public DemoPost registers() {
    DemoBundle bundle = new DemoBundle("registers");
    DemoStaff.addTo(bundle);
    DemoPlaces.addTo(bundle);
    return new DemoPost(Optional.empty(), bundle.bundle());
  }

  /**
   * A person with diagnoses, allergies, plan, care team and consents, from the organisation that
   * keeps the record.
   *
   * @param number counts from 1
   */
  public DemoPost enrolment(int number) {
    DemoPerson person = DemoPerson.of(number, until);
    LocalDate since = until.minusDays((long) months() * DAYS_OF_A_MONTH + 20);
    return new DemoPost(Optional.of(person.custodian()), DemoEnrolment.of(person, since));
  }

  /**
   * One visit, from the organisation of the team: the person and the visit are created if their
   * identifiers are not stored yet.
   *
   * @param number counts from 1
   * @param month counts from 0, the earliest
   */
  public DemoPost homeVisit(int number, int month) {
    DemoPerson person = DemoPerson.of(number, until);
    return new DemoPost(
        Optional.of(person.team().organization()), DemoVisit.of(person, month, day(number, month)));
  }

  /**
   * Trips, calls to the hotline and an evacuation, as the mobile clinic's dispatcher knows them.
   */
  DemoPost dispatch() {
    DemoBundle bundle = new DemoBundle("dispatch");
    DemoTrips.addTo(bundle, until);
    DemoCalls.addTo(bundle, people, until);
    DemoEvacuation.addTo(bundle, people, until);
    return new DemoPost(Optional.of(DemoRounds.ORGANIZATION), bundle.bundle());
  }

  /** Meetings of a group that the team in the city holds. */
  DemoPost meetings() {
    return new DemoPost(
        Optional.of(DemoTeam.CITY.organization()), DemoSupport.meetings(months(), until));
  }

  /** Stock and warnings of the mobile clinic. */
  public DemoPost rounds() {
    return new DemoPost(Optional.of(DemoRounds.ORGANIZATION), DemoRounds.of(until));
  }

  /** The identifier value under which a visit is found, in the system {@code sid/visit}. */
  public String visitNumber(int person, int month) {
    return DemoVisit.number(DemoPerson.of(person, until), month);
  }

  /** Where there are several months, some last visits are so long ago that the next is overdue. */
  private LocalDate day(int person, int month) {
    int late = Chance.of("day of " + person).between(0, months() > 1 ? 38 : 27);
    return until.minusDays((long) (months() - 1 - month) * DAYS_OF_A_MONTH + late);
  }
}
