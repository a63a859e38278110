package org.doorstep.access;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Owners that were asked for in the transaction of this thread: all records of a visit are of one
 * person, and so are hundreds that an analytics node takes in.
 */
final class OwnersOfTransaction implements TransactionSynchronization {

  private final Map<String, Optional<String>> owners = new HashMap<>();

  private OwnersOfTransaction() {}

  /** The owner of a record, as it was asked for earlier in this transaction, or as it is now. */
  static Optional<String> of(String record, Function<String, Optional<String>> ask) {
    if (!TransactionSynchronizationManager.isSynchronizationActive()) {
      return ask.apply(record);
    }
    return current().owners.computeIfAbsent(record, ask);
  }

  /** Has every owner asked for again, because they have changed. */
  static void forget() {
    if (TransactionSynchronizationManager.hasResource(OwnersOfTransaction.class)) {
      current().owners.clear();
    }
  }

  private static OwnersOfTransaction current() {
    Object bound = TransactionSynchronizationManager.getResource(OwnersOfTransaction.class);
    if (bound instanceof OwnersOfTransaction known) {
      return known;
    }
    OwnersOfTransaction fresh = new OwnersOfTransaction();
    TransactionSynchronizationManager.registerSynchronization(fresh);
    fresh.resume();
    return fresh;
  }

  @Override
  public void suspend() {
    TransactionSynchronizationManager.unbindResource(OwnersOfTransaction.class);
  }

  @Override
  public void resume() {
    TransactionSynchronizationManager.bindResource(OwnersOfTransaction.class, this);
  }

  @Override
  public void afterCompletion(int status) {
    suspend();
  }
}
