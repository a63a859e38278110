package org.doorstep.view;

import java.util.List;
import java.util.stream.Stream;

/**
 * A select of a view: for each of some elements the cells of its columns, beside the rows of the
 * selects within it and of its union.
 *
 * @param over over which elements it goes
 * @param paths where the elements are; empty if it stays where it is
 * @param columns its own columns
 * @param within the selects within it, whose rows are combined with each other
 * @param union the selects whose rows come one after the other; all have the same columns
 */
record Selection(
    Over over,
    List<Path> paths,
    List<Column> columns,
    List<Selection> within,
    List<Selection> union) {

  /** Over which elements a select goes. */
  enum Over {
    /** The element at which it stands. */
    HERE,
    /** Each element that a path finds; no row if there is none. */
    EACH,
    /** Each element that a path finds; a row without values if there is none. */
    EACH_OR_NULL,
    /** Each element that paths find from here and then from each one found. */
    REPEAT
  }

  /** All columns of its rows, in their order. */
  List<Column> all() {
    return Stream.of(
            columns.stream(),
            within.stream().flatMap(select -> select.all().stream()),
            union.stream().limit(1).flatMap(select -> select.all().stream()))
        .flatMap(part -> part)
        .toList();
  }
}
