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
  private final ScopeRules scopes;

  Decisions(Owners owners, ScopeRules scopes) {
    this.owners = owners;
    this.scopes = scopes;
  }

  /**
   * Decides about records together, with one question to the database.
   *
   * @return a decision for each record, in their order
   */
  List<Decision> about(Collection<? extends Resource> records, Reach reach) {
    List<Label> labels = records.stream().map(Label::of).toList();
    Map<String, String> keepers = reach.keepers(labels, owners);
    List<Decision> decisions = new ArrayList<>();
    for (Resource record : records) {
      Label label = labels.get(decisions.size());
      Optional<String> keeper = Optional.ofNullable(keepers.get(Owners.recordOf(label)));
      decisions.add(about(record, label, keeper, reach));
    }
    return decisions;
  }

  /**
   * Whether a copy may be shown, whose references lead elsewhere than those of its record, so that
   * the criteria of scopes cannot be asked of it.
   */
  boolean showsCopy(Resource copy, Reach reach) {
    Label label = Label.of(copy);
    return reach.reads(label, reach.keeper(label, owners));
  }

  Decision about(Resource record, Reach reach) {
    return about(List.of(record), reach).get(0);
  }

  boolean mayWrite(Label label, Reach reach) {
    return reach.writes(label, reach.keeper(label, owners));
  }

  private Decision about(Resource record, Label label, Optional<String> keeper, Reach reach) {
    if (Label.isDirectory(label.type())) {
      return reach.opens(label.type()) ? Decision.SHOW : Decision.HIDE;
    }
    boolean read = reach.reads(label, keeper) || Label.isOfPlace(record) && reach.readsOfPlaces();
    if (!read || !scopes.show(record, reach)) {
      return Decision.HIDE;
    }
    if (Label.isOfPlace(record)) {
      return Decision.SHOW;
    }
    Rights.View view = reach.view(label, keeper);
    return masks(view) ? masked(view) : Decision.SHOW;
  }

  private static boolean masks(Rights.View view) {
    return view != Rights.View.WHOLE;
  }

  private static Decision masked(Rights.View view) {
    return switch (view) {
      case WHOLE -> Decision.SHOW;
      case MASKED -> Decision.MASK;
      case FIRST_NAME -> Decision.FIRST_NAME;
      case UNNAMED -> Decision.UNNAMED;
    };
  }
}
