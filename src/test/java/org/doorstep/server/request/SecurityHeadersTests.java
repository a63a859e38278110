package org.doorstep.server.request;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockFilterChain;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

class SecurityHeadersTests {

  private static MockHttpServletResponse answer(boolean encrypted) throws Exception {
    MockHttpServletRequest request = new MockHttpServletRequest();
    request.setSecure(encrypted);
    MockHttpServletResponse response = new MockHttpServletResponse();
    new SecurityHeaders().doFilter(request, response, new MockFilterChain());
    return response;
  }

  @Test
  void whoComesEncryptedIsToldNeverToComeOtherwise() throws Exception {
    assertThat(answer(true).getHeader("Strict-Transport-Security")).startsWith("max-age=");
    assertThat(answer(false).getHeader("Strict-Transport-Security")).isNull();
  }

  @Test
  void browsersGuessAndFrameNothing() throws Exception {
    assertThat(answer(false).getHeader("X-Content-Type-Options")).isEqualTo("nosniff");
    assertThat(answer(false).getHeader("Content-Security-Policy"))
        .isEqualTo("frame-ancestors 'none'");
    assertThat(answer(false).getHeader("Referrer-Policy")).isEqualTo("no-referrer");
  }
}
