package org.doorstep.access;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hl7.fhir.r4.model.Resource;
import org.springframework.stereotype.Component;

/** The one decision about every record on its way out and in. */
@Component
class Decisions {

  private final Owners owners;

  Decisions(Owners owners) {
    this.owners = owners;
  }

  /**
   * Decides about records together, with one question to the database.
   *
   * @return a decision for each record, in their order
   */
  List<Decision> about(Collection<? extends Resource> records, Reach reach) {
    List<Label> labels = records.stream().map(Label::of).toList();
    Map<String, String> keepers =
        reach.known(
            labels.stream()
                .filter(label -> !Label.isDirectory(label.type()))
                .map(Owners::recordOf)
                .toList(),
            owners);
    List<Decision> decisions = new ArrayList<>();
    for (Label label : labels) {
      decisions.add(about(label, Optional.ofNullable(keepers.get(Owners.recordOf(label))), reach));
    }
    return decisions;
  }

  Decision about(Resource record, Reach reach) {
    return about(List.of(record), reach).get(0);
  }

  boolean mayWrite(Label label, Reach reach) {
    String record = Owners.recordOf(label);
    return reach.writes(
        label, Optional.ofNullable(reach.known(List.of(record), owners).get(record)));
  }

  private static Decision about(Label label, Optional<String> keeper, Reach reach) {
    if (Label.isDirectory(label.type())) {
      return Decision.SHOW;
    }
    if (!reach.reads(label, keeper)) {
      return Decision.HIDE;
    }
    return reach.masks(label, keeper) ? Decision.MASK : Decision.SHOW;
  }
}
