package org.doorstep.access;

import ca.uhn.fhir.interceptor.api.Hook;
import ca.uhn.fhir.interceptor.api.IInterceptorService;
import ca.uhn.fhir.interceptor.api.Interceptor;
import ca.uhn.fhir.interceptor.api.Pointcut;
import ca.uhn.fhir.interceptor.model.PrePatchDetails;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.server.exceptions.ResourceNotFoundException;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.doorstep.fhir.Refusal;
import org.doorstep.fhir.Refusal.Reason;
import org.doorstep.server.Records;
import org.doorstep.server.StorageContribution;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.instance.model.api.IIdType;
import org.hl7.fhir.r4.model.Resource;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Holds every write to what its caller may write, at the end of the transaction, when references
 * lead to where they will lead.
 */
@Component
@Interceptor
class WriteGuard implements StorageContribution {

  /** Before {@link Projection}: nothing follows from what is refused. */
  private static final int EARLY = -50;

  private static final Pattern UUID =
      Pattern.compile("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");
  private static final Set<String> KEPT_FOR_EVER = Set.of("Consent", "Provenance", "AuditEvent");

  private final Decisions decisions;
  private final Owners owners;
  private final DirectoryRules directory;
  private final References references;
  private final Records records;
  private final ScopeRules scopes;
  private final Answers answers;

  WriteGuard(
      Decisions decisions,
      Owners owners,
      DirectoryRules directory,
      References references,
      Records records,
      ScopeRules scopes,
      Answers answers) {
    this.records = records;
    this.scopes = scopes;
    this.answers = answers;
    this.decisions = decisions;
    this.owners = owners;
    this.directory = directory;
    this.references = references;
  }

  @Override
  public void contributeTo(IInterceptorService store) {
    store.registerInterceptor(this);
  }

  /** An id that can be guessed would tell whether somebody is known here. */
  @Hook(Pointcut.STORAGE_PRESTORAGE_CLIENT_ASSIGNED_ID)
  void named(IBaseResource record, @Nullable RequestDetails request) {
    String type = record.fhirType();
    if (Reach.of(request).isPresent()
        && !Label.isDirectory(type)
        && !UUID.matcher(record.getIdElement().getIdPart()).matches()) {
      throw new Refusal(
          Reason.RULE_BROKEN,
          "id-not-uuid",
          type + ".id",
          "The id of the new record can be guessed.",
          "Make it a random UUID, or POST the record and let the server give it one.");
    }
  }

  /** Who keeps a record has to be known before it is indexed. */
  @Hook(value = Pointcut.STORAGE_PRESTORAGE_RESOURCE_CREATED, order = EARLY)
  void beforeCreate(IBaseResource record, @Nullable RequestDetails request) {
    String key = Projection.key((Resource) record);
    Optional<Reach> reach = guarded(request);
    if (reach.isPresent()) {
      scopes.require('c', record.fhirType(), reach.get());
      References.written((Resource) record, request);
      if (Label.isKept((Resource) record)) {
        reach.get().keeper().ifPresent(keeper -> owners.add(key, keeper));
      }
    } else if (Label.isKept((Resource) record)) {
      Keeper.of(request).ifPresent(keeper -> owners.add(key, keeper.organization()));
    }
  }

  @Hook(value = Pointcut.STORAGE_PRECOMMIT_RESOURCE_CREATED, order = EARLY)
  void created(IBaseResource record, @Nullable RequestDetails request) {
    guarded(request)
        .ifPresent(
            reach -> {
              scopes.require('c', (Resource) record, reach);
              requireWritable((Resource) record, reach, false);
              references.requireNobodyOnTrip((Resource) record);
              references.requireSeen((Resource) record, request);
              if (answersOnly((Resource) record, reach)) {
                answers.requireOwnFinding((Resource) record, reach);
              }
            });
  }

  @Hook(value = Pointcut.STORAGE_PRESTORAGE_RESOURCE_PREPATCH, order = EARLY)
  void beforePatch(PrePatchDetails patch, @Nullable RequestDetails request) {
    guarded(request).ifPresent(reach -> requireSeen((Resource) patch.getResource(), reach));
  }

  @Hook(value = Pointcut.STORAGE_PRESTORAGE_RESOURCE_UPDATED, order = EARLY)
  void beforeUpdate(
      @Nullable IBaseResource old, IBaseResource record, @Nullable RequestDetails request) {
    Optional<Reach> reach = guarded(request);
    Optional<Resource> before = stored(old);
    if (reach.isPresent() && before.isPresent()) {
      requireSeen(before.get(), reach.get());
      scopes.require('u', before.get(), reach.get());
      requireWritable(before.get(), reach.get(), true);
      References.written((Resource) record, request);
    }
  }

