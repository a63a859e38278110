package org.doorstep.matching;

import ca.uhn.fhir.repository.IRepository;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.server.exceptions.ResourceGoneException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.doorstep.access.Caller;
import org.doorstep.access.Merged;
import org.doorstep.access.PersonGrants;
import org.doorstep.access.Sight;
import org.doorstep.fhir.Refusal;
import org.doorstep.fhir.Refusal.Reason;
import org.doorstep.matching.Merges.Merge;
import org.doorstep.matching.MovedRecords.Moved;
import org.doorstep.matching.MovedRecords.Way;
import org.doorstep.matching.TwoPatients.Kept;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Resource;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Takes a merge back: the records that it moved go back, with what they permit and deny, and what
 * was written since stays with the person under whom it was written.
 */
@Component
class PatientUnmerge {

  private final TwoPatients patients;
  private final MovedRecords moved;
  private final Merges merges;
  private final PersonGrants grants;
  private final Sight sight;
  private final TransactionTemplate transaction;

  PatientUnmerge(
      TwoPatients patients,
      MovedRecords moved,
      Merges merges,
      PersonGrants grants,
      Sight sight,
      PlatformTransactionManager transactions) {
    this.patients = patients;
    this.moved = moved;
    this.merges = merges;
    this.grants = grants;
    this.sight = sight;
    this.transaction = new TransactionTemplate(transactions);
  }

  /**
   * What became of it.
   *
   * @param source the Patient that is a person of their own again
   * @param target the id of the one that replaced it
   * @param left the records that were written since and stay with the target, as far as the caller
   *     sees them
   */
  record Undone(Patient source, String target, List<String> left) {}

  Undone unmerge(String source, Caller caller, RequestDetails request) {
    grants.requireCompetent(caller);
    return Objects.requireNonNull(
        transaction.execute(
            status -> {
              Kept replaced = patients.kept(source, "source-patient", caller, request);
              return undo(replaced, standing(replaced), caller, request);
            }));
  }

  private Merge standing(Kept replaced) {
    Merge merge =
        merges
            .standing(replaced.id())
            .filter(it -> Merged.isInto(replaced.patient()).isPresent())
            .orElseThrow(
                () ->
                    refusal(
                        "not-merged",
                        "This person is not merged into another one.",
                        "Name the one that was replaced, not the one that replaced it."));
    if (!merge.open()) {
      throw refusal(
          "merge-too-old",
          "The merge is older than %d days.".formatted(Merges.DAYS),
          "Enrol the person anew, and write their records for them.");
    }
    return merge;
  }

  private Undone undo(Kept replaced, Merge merge, Caller caller, RequestDetails request) {
    Kept target = patients.kept(merge.target(), "source-patient", caller, request);
    if (Merged.isInto(target.patient()).isPresent()) {
      throw refusal(
          "person-merged",
          "The person who replaced this one was merged into another one since.",
          "Take that merge back first.");
    }
    List<Moved> all = merges.of(merge.number());
    List<String> back = moveBack(merge, all);
    Patient source = patients.before(merge.source(), merge.sourceVersion());
    source.setId(new IdType("Patient", merge.source()));
    IRepository store = patients.store(target);
    Patient before = patients.before(merge.target(), merge.targetVersion());
    // The target first: an account belongs to one person at a time.
    IdType alone =
        (IdType)
            store.update(MergedPatient.alone(target.patient(), before, replaced.patient())).getId();
    IdType restored = (IdType) store.update(source).getId();
    MergeTrace.write(store, "unmerge", List.of(restored, alone), caller);
    merges.undone(merge.number(), caller.who());
    source.setId(restored);
    return new Undone(source, merge.target(), left(merge, all, back, request));
  }

  private List<String> moveBack(Merge merge, List<Moved> all) {
    List<Moved> records = new ArrayList<>();
    Set<String> sources = new HashSet<>();
    for (Moved one : all) {
      if (one.way() == Way.EMERGENCY) {
        sources.add(one.record());
      } else if (one.way() != Way.STAYED && canGoBack(one)) {
        records.add(one);
        sources.add(one.record());
      }
    }
    records.sort(Comparator.comparing(one -> !one.record().startsWith("CarePlan/")));
    grants.carry(
        merge.target(),
        merge.source(),
        sources,
        () -> records.forEach(one -> moveBack(one, merge)));
    return records.stream().map(Moved::record).toList();
  }

  /** What named both and was changed since cannot be told apart any more. */
  private boolean canGoBack(Moved one) {
    try {
      Resource now = moved.read(one.record());
      return one.way() == Way.MOVED || now.getIdElement().getVersionIdPart().equals(one.version());
    } catch (ResourceGoneException deleted) {
      return false;
    }
  }

  private void moveBack(Moved one, Merge merge) {
    if (one.way() == Way.MOVED) {
      moved.move(List.of(one.record()), merge.target(), merge.source());
      return;
    }
    IdType id = new IdType(one.record());
    long last = Long.parseLong(one.version()) - 1;
    Resource before = moved.read(one.record() + "/_history/" + last);
    before.setId(id);
    moved.write(before);
  }

  private List<String> left(
      Merge merge, List<Moved> all, List<String> back, RequestDetails request) {
    List<String> left = new ArrayList<>(moved.of(merge.target()));
    left.removeAll(back);
    left.removeAll(all.stream().filter(one -> one.way() == Way.STAYED).map(Moved::record).toList());
    left.removeAll(List.of("Patient/" + merge.source(), "Patient/" + merge.target()));
    left.removeIf(address -> !isToBeTold(moved.read(address), request));
    return left;
  }

  private boolean isToBeTold(Resource record, RequestDetails request) {
    return !MovedRecords.isAboutTwo(record) && sight.shows(record, request);
  }

  private static Refusal refusal(String rule, String what, String mend) {
    return new Refusal(
        Reason.RULE_BROKEN,
        rule,
        "Parameters.parameter.where(name = 'source-patient')",
        "The parameter 'source-patient': " + what,
        mend);
  }
}
