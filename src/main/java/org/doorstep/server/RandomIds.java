package org.doorstep.server;

import ca.uhn.fhir.interceptor.api.Hook;
import ca.uhn.fhir.interceptor.api.IInterceptorService;
import ca.uhn.fhir.interceptor.api.Interceptor;
import ca.uhn.fhir.interceptor.api.Pointcut;
import ca.uhn.fhir.jpa.model.util.JpaConstants;
import ca.uhn.fhir.rest.api.server.storage.TransactionDetails;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.springframework.stereotype.Component;

/**
 * Lets new records have random ids also where a transaction is tried again: HAPI takes the id away
 * then, but not its mark that it has given one, and would fall back to numbers.
 */
@Component
@Interceptor
class RandomIds implements StorageContribution {

  @Override
  public void contributeTo(IInterceptorService store) {
    store.registerInterceptor(this);
  }

  @Hook(Pointcut.STORAGE_PRESTORAGE_RESOURCE_CREATED)
  void beforeCreate(IBaseResource record, TransactionDetails transaction) {
    transaction.addRollbackUndoAction(
        () -> record.setUserData(JpaConstants.RESOURCE_ID_SERVER_ASSIGNED, null));
  }
}
