package org.doorstep.audit;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.rest.server.util.ISearchParamRegistry;
import jakarta.servlet.Filter;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.time.Clock;
import org.doorstep.server.StoreSettings;
import org.doorstep.signin.Account;
import org.springframework.boot.autoconfigure.jdbc.JdbcConnectionDetails;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.DependsOn;
import org.springframework.core.Ordered;

/** The filters around the endpoint, and the two threads that write and seal. */
@Configuration(proxyBeanMethods = false)
class AuditConfiguration {

  // Outside of the chain that checks tokens and of the front door, inside of what answers browsers.
  private static final int OUTSIDE = Ordered.HIGHEST_PRECEDENCE + 5;
  private static final int BEHIND_THE_DOOR_CHECK = Ordered.HIGHEST_PRECEDENCE + 99;

  // The data folder is locked and the tables are there once the schema is migrated.
  @Bean
  @DependsOn("schemaMigration")
  SealKey auditSealKey(StoreSettings store) throws IOException, GeneralSecurityException {
    return SealKey.in(store.dataFolder());
  }

  @Bean
  @DependsOn("schemaMigration")
  Hashed auditHashes(StoreSettings store) throws IOException {
    return Hashed.in(store.dataFolder());
  }

  @Bean
  SealQueue auditSealQueue(SealKey key, Seals seals) {
    seals.introduce(key.node(), key.publicKey());
    return new SealQueue(seals.last(key.node()).map(Seal::lastSeq).orElse(0L));
  }

  @Bean(initMethod = "start", destroyMethod = "stop")
  Sealer auditSealer(SealKey key, Seals seals, SealQueue queue) {
    return new Sealer(key, seals, queue, Clock.systemUTC());
  }

  // Named after the sealer so that it stops first, and the last events get their seal.
  @Bean(initMethod = "start", destroyMethod = "stop")
  @DependsOn("auditSealer")
  AuditWriter auditWriter(SealKey key, JdbcConnectionDetails database, SealQueue queue) {
    return new AuditWriter(key.node(), new AuditConnection(database), queue, Clock.systemUTC());
  }

  // By address, not by servlet: a container calls filters by address first.
  @Bean
  FilterRegistrationBean<AuditFilter> auditFilter(
      AuditWriter writer, Hashed hashes, ISearchParamRegistry parameters, FhirContext context) {
    Recorder recorder = new Recorder(new SearchText(parameters, hashes));
    FilterRegistrationBean<AuditFilter> filter =
        new FilterRegistrationBean<>(new AuditFilter(recorder, writer, context));
    filter.addUrlPatterns("/fhir/*");
    filter.setOrder(OUTSIDE);
    return filter;
  }

  /** Notes who signed in, also for requests that never reach the endpoint. */
  @Bean
  FilterRegistrationBean<Filter> auditAccount() {
    FilterRegistrationBean<Filter> filter =
        new FilterRegistrationBean<>(
            (request, response, chain) -> {
              if (request instanceof HttpServletRequest http) {
                AuditDraft.of(http)
                    .ifPresent(draft -> draft.setAccount(Account.of(http).orElse(null)));
              }
              chain.doFilter(request, response);
            });
    filter.addServletNames("fhir");
    filter.setOrder(BEHIND_THE_DOOR_CHECK);
    return filter;
  }
}
