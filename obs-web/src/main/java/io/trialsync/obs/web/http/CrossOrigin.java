package io.trialsync.obs.web.http;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Which pages of other origins a browser lets read our answers: those that are listed, letter by
 * letter, and nobody by default. Cookies are never meant, since tokens come in a header.
 */
record CrossOrigin(Set<String> allowed) {
  private static final String ALLOW = "Access-Control-Allow-";

  /** Reads a list of origins with commas. */
  static CrossOrigin of(String list) {
    return new CrossOrigin(
        Arrays.stream(list.split(",", -1))
            .map(String::strip)
            .filter(origin -> !origin.isEmpty())
            .collect(Collectors.toUnmodifiableSet()));
  }

  /** The headers of an answer to a page of that origin. */
  Map<String, String> headers(@Nullable String origin, boolean preflight) {
    if (allowed.isEmpty()) {
      return Map.of();
    }
    Map<String, String> headers = new LinkedHashMap<>();
    headers.put("Vary", "Origin");
    if (!allows(origin)) {
      return headers;
    }
    headers.put(ALLOW + "Origin", origin);
    headers.put("Access-Control-Expose-Headers", "Retry-After, RateLimit, RateLimit-Policy");
    if (preflight) {
      headers.put(ALLOW + "Methods", "GET, POST, PUT, PATCH");
      headers.put(ALLOW + "Headers", "Authorization, Content-Type, Content-Encoding");
      headers.put("Access-Control-Max-Age", "600");
    }
    return headers;
  }

  boolean allows(@Nullable String origin) {
    return origin != null && allowed.contains(origin);
  }
}
