package org.doorstep.signin;

import com.nimbusds.jwt.JWTClaimsSet;
import java.text.ParseException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The claims of an access token, as Doorstep's own issuer, Keycloak and RFC 9068 write them. */
final class TokenContent {

  static final String PATIENT = "patient";
  static final String FHIR_USER = "fhirUser";
  static final String EXTENSIONS = "extensions";
  static final String IUA = "ihe_iua";
  static final String PURPOSE = "purpose_of_use";

  private TokenContent() {}

  static Account account(JWTClaimsSet claims, String accountSystem)
      throws ParseException, TokenRefused {
    String clientId = claims.getStringClaim("client_id");
    String client = clientId == null ? claims.getStringClaim("azp") : clientId;
    String subject = claims.getSubject();
    if (isBlank(client) || isBlank(subject)) {
      throw new TokenRefused("no client or subject");
    }
    // Keycloak gives a service an account of its own, under a name that says whose it is.
    boolean service =
        clientId != null
            && ("service-account-" + clientId)
                .equalsIgnoreCase(claims.getStringClaim("preferred_username"));
    return new Account(
        accountSystem,
        service ? client : subject,
        client,
        scopes(claims),
        purpose(claims),
        Optional.ofNullable(claims.getStringClaim(PATIENT)));
  }

  private static Set<String> scopes(JWTClaimsSet claims) throws ParseException {
    Object scope = claims.getClaim("scope");
    Set<String> scopes = new LinkedHashSet<>();
    if (scope instanceof String text) {
      scopes.addAll(List.of(text.strip().split("\\s+")));
    } else if (scope != null) {
      scopes.addAll(claims.getStringListClaim("scope"));
    }
    scopes.remove("");
    return Set.copyOf(scopes);
  }

  /** As IHE IUA has it, or as a plain claim. */
  private static Optional<String> purpose(JWTClaimsSet claims) {
    Object purpose = claims.getClaim(PURPOSE);
    if (purpose == null
        && claims.getClaim(EXTENSIONS) instanceof Map<?, ?> extensions
        && extensions.get(IUA) instanceof Map<?, ?> iua) {
      purpose = iua.get(PURPOSE);
    }
    return Optional.ofNullable(code(purpose));
  }

  private static @Nullable String code(@Nullable Object purpose) {
    if (purpose instanceof List<?> list) {
      return list.isEmpty() ? null : code(list.get(0));
    }
    if (purpose instanceof Map<?, ?> coding) {
      return code(coding.get("code"));
    }
    return purpose instanceof String text ? text : null;
  }

  private static boolean isBlank(@Nullable String text) {
    return text == null || text.isBlank();
  }
}
