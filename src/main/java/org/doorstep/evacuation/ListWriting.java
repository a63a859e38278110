package org.doorstep.evacuation;

import ca.uhn.fhir.rest.server.servlet.ServletRequestDetails;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.IntConsumer;
import org.doorstep.access.Foresight;
import org.doorstep.server.Records;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.HTTPVerb;
import org.hl7.fhir.r4.model.Resource;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Writes the orders and Tasks of an evacuation: many people in a transaction, two transactions
 * beside each other, because a thousand people have to be on the list within seconds.
 */
@Component
class ListWriting {

  private static final int AT_ONCE = 50;
  private static final int BESIDE_EACH_OTHER = 2;

  private final Records records;
  private final Foresight foresight;

  ListWriting(Records records, Foresight foresight) {
    this.records = records;
    this.foresight = foresight;
  }

  /** A transaction that came to its end: how many people it listed, or why it did not. */
  private record Outcome(int listed, @Nullable RuntimeException failure) {}

  /**
   * Writes until all are written.
   *
   * @param missing who is not on the list yet
   * @param progress is told how many are, from none to all
   */
  void write(
      List<Resident> missing, Orders orders, ServletRequestDetails request, IntConsumer progress) {
    progress.accept(0);
    if (missing.isEmpty()) {
      return;
    }
    BlockingQueue<Outcome> outcomes = new LinkedBlockingQueue<>();
    ExecutorService threads = Executors.newFixedThreadPool(BESIDE_EACH_OTHER);
    try {
      int share = (missing.size() + BESIDE_EACH_OTHER - 1) / BESIDE_EACH_OTHER;
      for (int from = 0; from < missing.size(); from += share) {
        List<Resident> part = missing.subList(from, Math.min(from + share, missing.size()));
        ServletRequestDetails another = foresight.another(request);
        threads.execute(() -> write(part, orders, another, outcomes));
      }
      for (int listed = 0; listed < missing.size(); ) {
        Outcome outcome = outcomes.take();
        RuntimeException failure = outcome.failure();
        if (failure != null) {
          throw failure;
        }
        listed += outcome.listed();
        progress.accept(listed);
      }
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(stopped);
    } finally {
      threads.shutdownNow();
    }
  }

  private void write(
      List<Resident> part,
      Orders orders,
      ServletRequestDetails request,
      BlockingQueue<Outcome> outcomes) {
    try {
      for (int from = 0; from < part.size(); from += AT_ONCE) {
        List<Resident> some = part.subList(from, Math.min(from + AT_ONCE, part.size()));
        records.on(request).transaction(transaction(some, orders));
        outcomes.add(new Outcome(some.size(), null));
      }
    } catch (RuntimeException failure) {
      outcomes.add(new Outcome(0, failure));
    }
  }

  private static Bundle transaction(List<Resident> some, Orders orders) {
    Bundle transaction = new Bundle().setType(Bundle.BundleType.TRANSACTION);
    for (Resident resident : some) {
      put(transaction, orders.request(resident));
      put(transaction, orders.task(resident));
    }
    return transaction;
  }

  private static void put(Bundle transaction, Resource record) {
    String address = record.fhirType() + '/' + record.getIdElement().getIdPart();
    transaction
        .addEntry()
        .setFullUrl(address)
        .setResource(record)
        .getRequest()
        .setMethod(HTTPVerb.PUT)
        .setUrl(address);
  }
}
