package org.doorstep.server.request;

import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Which web pages of other sites may call this server from a browser.
 *
 * @param origins their origins, such as {@code https://app.example.org}; none by default
 */
@ConfigurationProperties("doorstep.cors")
record CorsSettings(@DefaultValue List<String> origins) {}
