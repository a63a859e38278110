package org.doorstep.subscription;

import java.io.IOException;
import java.net.URI;
import java.util.List;
import org.apache.hc.client5.http.classic.methods.HttpPost;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.io.entity.EntityUtils;
import org.apache.hc.core5.http.io.entity.StringEntity;
import org.apache.hc.core5.util.TimeValue;
import org.apache.hc.core5.util.Timeout;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;

/**
 * Sends requests to receivers. It follows no redirect, keeps no cookie and connects to no machine
 * that {@link Addresses} does not permit.
 */
@Component
class RestHook implements DisposableBean {

  private static final ContentType JSON = ContentType.create("application/fhir+json", "UTF-8");
  private static final Timeout TO_CONNECT = Timeout.ofSeconds(5);
  private static final Timeout TO_ANSWER = Timeout.ofSeconds(10);
  private static final int LONGEST_ANSWER = 64 << 10;
  private static final int GOOD = 200;
  private static final int REDIRECTION = 300;

  private final CloseableHttpClient client;

  RestHook(Addresses addresses) {
    this.client =
        HttpClients.custom()
            .setConnectionManager(
                PoolingHttpClientConnectionManagerBuilder.create()
                    .setDnsResolver(addresses)
                    .setDefaultConnectionConfig(
                        ConnectionConfig.custom()
                            .setConnectTimeout(TO_CONNECT)
                            .setSocketTimeout(TO_ANSWER)
                            .setTimeToLive(TimeValue.ofMinutes(1))
                            .build())
                    .build())
            .setDefaultRequestConfig(
                RequestConfig.custom()
                    .setConnectionRequestTimeout(TO_CONNECT)
                    .setResponseTimeout(TO_ANSWER)
                    .build())
            .disableRedirectHandling()
            .disableAutomaticRetries()
            .disableCookieManagement()
            .disableAuthCaching()
            .disableContentCompression()
            .setUserAgent("Doorstep")
            .build();
  }

  /**
   * Sends a request, and returns when it was answered with success.
   *
   * @param endpoint an address that is permitted
   * @param headers such as {@code Authorization: Bearer secret}
   * @param body a Bundle as JSON, or empty for no body
   * @throws IOException if there is no answer, or one of failure
   */
  void post(String endpoint, List<String> headers, String body) throws IOException {
    HttpPost request = new HttpPost(URI.create(endpoint));
    for (String header : headers) {
      int colon = header.indexOf(':');
      request.setHeader(header.substring(0, colon), header.substring(colon + 1).strip());
    }
    if (!body.isEmpty()) {
      request.setEntity(new StringEntity(body, JSON));
    }
    try (ClassicHttpResponse answer = client.executeOpen(null, request, null)) {
      HttpEntity said = answer.getEntity();
      if (said != null
          && said.getContentLength() >= 0
          && said.getContentLength() < LONGEST_ANSWER) {
        // Read to its end, the connection serves the next request too.
        EntityUtils.consume(said);
      }
      if (answer.getCode() < GOOD || answer.getCode() >= REDIRECTION) {
        throw new IOException("HTTP " + answer.getCode());
      }
    }
  }

  @Override
  public void destroy() throws IOException {
    client.close();
  }
}
