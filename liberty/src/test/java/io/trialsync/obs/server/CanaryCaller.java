package io.trialsync.obs.server;

import java.net.URLEncoder;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Sends requests whose headers are full of canaries, and keeps every answer as a trace. */
final class CanaryCaller {
  private final Canaries canaries;
  private final Traces traces;
  private final ApiClient api;

  CanaryCaller(Canaries canaries, Traces traces, @Nullable String token) {
    this.canaries = canaries;
    this.traces = traces;
    this.api = ApiClient.withToken(token);
  }

  Answer get(String path) {
    return send("GET", path, null, BodyPublishers.noBody(), "answer");
  }

  Answer post(String path, String json) {
    return send("POST", path, ApiClient.JSON, BodyPublishers.ofString(json), "answer");
  }

  Answer put(String path, String json, String trace) {
    return send("PUT", path, ApiClient.JSON, BodyPublishers.ofString(json), trace);
  }

  Answer send(String method, String path, @Nullable String type, BodyPublisher body, String trace) {
    Answer answer = api.send(method, path, type, body, headers());
    traces.add(trace, answer.response().headers().map() + "\n" + answer.body());
    return answer;
  }

  private String[] headers() {
    List<String> headers = new ArrayList<>();
    for (String name :
        new String[] {"User-Agent", "Referer", "Cookie", "Accept-Language", "X-Forwarded-For"}) {
      headers.add(name);
      headers.add(canaries.plant(name, CanaryKind.OPAQUE));
    }
    headers.addAll(List.of("X-Request-Id", canaries.plant("X-Request-Id", CanaryKind.SUBJECT)));
    headers.addAll(
        List.of("X-Correlation-Id", canaries.plant("X-Correlation-Id", CanaryKind.EMAIL)));
    headers.addAll(
        List.of("traceparent", "00-" + canaries.plant("traceparent", CanaryKind.OPAQUE)));
    return headers.toArray(String[]::new);
  }

  static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }
}
