package org.doorstep.signin;

import java.util.Locale;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.DisabledException;
import org.springframework.security.authentication.LockedException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.authentication.dao.DaoAuthenticationProvider;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.userdetails.UsernameNotFoundException;
import org.springframework.security.crypto.password.PasswordEncoder;

/** Name and password of a person, with the same answer to a wrong name as to a wrong password. */
final class PasswordSignIn implements AuthenticationProvider {

  private final DaoAuthenticationProvider passwords;
  private final SignInAttempts attempts;

  PasswordSignIn(Accounts accounts, PasswordEncoder encoder, SignInAttempts attempts) {
    this.passwords =
        new DaoAuthenticationProvider(
            name ->
                accounts
                    .find(name.strip().toLowerCase(Locale.ROOT))
                    .orElseThrow(() -> new UsernameNotFoundException("no such account")));
    passwords.setPasswordEncoder(encoder);
    this.attempts = attempts;
  }

  @Override
  public Authentication authenticate(Authentication attempt) {
    if (!attempts.mayTry(attempt.getName())) {
      throw new LockedException("too many attempts");
    }
    try {
      Authentication success = passwords.authenticate(attempt);
      attempts.succeeded(attempt.getName());
      return success;
    } catch (DisabledException closed) {
      throw new BadCredentialsException("closed", closed);
    }
  }

  @Override
  public boolean supports(Class<?> authentication) {
    return UsernamePasswordAuthenticationToken.class.isAssignableFrom(authentication);
  }
}
