package org.doorstep.subscription;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import org.doorstep.fhir.Refusal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.support.StaticListableBeanFactory;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.mail.javamail.JavaMailSenderImpl;

class AddressesTests {

  private final Addresses addresses =
      addresses(
          List.of("https://his.example.org", "https://10.1.2.3:8443", "http://127.0.0.1:9000"),
          List.of());

  private static Addresses addresses(List<String> endpoints, List<String> networks) {
    StaticListableBeanFactory beans = new StaticListableBeanFactory();
    beans.addBean("mail", new JavaMailSenderImpl());
    SubscriptionSettings settings =
        new SubscriptionSettings(
            endpoints,
            networks,
            null,
            List.of("Hospital.example"),
            "doorstep@region.example",
            Duration.ofSeconds(1),
            Duration.ofMinutes(5),
            Duration.ofHours(24));
    return new Addresses(
        settings, new Mails(beans.getBeanProvider(JavaMailSender.class), settings));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://his.example.org",
        "https://his.example.org/any/path?and=query",
        "https://HIS.example.org:443/",
        "https://10.1.2.3:8443/hook",
        "http://127.0.0.1:9000/hook"
      })
  void whatTheOperatorHasNamedIsPermitted(String endpoint) {
    assertThatCode(() -> addresses.requireAllowed(endpoint)).doesNotThrowAnyException();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "his.example.org",
        "http://his.example.org/",
        "https://his.example.org:8443/",
        "https://his.example.org.evil.example/",
        "https://his.example.org@evil.example/",
        "https://user@his.example.org/",
        "https://his.example.org/#part",
        "https://evil.example/his.example.org",
        "https://10.1.2.3/",
        "http://localhost:9000/",
        "https://his.example.org\\@evil.example/",
        "ftp://his.example.org/",
        "file:///etc/passwd"
      })
  void everythingElseIsRefused(String endpoint) {
    assertThatThrownBy(() -> addresses.requireAllowed(endpoint)).isInstanceOf(Refusal.class);
  }

  @Test
  void settingThatIsNoAddressStopsTheStart() {
    for (String wrong : List.of("his.example.org", "http://his.example.org", "https://a/path")) {
      assertThatThrownBy(() -> addresses(List.of(wrong), List.of()))
          .hasMessageContaining("doorstep.subscriptions.endpoints")
          .hasMessageContaining(wrong);
    }
  }

  @Test
  void nameThatLeadsIntoPrivateNetworkIsNotConnectedTo() throws UnknownHostException {
    Addresses named = addresses(List.of("https://localhost.localdomain"), List.of());
    for (String inside : List.of("127.0.0.2", "10.0.0.1", "169.254.169.254", "::1", "fd00::1")) {
      assertThatThrownBy(() -> named.resolve(inside)).isInstanceOf(UnknownHostException.class);
    }
    assertThat(named.resolve("93.184.216.34")).hasSize(1);
    assertThat(addresses.resolve("10.1.2.3")).as("named as such").hasSize(1);
    assertThat(addresses.resolve("127.0.0.1")).as("named as such").hasSize(1);
    assertThat(addresses(List.of(), List.of("10.20.0.0/16")).resolve("10.20.1.1")).hasSize(1);
    assertThatThrownBy(() -> addresses(List.of(), List.of("10.20.0.0/16")).resolve("10.21.1.1"))
        .isInstanceOf(UnknownHostException.class);
  }

  @Test
  void mailsGoToNamedDomainsOnly() {
    assertThatCode(() -> addresses.requireMail("mailto:ward.3@hospital.example"))
        .doesNotThrowAnyException();
    for (String wrong :
        List.of(
            "ward@hospital.example",
            "mailto:ward@evil.example",
            "mailto:ward@hospital.example,me@evil.example",
            "mailto:ward@hospital.example?bcc=me@evil.example",
            "mailto:ward@hospital.example\r\nBcc: me@evil.example")) {
      assertThatThrownBy(() -> addresses.requireMail(wrong)).isInstanceOf(Refusal.class);
    }
  }
}
