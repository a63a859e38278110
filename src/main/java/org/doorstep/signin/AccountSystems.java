package org.doorstep.signin;

import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.Set;
import org.doorstep.signin.SignInSettings.Issuer;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * The identifier systems by which records name accounts: one for each trusted issuer, so that none
 * can speak for the people of another, and that of the issuer that comes along.
 */
@Component
public final class AccountSystems {

  private final Set<String> systems;

  AccountSystems(SignInSettings settings) {
    Set<String> all = new LinkedHashSet<>();
    settings.issuers().stream().map(Issuer::systemOfAccounts).forEach(all::add);
    // What records say of accounts of the server's own issuer stays true while others are trusted.
    all.add(Account.SYSTEM);
    systems = Collections.unmodifiableSet(all);
  }

  /** Whether an identifier of this system is an account. */
  public boolean contains(@Nullable String system) {
    return system != null && systems.contains(system);
  }

  /** The system of the accounts at which people sign in first of all. */
  public String first() {
    return systems.iterator().next();
  }

  /** All of them, the first one first. */
  public Set<String> all() {
    return systems;
  }
}
