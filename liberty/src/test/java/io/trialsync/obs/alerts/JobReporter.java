package io.trialsync.obs.alerts;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.trialsync.obs.server.RealServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Tells the server under test what runs of jobs do, and how jobs are set up. */
final class JobReporter {
  private static final ObjectMapper MAPPER = new ObjectMapper();
  private static final HttpClient HTTP = HttpClient.newHttpClient();

  private final RealServer server;
  private final String token;

  JobReporter(RealServer server) {
    this.server = server;
    this.token = server.token("obs.read obs.write obs.admin", null);
  }

  /** Reports one event of a run; more members may be given as they stand in JSON. */
  void report(String job, UUID run, String event, Instant at, String... members) {
    var body = new StringBuilder();
    body.append(
        "{\"job_id\":\"%s\",\"run_id\":\"%s\",\"event\":\"%s\",\"at\":\"%s\""
            .formatted(job, run, event, at));
    for (String member : members) {
      body.append(',').append(member);
    }
    JsonNode answer = send("POST", "/v1/obs/run-events", body.append('}').toString());
    assertThat(answer.path("accepted").intValue()).as(answer.toString()).isEqualTo(1);
  }

  /** Sets something up anew, or tells how it is now. */
  void put(String path, String json) {
    send("PUT", path, json);
  }

  JsonNode get(String path) {
    return send("GET", path, null);
  }

  /** What the server's metrics say of one series now; 0 where they do not know it. */
  double metric(String series) {
    String text = answer("GET", "/metrics", null).body();
    return text.lines()
        .filter(line -> line.startsWith(series + " "))
        .mapToDouble(line -> Double.parseDouble(line.substring(series.length())))
        .sum();
  }

  private JsonNode send(String method, String path, @Nullable String json) {
    try {
      // An empty answer is a missing node.
      return MAPPER.readTree(answer(method, path, json).body());
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  private HttpResponse<String> answer(String method, String path, @Nullable String json) {
    var request =
        HttpRequest.newBuilder(server.base().resolve(path))
            .header("Authorization", "Bearer " + token)
            .header("Content-Type", "application/json")
            .method(method, json == null ? BodyPublishers.noBody() : BodyPublishers.ofString(json));
    try {
      HttpResponse<String> answer = HTTP.send(request.build(), BodyHandlers.ofString());
      assertThat(answer.statusCode())
          .as("%s %s: %s", method, path, answer.body())
          .isBetween(200, 204);
      return answer;
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(stopped);
    }
  }
}
