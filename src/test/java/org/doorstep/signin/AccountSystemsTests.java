package org.doorstep.signin;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.doorstep.signin.SignInSettings.Issuer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class AccountSystemsTests {

  private static AccountSystems trusting(Issuer... issuers) {
    return new AccountSystems(
        new SignInSettings(null, List.of(issuers), false, List.of(), List.of(), List.of()));
  }

  private static Issuer issuer(String uri, @Nullable String accountSystem) {
    return new Issuer(uri, uri + "/keys", accountSystem, null, null, null);
  }

  @Test
  void serverThatIsItsOwnIssuerKnowsItsOwnAccountsOnly() {
    AccountSystems systems = trusting();
    assertThat(systems.first()).isEqualTo(Account.SYSTEM);
    assertThat(systems.contains(Account.SYSTEM)).isTrue();
    assertThat(systems.contains("https://id.example.org")).isFalse();
    assertThat(systems.contains(null)).isFalse();
  }

  @Test
  void eachIssuerHasAccountsOfItsOwn() {
    AccountSystems systems =
        trusting(
            issuer("https://id.example.org", null),
            issuer("https://login.example.org", "https://example.org/staff"));
    assertThat(systems.first()).isEqualTo("https://id.example.org");
    assertThat(systems.all())
        .containsExactly("https://id.example.org", "https://example.org/staff", Account.SYSTEM);
  }
}
