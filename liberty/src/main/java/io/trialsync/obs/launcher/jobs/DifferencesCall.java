package io.trialsync.obs.launcher.jobs;

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

/** The call that holds a jobs file against the jobs of a server. */
final class DifferencesCall {
  private static final String PATH = "/v1/obs/jobs-file/differences";
  private static final Duration TIMEOUT = Duration.ofSeconds(60);

  private final ServerAddress address;
  private final String token;

  DifferencesCall(ServerAddress address, String token) {
    this.address = address;
    this.token = token;
  }

  /** The server's answer; a refusal of the file ends the command with its sentence. */
  Map<String, Object> ask(String file, byte[] bytes) {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(address + PATH))
            .timeout(TIMEOUT)
            .header("Authorization", "Bearer " + token)
            .header("Content-Type", "application/yaml")
            .POST(HttpRequest.BodyPublishers.ofByteArray(bytes))
            .build();
    try {
      var client = HttpClient.newHttpClient();
      return read(file, client.send(request, HttpResponse.BodyHandlers.ofString(UTF_8)));
    } catch (IOException e) {
      throw CommandException.failure("The server at " + address + " broke off the connection.");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw CommandException.failure("The command was interrupted.");
    }
  }

  private static Map<String, Object> read(String file, HttpResponse<String> answer) {
    int status = answer.statusCode();
    if (status == 401 || status == 403) {
      throw AccessToken.refused(status);
    }
    try {
      Map<String, Object> body = JSONObjectUtils.parse(answer.body());
      if (status == 400) {
        throw CommandException.failure(file + ", " + body.get("detail"));
      }
      if (status != 200) {
        throw CommandException.failure(
            "The server answers %d: %s".formatted(status, body.get("detail")));
      }
      return body;
    } catch (ParseException e) {
      throw CommandException.failure("The server answers %d and no JSON.".formatted(status));
    }
  }
}
