package org.doorstep.server.request;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.ServletException;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockFilterChain;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

class OtherSitesTests {

  private final OtherSites sites =
      new OtherSites(new CorsSettings(List.of("https://app.example.org")));

  private MockHttpServletResponse answer(String method, String origin)
      throws ServletException, IOException {
    MockHttpServletRequest request = new MockHttpServletRequest(method, "/fhir/Patient");
    request.addHeader("Origin", origin);
    if (method.equals("OPTIONS")) {
      request.addHeader("Access-Control-Request-Method", "PUT");
      request.addHeader("Access-Control-Request-Headers", "if-match, if-none-exist, authorization");
    }
    MockHttpServletResponse response = new MockHttpServletResponse();
    sites.doFilter(request, response, new MockFilterChain());
    return response;
  }

  @Test
  void siteThatTheOperatorNamedMaySendConditionsAndReadVersions()
      throws ServletException, IOException {
    MockHttpServletResponse preflight = answer("OPTIONS", "https://app.example.org");
    assertThat(preflight.getStatus()).isEqualTo(200);
    assertThat(preflight.getHeader("Access-Control-Allow-Headers"))
        .containsIgnoringCase("if-match")
        .containsIgnoringCase("if-none-exist");

    MockHttpServletResponse answer = answer("GET", "https://app.example.org");
    assertThat(answer.getHeader("Access-Control-Allow-Origin"))
        .isEqualTo("https://app.example.org");
    assertThat(answer.getHeaders("Access-Control-Expose-Headers").toString())
        .contains("ETag", "Last-Modified", "Link", "Retry-After", "Content-Location");
    assertThat(answer.getHeader("Access-Control-Allow-Credentials")).isNull();
  }

  @Test
  void otherSitesGetNoPermission() throws ServletException, IOException {
    for (String origin :
        List.of("https://elsewhere.example", "null", "https://app.example.org.x")) {
      assertThat(answer("GET", origin).getHeader("Access-Control-Allow-Origin")).isNull();
      assertThat(answer("OPTIONS", origin).getHeader("Access-Control-Allow-Origin")).isNull();
    }
  }

  @Test
  void withoutSettingsNoSiteGetsPermission() throws ServletException, IOException {
    OtherSites closed = new OtherSites(new CorsSettings(List.of()));
    MockHttpServletRequest request = new MockHttpServletRequest("GET", "/fhir/Patient");
    request.addHeader("Origin", "https://app.example.org");
    MockHttpServletResponse response = new MockHttpServletResponse();
    closed.doFilter(request, response, new MockFilterChain());
    assertThat(response.getHeader("Access-Control-Allow-Origin")).isNull();
  }
}
