package org.doorstep.reports;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.doorstep.reports.Facts.Site;

/**
 * The areas of a place by their level: 1 the oblast, 2 the raion, 3 the hromada, 4 the place
 * itself. The level of an area follows from the length of its place code (OCHA), because areas
 * between may be missing.
 */
record Areas(Map<Integer, Site> byLevel) {

  private static final int PLACE = 4;
  private static final int LENGTH_OF_OBLAST = 4;
  private static final int LENGTH_OF_RAION = 6;
  private static final String AREA = "admin-area";

  /** As many areas lie in each other at most; a circle of them would have no end. */
  private static final int DEEPEST = 10;

  static Areas of(Site place, Map<String, Site> sites) {
    Map<Integer, Site> areas = new HashMap<>();
    Optional<Site> next = Optional.of(place);
    for (int step = 0; step < DEEPEST && next.isPresent(); step++) {
      Site here = next.get();
      areas.putIfAbsent(level(here), here);
      next = here.parent().flatMap(id -> Optional.ofNullable(sites.get(id)));
    }
    return new Areas(areas);
  }

  private static int level(Site site) {
    if (site.type().filter(AREA::equals).isEmpty()) {
      return PLACE;
    }
    int length = site.code().length();
    return length <= LENGTH_OF_OBLAST ? 1 : length <= LENGTH_OF_RAION ? 2 : 3;
  }

  String code(int level) {
    return Optional.ofNullable(byLevel.get(level)).map(Site::code).orElse("");
  }

  String name(int level) {
    return Optional.ofNullable(byLevel.get(level)).flatMap(Site::name).orElse("");
  }
}
