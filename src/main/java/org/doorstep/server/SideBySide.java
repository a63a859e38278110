package org.doorstep.server;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.springframework.stereotype.Component;

/**
 * Work on all cores, for whoever waits for all of it: a summary, or a node that is being filled.
 */
@Component
public class SideBySide implements AutoCloseable {

  private final ExecutorService threads =
      Executors.newFixedThreadPool(Runtime.getRuntime().availableProcessors());

  /**
   * Does work in whatever order.
   *
   * @param work what can be done at the same time
   * @return the results, in the order of the work
   * @throws RuntimeException of the first piece of work that failed, when all have ended
   */
  public <T> List<T> all(List<Callable<T>> work) {
    List<T> results = new ArrayList<>();
    try {
      for (Future<T> done : threads.invokeAll(work)) {
        results.add(done.get());
      }
      return results;
    } catch (ExecutionException failure) {
      if (failure.getCause() instanceof RuntimeException known) {
        throw known;
      }
      throw new IllegalStateException(failure.getCause());
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(stopped);
    }
  }

  @Override
  public void close() {
    threads.shutdownNow();
  }
}
