package org.doorstep.server.request;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.mock.env.MockEnvironment;
import org.springframework.mock.web.MockHttpServletRequest;

class ClientAddressTests {

  private static final String PROXY = "10.0.0.2";

  private static MockHttpServletRequest request(String... forwarded) {
    MockHttpServletRequest request = new MockHttpServletRequest();
    request.setRemoteAddr(PROXY);
    for (String header : forwarded) {
      request.addHeader("X-Forwarded-For", header);
    }
    return request;
  }

  private static ClientAddress declared(String behindProxy) {
    return new ClientAddress(
        new MockEnvironment().withProperty("doorstep.sign-in.behind-proxy", behindProxy));
  }

  @Test
  void withoutADeclaredProxyTheHeaderIsACallersWord() {
    assertThat(declared("false").of(request("192.0.2.1"))).isEqualTo(PROXY);
    assertThat(new ClientAddress(new MockEnvironment()).of(request("192.0.2.1"))).isEqualTo(PROXY);
  }

  @Test
  void declaredProxyIsBelievedWhatItHasAddedItself() {
    ClientAddress addresses = declared("true");
    assertThat(addresses.of(request("192.0.2.1"))).isEqualTo("192.0.2.1");
    assertThat(addresses.of(request("198.51.100.7, 192.0.2.1"))).isEqualTo("192.0.2.1");
    assertThat(addresses.of(request("198.51.100.7", "192.0.2.1"))).isEqualTo("192.0.2.1");
    assertThat(addresses.of(request())).isEqualTo(PROXY);
    assertThat(addresses.of(request(""))).isEqualTo(PROXY);
  }

  @Test
  void whatTomcatHasLeftOfTheHeaderIsNotReadASecondTime() {
    ClientAddress addresses =
        new ClientAddress(
            new MockEnvironment()
                .withProperty("doorstep.sign-in.behind-proxy", "true")
                .withProperty("server.forward-headers-strategy", "native"));
    assertThat(addresses.of(request("198.51.100.7"))).isEqualTo(PROXY);
  }
}
