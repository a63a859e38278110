package org.doorstep.signin;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Where applications learn how to sign in (https://hl7.org/fhir/smart-app-launch/conformance.html).
 */
final class SmartConfiguration extends HttpServlet {

  static final String PATH = "/.well-known/smart-configuration";

  private static final long serialVersionUID = 1L;

  private final transient SignInEndpoints endpoints;
  private final transient ObjectMapper json = new ObjectMapper();

  SmartConfiguration(SignInEndpoints endpoints) {
    this.endpoints = endpoints;
  }

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    byte[] body = json.writeValueAsBytes(document(endpoints.of(request)));
    response.setContentType("application/json");
    response.setContentLength(body.length);
    response.getOutputStream().write(body);
  }

  private static Map<String, Object> document(SignInEndpoints.Addresses addresses) {
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("issuer", addresses.issuer());
    document.put("jwks_uri", addresses.keys());
    putIfKnown(document, "authorization_endpoint", addresses.authorize());
    putIfKnown(document, "token_endpoint", addresses.token());
    putIfKnown(document, "revocation_endpoint", addresses.revoke());
    putIfKnown(document, "introspection_endpoint", addresses.introspect());
    document.put("code_challenge_methods_supported", List.of("S256"));
    document.put("response_types_supported", List.of("code"));
    if (addresses.own()) {
      document.put("grant_types_supported", Discovery.GRANTS);
      document.put("token_endpoint_auth_methods_supported", Discovery.PROOFS);
      document.put("token_endpoint_auth_signing_alg_values_supported", Discovery.PROOF_ALGORITHMS);
      document.put("scopes_supported", Clients.SCOPES_OF_PEOPLE);
    }
    document.put("capabilities", capabilities(addresses.own()));
    return document;
  }

  private static List<String> capabilities(boolean own) {
    List<String> everyIssuer =
        List.of("launch-standalone", "permission-v2", "permission-user", "permission-patient");
    List<String> ofOwnIssuer =
        List.of(
            "client-public",
            "client-confidential-asymmetric",
            "permission-offline",
            "permission-online",
            "sso-openid-connect");
    return own ? Stream.concat(everyIssuer.stream(), ofOwnIssuer.stream()).toList() : everyIssuer;
  }

  private static void putIfKnown(Map<String, Object> document, String name, @Nullable String uri) {
    if (uri != null) {
      document.put(name, uri);
    }
  }
}
