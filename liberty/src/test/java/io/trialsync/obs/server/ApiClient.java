package io.trialsync.obs.server;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/** Calls the server under test as one tenant, so that tests do not see each other's jobs. */
final class ApiClient {
  static final String JSON = "application/json";
  static final String LINES_OF_JSON = "application/x-ndjson";
  static final ObjectMapper MAPPER = new ObjectMapper();

  private static final int MOST_RETRIES = 60;
  private static final String ALL_SCOPES = "obs.read obs.write obs.admin obs.alerts";
  private static final HttpClient HTTP =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  private final URI base;
  private final @Nullable String token;

  private ApiClient(URI base, @Nullable String token) {
    this.base = base;
    this.token = token;
  }

  /** A caller of another server than the one that all tests share. */
  static ApiClient of(RealServer server, String token) {
    return new ApiClient(server.base(), token);
  }

  /** A caller who may do everything in a tenant that nobody else knows. */
  static ApiClient ofNewTenant() {
    return ofTenant("tenant-" + UUID.randomUUID());
  }

  static ApiClient ofTenant(@Nullable String tenant) {
    return withToken(RealServer.get().token(ALL_SCOPES, tenant));
  }

  /** A caller with that token, or with none. */
  static ApiClient withToken(@Nullable String token) {
    return new ApiClient(RealServer.get().base(), token);
  }

  @Nullable String token() {
    return token;
  }

  Answer get(String path) {
    return send("GET", path, null, BodyPublishers.noBody());
  }

  /** Posts JSON. */
  Answer post(String path, String body) {
    return send("POST", path, JSON, BodyPublishers.ofString(body));
  }

  Answer post(String path, String contentType, String body) {
    return send("POST", path, contentType, BodyPublishers.ofString(body));
  }

  Answer ping(String jobId, String what) {
    return send("POST", "/v1/obs/jobs/" + jobId + "/ping/" + what, null, BodyPublishers.noBody());
  }

  Answer put(String path, String body) {
    return send("PUT", path, JSON, BodyPublishers.ofString(body));
  }

  Answer patch(String path, String body) {
    return send("PATCH", path, JSON, BodyPublishers.ofString(body));
  }

  Answer send(
      String method,
      String path,
      @Nullable String contentType,
      BodyPublisher body,
      String... moreHeaders) {
    var request =
        HttpRequest.newBuilder(base.resolve(path))
            .timeout(Duration.ofSeconds(60))
            .method(method, body);
    if (token != null) {
      request.header("Authorization", "Bearer " + token);
    }
    if (contentType != null) {
      request.header("Content-Type", contentType);
    }
    if (moreHeaders.length > 0) {
      request.headers(moreHeaders);
    }
    try {
      return patient(new Answer(HTTP.send(request.build(), BodyHandlers.ofString())), request);
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(stopped);
    }
  }

  /** Waits and asks again as it is told, so that only tests of the limits see them. */
  private static Answer patient(Answer first, HttpRequest.Builder request)
      throws IOException, InterruptedException {
    Answer answer = first;
    for (int again = 0; answer.status() == 429 && again < MOST_RETRIES; again++) {
      LockSupport.parkNanos(
          Duration.ofSeconds(Long.parseLong(answer.header("retry-after").orElseThrow())).toNanos());
      answer = new Answer(HTTP.send(request.build(), BodyHandlers.ofString()));
    }
    return answer;
  }
}
