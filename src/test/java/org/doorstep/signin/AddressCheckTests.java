package org.doorstep.signin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.doorstep.server.StartRefused;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.mock.env.MockEnvironment;

class AddressCheckTests {

  private static MockEnvironment at(String address) {
    return new MockEnvironment().withProperty("server.address", address);
  }

  @ParameterizedTest
  @ValueSource(strings = {"127.0.0.1", "127.1.2.3", "::1", "localhost"})
  void thisMachineMayBeTalkedToInTheClear(String address) {
    assertThatCode(() -> AddressCheck.require(at(address))).doesNotThrowAnyException();
    assertThat(AddressCheck.isThisMachineOnly(at(address))).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"0.0.0.0", "::", "192.0.2.1", ""})
  void otherMachinesMayNot(String address) {
    assertThatThrownBy(() -> AddressCheck.require(at(address)))
        .isInstanceOf(StartRefused.class)
        .hasMessageContaining("server.ssl")
        .hasMessageContaining("behind-proxy");
    assertThat(AddressCheck.isThisMachineOnly(at(address))).isFalse();
  }

  @Test
  void certificateOrProxyMakesItRight() {
    for (String setting :
        new String[] {"server.ssl.certificate", "server.ssl.key-store", "server.ssl.bundle"}) {
      assertThatCode(() -> AddressCheck.require(at("0.0.0.0").withProperty(setting, "x")))
          .doesNotThrowAnyException();
    }
    assertThatCode(
            () ->
                AddressCheck.require(
                    at("0.0.0.0").withProperty("doorstep.sign-in.behind-proxy", "true")))
        .doesNotThrowAnyException();
    MockEnvironment switchedOff =
        at("0.0.0.0")
            .withProperty("server.ssl.certificate", "x")
            .withProperty("server.ssl.enabled", "false");
    assertThatThrownBy(() -> AddressCheck.require(switchedOff)).isInstanceOf(StartRefused.class);
  }
}
