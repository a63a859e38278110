package org.doorstep.matching;

import ca.uhn.fhir.interceptor.api.Hook;
import ca.uhn.fhir.interceptor.api.IInterceptorService;
import ca.uhn.fhir.interceptor.api.Interceptor;
import ca.uhn.fhir.interceptor.api.Pointcut;
import java.util.Set;
import org.doorstep.access.Merged;
import org.doorstep.server.NameAnalysis;
import org.doorstep.server.StorageContribution;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.r4.model.Patient;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Files people in the transaction that writes them, and writes down that they are to be compared
 * with those whom their keeper knows already.
 */
@Component
@Interceptor
class Filing implements StorageContribution {

  private final PersonIndex index;
  private final Keys keys;
  private final NameAnalysis analysis;
  private final JdbcClient database;

  Filing(PersonIndex index, Keys keys, NameAnalysis analysis, JdbcClient database) {
    this.index = index;
    this.keys = keys;
    this.analysis = analysis;
    this.database = database;
  }

  @Override
  public void contributeTo(IInterceptorService store) {
    store.registerInterceptor(this);
  }

  @Hook(Pointcut.STORAGE_PRECOMMIT_RESOURCE_CREATED)
  void created(IBaseResource record) {
    if (record instanceof Patient patient) {
      file(patient);
      compareLater(patient);
    }
  }

  @Hook(Pointcut.STORAGE_PRECOMMIT_RESOURCE_UPDATED)
  void updated(@Nullable IBaseResource old, IBaseResource record) {
    if (record instanceof Patient patient) {
      file(patient);
      if (!(old instanceof Patient before)
          || !Traits.of(before, analysis).equals(Traits.of(patient, analysis))) {
        compareLater(patient);
      }
    }
  }

  @Hook(Pointcut.STORAGE_PRECOMMIT_RESOURCE_DELETED)
  void deleted(IBaseResource record) {
    if (record instanceof Patient patient) {
      index.file(patient.getIdElement().getIdPart(), Set.of());
    }
  }

  /** Whose records went to another one is found by the other one only. */
  void file(Patient patient) {
    index.file(
        patient.getIdElement().getIdPart(),
        Merged.isInto(patient).isPresent() ? Set.of() : keys.of(Traits.of(patient, analysis)));
  }

  private void compareLater(Patient patient) {
    database
        .sql("INSERT INTO matching.intake (patient) VALUES (:patient) ON CONFLICT DO NOTHING")
        .param("patient", patient.getIdElement().getIdPart())
        .update();
  }
}
