package org.doorstep.bench;

import io.restassured.specification.RequestSpecification;
import jakarta.servlet.Filter;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Arrays;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.doorstep.journeys.Journey;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.core.Ordered;

/**
 * What the audit costs a read: the same reads in turns with and without it, alone and by several
 * readers at once. Run it with {@code mvn test -Dtest=AuditBench}; it writes to the log.
 */
@Import(AuditBench.Switch.class)
class AuditBench extends Journey {

  private static final Logger log = LoggerFactory.getLogger(AuditBench.class);
  private static final String HEADER = "X-Bench-Unaudited";
  private static final int ROUNDS = 8;
  private static final int READS = 200;

  /** Makes the filter believe that it has seen a request already. */
  @TestConfiguration(proxyBeanMethods = false)
  static class Switch {
    @Bean
    FilterRegistrationBean<Filter> auditSwitch() {
      FilterRegistrationBean<Filter> filter =
          new FilterRegistrationBean<>(
              (request, response, chain) -> {
                if (((jakarta.servlet.http.HttpServletRequest) request).getHeader(HEADER) != null) {
                  request.setAttribute("auditFilter.FILTERED", Boolean.TRUE);
                }
                chain.doFilter(request, response);
              });
      filter.setOrder(Ordered.HIGHEST_PRECEDENCE + 2);
      return filter;
    }
  }

  private final HttpClient client = HttpClient.newHttpClient();

  @Test
  void readsWithAndWithoutTheAudit() throws Exception {
    String id = UUID.randomUUID().toString();
    RequestSpecification server = fhir();
    server
        .body("{\"resourceType\":\"Basic\",\"id\":\"%s\",\"code\":{\"text\":\"x\"}}".formatted(id))
        .put("/Basic/" + id)
        .then()
        .statusCode(201);
    URI address = URI.create(base() + "/Basic/" + id);
    for (int readers : new int[] {1, 8}) {
      measure(address, readers, true);
      measure(address, readers, false);
      double[] with = new double[ROUNDS];
      double[] without = new double[ROUNDS];
      for (int round = 0; round < ROUNDS; round++) {
        with[round] = measure(address, readers, true);
        without[round] = measure(address, readers, false);
      }
      log.info(
          "{} readers: {} ms a read with the audit, {} ms without (medians of {} rounds of {})",
          readers,
          median(with),
          median(without),
          ROUNDS,
          READS);
    }
  }

  /** Milliseconds that one of {@link #READS} reads takes its reader. */
  private double measure(URI address, int readers, boolean audited) throws Exception {
    HttpRequest.Builder request = HttpRequest.newBuilder(address);
    if (!audited) {
      request.header(HEADER, "1");
    }
    HttpRequest read = request.GET().build();
    ExecutorService pool = Executors.newFixedThreadPool(readers);
    long begun = System.nanoTime();
    for (int reader = 0; reader < readers; reader++) {
      pool.execute(() -> read(read, READS / readers));
    }
    pool.shutdown();
    pool.awaitTermination(2, TimeUnit.MINUTES);
    return (System.nanoTime() - begun) / 1e6 / READS * readers;
  }

  private void read(HttpRequest request, int times) {
    try {
      for (int i = 0; i < times; i++) {
        if (client.send(request, BodyHandlers.ofByteArray()).statusCode() != 200) {
          throw new IllegalStateException("not read");
        }
      }
    } catch (java.io.IOException | InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String median(double[] values) {
    Arrays.sort(values);
    return "%.2f".formatted((values[values.length / 2 - 1] + values[values.length / 2]) / 2);
  }
}
