package org.doorstep.evacuation;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.SearchEntryMode;
import org.hl7.fhir.r4.model.Resource;

/** The list as records: a Task for each person, in order, with what belongs to it. */
final class ListBundle {

  private ListBundle() {}

  static Bundle of(List<ListedPerson> people, int total, String base) {
    Bundle bundle = new Bundle().setType(Bundle.BundleType.SEARCHSET).setTotal(total);
    Set<String> put = new HashSet<>();
    for (ListedPerson person : people) {
      add(bundle, put, person.task(), SearchEntryMode.MATCH, base);
      add(bundle, put, person.person(), SearchEntryMode.INCLUDE, base);
      person.order().ifPresent(it -> add(bundle, put, it, SearchEntryMode.INCLUDE, base));
      person.preference().ifPresent(it -> add(bundle, put, it, SearchEntryMode.INCLUDE, base));
      person.home().ifPresent(it -> add(bundle, put, it, SearchEntryMode.INCLUDE, base));
      person.lastVisit().ifPresent(it -> add(bundle, put, it, SearchEntryMode.INCLUDE, base));
      person.medicines().forEach(it -> add(bundle, put, it, SearchEntryMode.INCLUDE, base));
    }
    return bundle;
  }

  private static void add(
      Bundle bundle, Set<String> put, Resource record, SearchEntryMode mode, String base) {
    String key = record.fhirType() + '/' + record.getIdElement().getIdPart();
    if (put.add(key)) {
      bundle.addEntry().setFullUrl(base + '/' + key).setResource(record).getSearch().setMode(mode);
    }
  }
}
