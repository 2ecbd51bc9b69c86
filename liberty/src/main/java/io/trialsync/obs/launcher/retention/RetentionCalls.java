package io.trialsync.obs.launcher.retention;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.nimbusds.jose.util.JSONObjectUtils;
import io.trialsync.obs.launcher.client.AccessToken;
import io.trialsync.obs.launcher.client.CommandException;
import io.trialsync.obs.launcher.client.ServerAddress;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.text.ParseException;
import java.time.Duration;
import java.util.Map;

/** The calls of {@code /v1/obs/retention}. */
final class RetentionCalls {
  private static final String PATH = "/v1/obs/retention";
  private static final Duration TIMEOUT = Duration.ofSeconds(30);

  private final HttpClient client = HttpClient.newHttpClient();
  private final ServerAddress address;
  private final String token;

  RetentionCalls(ServerAddress address, String token) {
    this.address = address;
    this.token = token;
  }

  /** What would be removed. */
  Map<String, Object> count() {
    return call("POST", PATH + "?dry_run=true");
  }

  /** Begins to remove. */
  Map<String, Object> start() {
    return call("POST", PATH + "?dry_run=false");
  }

  /** How far it is, and what was done last. */
  Map<String, Object> view() {
    return call("GET", PATH);
  }

  private Map<String, Object> call(String method, String path) {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(address + path))
            .timeout(TIMEOUT)
            .header("Authorization", "Bearer " + token)
            .method(method, HttpRequest.BodyPublishers.noBody())
            .build();
    try {
      var answer = client.send(request, HttpResponse.BodyHandlers.ofString(UTF_8));
      return read(answer);
    } catch (IOException e) {
      throw CommandException.failure("The server at " + address + " broke off the connection.");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw CommandException.failure("Interrupted; the server goes on with what it has begun.");
    }
  }

  private static Map<String, Object> read(HttpResponse<String> answer) {
    int status = answer.statusCode();
    if (status == 401 || status == 403) {
      throw AccessToken.refused(status);
    }
    try {
      Map<String, Object> body = JSONObjectUtils.parse(answer.body());
      if (status >= 300) {
        throw CommandException.failure(
            "The server answers %d: %s".formatted(status, body.get("detail")));
      }
      return body;
    } catch (ParseException e) {
      throw CommandException.failure("The server answers %d and no JSON.".formatted(status));
    }
  }
}
