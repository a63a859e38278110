package org.doorstep.server;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.rest.server.RestfulServer;
import java.util.List;
import org.springframework.boot.web.servlet.ServletRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The FHIR endpoint: a servlet at /fhir to which every room contributes what it serves. */
@Configuration(proxyBeanMethods = false)
class EndpointConfiguration {

  @Bean
  RestfulServer endpoint(FhirContext context, List<EndpointContribution> contributions) {
    RestfulServer endpoint = new RestfulServer(context);
    contributions.forEach(contribution -> contribution.contributeTo(endpoint));
    return endpoint;
  }

  @Bean
  ServletRegistrationBean<RestfulServer> endpointServlet(RestfulServer endpoint) {
    ServletRegistrationBean<RestfulServer> servlet =
        new ServletRegistrationBean<>(endpoint, "/fhir/*");
    servlet.setName("fhir");
    servlet.setLoadOnStartup(1);
    return servlet;
  }
}
