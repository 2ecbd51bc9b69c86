package io.trialsync.obs.launcher.client;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.nimbusds.jose.util.JSONArrayUtils;
import com.nimbusds.jose.util.JSONObjectUtils;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.text.ParseException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

/** The calls of a worker without OpenLineage, and of a person who sets up and looks at its jobs. */
public final class ServerCalls {
  private static final Duration TIMEOUT = Duration.ofSeconds(30);

  private final HttpClient client = HttpClient.newHttpClient();
  private final ServerAddress address;
  private final String token;

  /** Calls the server with that token. */
  public ServerCalls(ServerAddress address, String token) {
    this.address = address;
    this.token = token;
  }

  /** Sends the events as one JSON array. */
  public Receipt sendArray(List<Map<String, Object>> events) {
    return send("application/json", JSONArrayUtils.toJSONString(events));
  }

  /** Sends the events as NDJSON, one a line. */
  public Receipt sendLines(List<Map<String, Object>> events) {
    return send(
        "application/x-ndjson",
        events.stream().map(JSONObjectUtils::toJSONString).collect(Collectors.joining("\n")));
  }

  /** Says what the run of the job did, at this moment. */
  public void ping(String jobId, String what, UUID runId) {
    String path = "/v1/obs/jobs/" + jobId + "/ping/" + what + "?run_id=" + runId;
    HttpResponse<String> answer =
        call(request(path).POST(HttpRequest.BodyPublishers.noBody()).build());
    if (answer.statusCode() >= 300) {
      throw unexpected("POST " + path, answer);
    }
  }

  /** Whether the server knows the run. */
  public boolean knows(UUID runId) {
    String path = "/v1/obs/runs/" + runId;
    HttpResponse<String> answer = call(request(path).GET().build());
    return switch (answer.statusCode()) {
      case 200 -> true;
      case 404 -> false;
      default -> throw unexpected("GET " + path, answer);
    };
  }

  /** Changes some settings of the job; one that nothing is known of is declared by it. */
  public void set(String jobId, Map<String, Object> settings) {
    String path = "/v1/obs/jobs/" + jobId;
    HttpResponse<String> answer = sendSettings("PATCH", path, settings);
    if (answer.statusCode() == 404) {
      answer = sendSettings("PUT", path, settings);
    }
    if (answer.statusCode() >= 300) {
      throw unexpected("PUT " + path, answer);
    }
  }

  private HttpResponse<String> sendSettings(
      String method, String path, Map<String, Object> settings) {
    var body = HttpRequest.BodyPublishers.ofString(JSONObjectUtils.toJSONString(settings), UTF_8);
    return call(
        request(path).header("Content-Type", "application/json").method(method, body).build());
  }

  /** The JSON object at the path. */
  public Map<String, Object> object(String path) {
    HttpResponse<String> answer = call(request(path).GET().build());
    if (answer.statusCode() != 200) {
      throw unexpected("GET " + path, answer);
    }
    try {
      return JSONObjectUtils.parse(answer.body());
    } catch (ParseException e) {
      throw unexpected("GET " + path, answer);
    }
  }

  /** The text at the path. */
  public String text(String path) {
    HttpResponse<String> answer = call(request(path).GET().build());
    if (answer.statusCode() != 200) {
      throw unexpected("GET " + path, answer);
    }
    return answer.body();
  }

  private Receipt send(String contentType, String body) {
    String path = "/v1/obs/run-events";
    HttpResponse<String> answer =
        call(
            request(path)
                .header("Content-Type", contentType)
                .POST(HttpRequest.BodyPublishers.ofString(body, UTF_8))
                .build());
    if (answer.statusCode() != 200) {
      throw unexpected("POST " + path, answer);
    }
    return receipt(answer);
  }

  private static Receipt receipt(HttpResponse<String> answer) {
    try {
      Map<String, Object> body = JSONObjectUtils.parse(answer.body());
      List<?> rejected = body.get("rejected") instanceof List<?> list ? list : List.of();
      if (!rejected.isEmpty()) {
        throw CommandException.failure(
            "The server rejected %d run events; the first: %s."
                .formatted(rejected.size(), rejected.get(0)));
      }
      return new Receipt(
          JSONObjectUtils.getInt(body, "accepted"), JSONObjectUtils.getInt(body, "duplicates"));
    } catch (ParseException e) {
      throw unexpected("POST /v1/obs/run-events", answer);
    }
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create(address + path))
        .timeout(TIMEOUT)
        .header("Authorization", "Bearer " + token);
  }

  private HttpResponse<String> call(HttpRequest request) {
    try {
      var answer = client.send(request, HttpResponse.BodyHandlers.ofString(UTF_8));
      if (answer.statusCode() == 401 || answer.statusCode() == 403) {
        throw AccessToken.refused(answer.statusCode());
      }
      return answer;
    } catch (IOException e) {
      throw CommandException.failure("The server at " + address + " broke off the connection.");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw CommandException.failure("The command was interrupted.");
    }
  }

  private static CommandException unexpected(String call, HttpResponse<String> answer) {
    String body = answer.body().length() > 500 ? answer.body().substring(0, 500) : answer.body();
    return CommandException.failure(
        "The server answers %s with %d: %s".formatted(call, answer.statusCode(), body.strip()));
  }

  /** How many events the server took in for the first time, and how many it knew already. */
  public record Receipt(int accepted, int duplicates) {}
}
