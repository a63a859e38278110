package org.doorstep.reports;

import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.doorstep.profiles.Terms;
import org.doorstep.view.Views;
import org.hl7.fhir.r4.model.MeasureReport;
import org.springframework.stereotype.Component;

/**
 * The figures of all organisations together, for those who must see no record: counted where the
 * records are, month by month, and kept elsewhere.
 */
@Component
public class FiguresOfAll {

  /** The operations that answer from what is kept. */
  public static final Set<String> OPERATIONS =
      Set.of(EverybodyProvider.MEASURE, EverybodyProvider.SHEET, EverybodyProvider.MDS);

  private final Views views;
  private final Dimensions dimensions;

  FiguresOfAll(Views views, Terms terms) {
    this.views = views;
    this.dimensions = new Dimensions(terms);
  }

  /**
   * Begins to count.
   *
   * @param area the place code of the area that may be named for a place, by the id of its
   *     Location; empty if none may
   * @param pseudonym what stands for an organisation, by the id of its Organization: a UUID
   * @return what counts records as they are added
   */
  public CountingForAll begin(
      Function<String, Optional<String>> area, UnaryOperator<String> pseudonym) {
    return new CountingForAll(views, new CoarseFacts(area, pseudonym, dimensions), this);
  }

  /**
   * Whether a report holds figures of all organisations together and nothing else: no word that
   * somebody wrote, no number from 1 to 4, no term but a month.
   *
   * @param report a report from elsewhere
   */
  public boolean isOne(MeasureReport report) {
    return report.getMeta().isEmpty()
        && FigureOfMonth.of(report)
            .filter(
                it ->
                    Indicator.of(it.code()).filter(Indicator::isForAll).isPresent()
                        || Set.of(ClusterOfAll.CODE, MdsOfAll.CODE).contains(it.code()))
            .filter(it -> it.told().stream().allMatch(this::mayBeTold))
            .isPresent();
  }

  private boolean mayBeTold(Suppression.Told told) {
    return (told.hidden() || !Suppression.isSmall(told.figure()))
        && told.figure().of().entrySet().stream()
            .allMatch(of -> dimensions.has(of.getKey(), of.getValue()))
        && told.figure()
            .median()
            .filter(median -> !told.hidden() && !Set.of("h", "d").contains(median.unit()))
            .isEmpty();
  }
}
