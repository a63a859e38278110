package org.doorstep.server.request;

import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.test.context.TestConfiguration;

/** Counts the answers that have waited for the next step of time before they left. */
@TestConfiguration(proxyBeanMethods = false)
public class CountedWaits implements BeanPostProcessor {

  private final AtomicInteger waits = new AtomicInteger();

  /** How many answers wait while something is done. */
  public int in(Runnable requests) {
    int before = waits.get();
    requests.run();
    return waits.get() - before;
  }

  @Override
  public Object postProcessAfterInitialization(Object bean, String name) {
    return bean instanceof EvenTime ? counted() : bean;
  }

  private EvenTime counted() {
    return new EvenTime() {
      @Override
      void await(long begun) {
        super.await(begun);
        if ((now() - begun) >= STEP) {
          waits.incrementAndGet();
        }
      }
    };
  }
}
