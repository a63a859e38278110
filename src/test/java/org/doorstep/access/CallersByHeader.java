package org.doorstep.access;

import ca.uhn.fhir.interceptor.api.Hook;
import ca.uhn.fhir.interceptor.api.Interceptor;
import ca.uhn.fhir.interceptor.api.Pointcut;
import ca.uhn.fhir.rest.server.servlet.ServletRequestDetails;
import java.util.Optional;
import java.util.Set;
import org.doorstep.access.Caller.Post;
import org.doorstep.server.EndpointContribution;
import org.doorstep.signin.Account;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;

/** Lets tests say in a header who calls, such as {@code Practitioner/1 nurse Organization/2}. */
@TestConfiguration(proxyBeanMethods = false)
public class CallersByHeader {

  public static final String HEADER = "X-Test-Caller";

  @Bean
  EndpointContribution callerHeader() {
    return endpoint -> endpoint.registerInterceptor(new Reader());
  }

  /** Comes after whoever else may find out who calls. */
  @Interceptor
  static final class Reader {

    @Hook(value = Pointcut.SERVER_INCOMING_REQUEST_PRE_HANDLER_SELECTED, order = 0)
    public void read(ServletRequestDetails request) {
      String header = request.getHeader(HEADER);
      if (header != null) {
        String[] words = header.split(" ");
        Account account =
            new Account(
                Account.SYSTEM,
                words[0].toLowerCase(java.util.Locale.ROOT).replace('/', '-'),
                "test-console",
                Set.of(),
                Optional.of("TREAT"),
                Optional.empty());
        Set<Post> posts =
            words.length < 3
                ? Set.of()
                : Set.of(
                    new Post(
                        Role.of(words[1]).orElseThrow(),
                        words[2].replace("Organization/", ""),
                        words[0]));
        new Caller(account, words[0], posts).keepIn(request);
      }
    }
  }
}
