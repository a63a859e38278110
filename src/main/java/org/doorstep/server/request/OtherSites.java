package org.doorstep.server.request;

import java.time.Duration;
import java.util.List;
import org.springframework.web.cors.CorsConfiguration;
import org.springframework.web.filter.CorsFilter;

/**
 * Lets pages of the sites that the operator names call this server from a browser; pages of all
 * others get no permission, and none ever gets to send a session along.
 */
final class OtherSites extends CorsFilter {

  private static final List<String> SENT =
      List.of(
          "Accept",
          "Authorization",
          "Content-Type",
          "If-Match",
          "If-None-Match",
          "If-None-Exist",
          "If-Modified-Since",
          "Prefer",
          "X-Request-ID",
          "Idempotency-Key",
          "DPoP");
  private static final List<String> EXPOSED =
      List.of(
          "ETag",
          "Last-Modified",
          "Link",
          "Location",
          "Content-Location",
          "Retry-After",
          "X-Progress",
          "X-Request-ID");

  OtherSites(CorsSettings settings) {
    super(
        request -> {
          String origin = request.getHeader("Origin");
          return origin != null && settings.origins().contains(origin)
              ? permission(settings.origins())
              : null;
        });
  }

  private static CorsConfiguration permission(List<String> origins) {
    CorsConfiguration permission = new CorsConfiguration();
    permission.setAllowedOrigins(origins);
    permission.setAllowedMethods(List.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE"));
    permission.setAllowedHeaders(SENT);
    permission.setExposedHeaders(EXPOSED);
    permission.setAllowCredentials(false);
    permission.setMaxAge(Duration.ofHours(1));
    return permission;
  }
}