  @Hook(value = Pointcut.STORAGE_PRECOMMIT_RESOURCE_UPDATED, order = EARLY)
  void updated(
      @Nullable IBaseResource old, IBaseResource record, @Nullable RequestDetails request) {
    Optional<Reach> reach = guarded(request);
    Optional<Resource> before = stored(old);
    if (reach.isEmpty()) {
      return;
    }
    before.ifPresent(stored -> requireSamePerson(stored, (Resource) record));
    scopes.require(before.isPresent() ? 'u' : 'c', (Resource) record, reach.get());
    requireWritable((Resource) record, reach.get(), before.isPresent());
    references.requireNobodyOnTrip((Resource) record);
    references.requireSeen(before.orElse(null), (Resource) record, request);
    if (answersOnly((Resource) record, reach.get())) {
      if (before.isPresent()) {
        answers.requireAnswer(before.get(), (Resource) record, reach.get());
      } else {
        answers.requireOwnFinding((Resource) record, reach.get());
      }
    }
  }

  @Hook(value = Pointcut.STORAGE_PRESTORAGE_RESOURCE_DELETED, order = EARLY)
  void beforeDelete(IBaseResource record, @Nullable RequestDetails request) {
    guarded(request)
        .ifPresent(
            reach -> {
              requireSeen((Resource) record, reach);
              scopes.require('d', (Resource) record, reach);
              requireWritable((Resource) record, reach, true);
              if (KEPT_FOR_EVER.contains(record.fhirType())
                  || answersOnly((Resource) record, reach)) {
                throw forbidden(record.fhirType());
              }
            });
  }

  /**
   * What is changed. What a transaction creates it writes a second time, when it knows where
   * references lead; that is no change, and what was written first is no record yet. What is
   * written anew under the id of something deleted changes what that was.
   */
  private Optional<Resource> stored(@Nullable IBaseResource old) {
    if (!(old instanceof Resource record) || Label.isUnresolved(record)) {
      return Optional.empty();
    }
    if (!record.isDeleted()) {
      return Optional.of(record);
    }
    IIdType deleted = record.getIdElement();
    IIdType last =
        deleted.withVersion(Long.toString(deleted.getVersionIdPartAsLong() - 1)).toUnqualified();
    return Optional.of(records.ofServer().read(record.getClass(), last));
  }

  private static Optional<Reach> guarded(@Nullable RequestDetails request) {
    if (ZonesAndScopes.isOfServer(request) && Reach.of(request).isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(Reach.of(request).orElseThrow(() -> forbidden("Resource")));
  }

  private void requireSeen(Resource record, Reach reach) {
    if (decisions.about(record, reach) == Decision.HIDE) {
      throw new ResourceNotFoundException(record.getIdElement());
    }
  }

  private void requireWritable(Resource record, Reach reach, boolean seen) {
    if (Label.isDirectory(record.fhirType())) {
      directory.requireWritable(record, reach);
      return;
    }
    Label label = Label.of(record);
    if (decisions.mayWrite(label, reach) || seen && Answers.isOwnTask(record, reach)) {
      return;
    }
    boolean known =
        seen
            || label.patient().isEmpty()
            || decisions.about(References.patient(label.patient().get()), reach) != Decision.HIDE;
    if (known) {
      throw forbidden(label.type());
    }
    throw References.notFound("Patient/" + label.patient().get(), label.type() + ".subject");
  }

  private static void requireSamePerson(Resource old, Resource record) {
    Optional<String> before = Label.of(old).patient();
    if (before.isPresent() && !before.equals(Label.of(record).patient())) {
      throw new Refusal(
          Reason.RULE_BROKEN,
          "person-is-fixed",
          record.fhirType(),
          "The record would become another person's.",
          "Mark it as entered in error, and write a new one for the right person.");
    }
  }

  private boolean answersOnly(Resource record, Reach reach) {
    Label label = Label.of(record);
    return !Label.isDirectory(label.type())
        && reach.answersOnly(label, reach.keeper(label, owners));
  }

  static Refusal forbidden(String type) {
    return new Refusal(
        Reason.FORBIDDEN,
        "not-for-this-role",
        type,
        "Your role does not write %s of this kind.".formatted(type),
        "See who writes what in docs/access.md, or ask a colleague whose task it is.");
  }
}
