package org.doorstep.summarylink;

import java.util.List;
import org.doorstep.server.request.ClientAddress;
import org.doorstep.server.request.Pace;
import org.doorstep.server.request.RefusalAnswer;
import org.springframework.boot.web.servlet.ServletRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.security.web.DefaultSecurityFilterChain;
import org.springframework.security.web.SecurityFilterChain;

/** Opens the one address at which nobody signs in: a link and a code stand for it. */
@Configuration(proxyBeanMethods = false)
class SummaryLinkConfiguration {

  private static final int BEFORE_THE_DOOR = 2;

  @Bean
  @Order(BEFORE_THE_DOOR)
  SecurityFilterChain doorOfSummaryLinks() {
    return new DefaultSecurityFilterChain(
        request -> request.getRequestURI().startsWith(LinkPage.PATH), List.of());
  }

  @Bean
  ServletRegistrationBean<LinkPage> summaryLinkPage(
      SummaryLinks links,
      Handover handover,
      Pace pace,
      ClientAddress addresses,
      RefusalAnswer answers) {
    return new ServletRegistrationBean<>(
        new LinkPage(links, handover, pace, addresses, answers), LinkPage.PATH + "*");
  }
}
