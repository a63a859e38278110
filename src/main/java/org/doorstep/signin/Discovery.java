package org.doorstep.signin;

import java.util.List;
import java.util.Map;

/**
 * What the server's own issuer says of itself. Spring Authorization Server names everything that it
 * could do, whoever is registered.
 */
final class Discovery {

  static final List<String> GRANTS =
      List.of("authorization_code", "refresh_token", "client_credentials");
  static final List<String> PROOFS = List.of("private_key_jwt", "none");
  static final List<String> PROOF_ALGORITHMS = List.of("RS384", "ES384");

  private Discovery() {}

  static void makeTrue(Map<String, Object> document) {
    document.remove("device_authorization_endpoint");
    document.remove("tls_client_certificate_bound_access_tokens");
    document.remove("dpop_signing_alg_values_supported");
    document.remove("introspection_endpoint_auth_methods_supported");
    document.put("grant_types_supported", GRANTS);
    document.put("token_endpoint_auth_methods_supported", PROOFS);
    document.put("token_endpoint_auth_signing_alg_values_supported", PROOF_ALGORITHMS);
    document.put("revocation_endpoint_auth_methods_supported", PROOFS);
    document.put("scopes_supported", Clients.SCOPES_OF_PEOPLE);
  }
}
