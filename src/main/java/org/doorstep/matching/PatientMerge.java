package org.doorstep.matching;

import ca.uhn.fhir.repository.IRepository;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.doorstep.access.Caller;
import org.doorstep.access.Merged;
import org.doorstep.access.PersonGrants;
import org.doorstep.fhir.Refusal;
import org.doorstep.fhir.Refusal.Reason;
import org.doorstep.matching.Merges.Merge;
import org.doorstep.matching.TwoPatients.Kept;
import org.doorstep.server.NameAnalysis;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Task;
import org.hl7.fhir.r4.model.Task.TaskStatus;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Makes two records of one person one, in one transaction: everything of the one is written anew as
 * the other's, what was permitted and denied about either holds for both, and the one that was
 * replaced leads to the other.
 */
@Component
class PatientMerge {

  private final TwoPatients patients;
  private final MovedRecords moved;
  private final Merges merges;
  private final PersonGrants grants;
  private final NameAnalysis analysis;
  private final TransactionTemplate transaction;

  PatientMerge(
      TwoPatients patients,
      MovedRecords moved,
      Merges merges,
      PersonGrants grants,
      NameAnalysis analysis,
      PlatformTransactionManager transactions) {
    this.patients = patients;
    this.moved = moved;
    this.merges = merges;
    this.grants = grants;
    this.analysis = analysis;
    this.transaction = new TransactionTemplate(transactions);
  }

  /**
   * What is asked.
   *
   * @param source the id of the Patient to be replaced
   * @param target the id of the one to replace it
   * @param result what the target is to say afterwards; as before if it is empty
   * @param preview whether nothing is to be written
   */
  record Request(String source, String target, Optional<Patient> result, boolean preview) {}

  /**
   * Merges two Patients; done again, it changes nothing.
   *
   * @return the target as it is afterwards
   */
  Patient merge(Request asked, Caller caller, RequestDetails request) {
    grants.requireCompetent(caller);
    if (asked.source().equals(asked.target())) {
      throw refusal(
          "target-patient",
          "merge-same",
          "Both parameters name the same Patient.",
          "Name the one to be replaced as source-patient and the one that stays as target-patient.");
    }
    return Objects.requireNonNull(
        transaction.execute(status -> mergeLocked(asked, caller, request)));
  }

  private Patient mergeLocked(Request asked, Caller caller, RequestDetails request) {
    // Always in the same order, so that two who merge the same people wait for each other.
    boolean sourceFirst = asked.source().compareTo(asked.target()) < 0;
    Kept first =
        sourceFirst
            ? patients.kept(asked.source(), "source-patient", caller, request)
            : patients.kept(asked.target(), "target-patient", caller, request);
    Kept second =
        sourceFirst
            ? patients.kept(asked.target(), "target-patient", caller, request)
            : patients.kept(asked.source(), "source-patient", caller, request);
    Kept source = sourceFirst ? first : second;
    Kept target = sourceFirst ? second : first;
    if (Merged.isInto(source.patient()).filter(asked.target()::equals).isPresent()) {
      return target.patient();
    }
    requireMergeable(source, target);
    Patient result =
        MergedPatient.replacing(
            asked.result().map(it -> wanted(it, target)).orElse(target.patient()),
            source.patient());
    return asked.preview() ? result : write(source, target, result, caller);
  }

  private void requireMergeable(Kept source, Kept target) {
    if (!source.keeper().equals(target.keeper())) {
      throw refusal(
          "target-patient",
          "merge-two-keepers",
          "The two people are kept by different organisations.",
          "Hand one of them over first, or let each organisation keep its own record.");
    }
    if (Merged.isInto(source.patient()).isPresent()) {
      throw refusal(
          "source-patient",
          "person-merged",
          "This person was merged already.",
          "Merge the one that replaced it, which its link names.");
    }
    if (Merged.isInto(target.patient()).isPresent()) {
      throw refusal(
          "target-patient",
          "person-merged",
          "This person was merged into another one.",
          "Name the one that replaced it, which its link names.");
    }
    if (Traits.of(source.patient(), analysis)
        .isToldApartFrom(Traits.of(target.patient(), analysis))) {
      throw refusal(
          "source-patient",
          "merge-told-apart",
          "The two have different national numbers, of which each person has one.",
          "If one of the numbers is wrong, correct it first.");
    }
  }

  /** What the caller wants the target to say; its links and numbers are not theirs to drop. */
  private static Patient wanted(Patient sent, Kept target) {
    String id = sent.getIdElement().getIdPart();
    if (id != null && !id.equals(target.id())) {
      throw refusal(
          "result-patient",
          "merge-result",
          "The result has another id than the target.",
          "Send it with the id of the target-patient, or without one.");
    }
    Patient wanted = sent.copy();
    wanted.setId(target.patient().getIdElement());
    wanted.setLink(target.patient().copy().getLink());
    return MergedPatient.withNumbersOf(wanted, target.patient());
  }

  private Patient write(Kept source, Kept target, Patient result, Caller caller) {
    IRepository store = patients.store(target);
    Merge merge =
        merges.add(source.id(), target.id(), source.version(), target.version(), caller.who());
    merges.stayed(merge.number(), moved.of(target.id()));
    Set<String> emergencies = grants.emergencies(source.id());
    merges.emergencies(merge.number(), emergencies);
    move(merge, emergencies);
    IdType replaced =
        (IdType) store.update(MergedPatient.replaced(source.patient(), target.id())).getId();
    IdType replacing = (IdType) store.update(result).getId();
    answer(merge);
    MergeTrace.write(store, "merge", List.of(replaced, replacing), caller);
    return result;
  }

  /** Moves what there is of the source now. */
  private void move(Merge merge, Set<String> emergencies) {
    List<String> addresses = new ArrayList<>(moved.of(merge.source()));
    addresses.removeAll(List.of("Patient/" + merge.source(), "Patient/" + merge.target()));
    // What is due follows from the visits, as long as the plan is where the visits are.
    addresses.sort(Comparator.comparing(address -> !address.startsWith("CarePlan/")));
    List<String> sources = new ArrayList<>(addresses);
    sources.addAll(emergencies);
    grants.carry(
        merge.source(),
        merge.target(),
        sources,
        () -> merges.moved(merge.number(), moved.move(addresses, merge.source(), merge.target())));
  }

  /** Who was asked whether the two are one has been answered. */
  private void answer(Merge merge) {
    merges
        .question(merge.source(), merge.target())
        .map(task -> moved.read("Task/" + task))
        .filter(task -> ((Task) task).getStatus() == TaskStatus.REQUESTED)
        .ifPresent(task -> moved.write(((Task) task).setStatus(TaskStatus.COMPLETED)));
  }

  /**
   * Moves what was on its way to the store while a merge went on.
   *
   * @return whether there was a merge to look after
   */
  boolean sweepOne() {
    merges.see();
    return Boolean.TRUE.equals(
        transaction.execute(
            status -> {
              Optional<Merge> unswept = merges.unswept();
              unswept.ifPresent(
                  merge -> {
                    if (merges.standing(merge.source()).isPresent()) {
                      move(merge, Set.of());
                    }
                    merges.swept(merge.number());
                  });
              return unswept.isPresent();
            }));
  }

  private static Refusal refusal(String parameter, String rule, String what, String mend) {
    return new Refusal(
        Reason.RULE_BROKEN,
        rule,
        "Parameters.parameter.where(name = '" + parameter + "')",
        "The parameter '" + parameter + "': " + what,
        mend);
  }
}
