package io.trialsync.obs.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Isolated("probes have few seconds")
class HealthIT {
  private static final HttpClient CLIENT = HttpClient.newHttpClient();
  private static final Duration RECOVERY = Duration.ofSeconds(20);
  private static RealServer server;

  @BeforeAll
  static void start() {
    server = RealServer.get();
  }

  @Test
  void saysThatItLivesAndWhatIsReady() throws IOException, InterruptedException {
    assertThat(get("/healthz").body()).isEqualTo("{\"status\":\"UP\"}");
    HttpResponse<String> ready = get("/readyz");
    assertThat(ready.statusCode()).isEqualTo(200);
    assertThat(ready.body())
        .contains("\"name\":\"database\",\"status\":\"UP\",\"took_ms\":")
        .contains("\"name\":\"scheduler\",\"status\":\"UP\",\"took_ms\":")
        .contains("\"name\":\"outbound\",\"status\":\"UP\",\"took_ms\":")
        .contains("\"configured\":1");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/", "/health", "/health/ready", "/openapi/ui", "/jwt/ibm/api", "/x"})
  void showsNothingOfLibertyOnThePublicPort(String path) throws IOException, InterruptedException {
    HttpResponse<String> answer = get(path);
    assertThat(answer.statusCode()).isEqualTo(404);
    assertThat(answer.body()).doesNotContainIgnoringCase("html").doesNotContain("Liberty");
    assertThat(answer.headers().map().keySet()).noneMatch(name -> name.startsWith("io."));
    assertThat(answer.headers().map()).doesNotContainKeys("server", "x-powered-by", "set-cookie");
  }

  @Test
  void showsLibertysPagesOnTheManagementPortOnly() throws IOException, InterruptedException {
    URI management = URI.create("http://127.0.0.1:" + server.managementPort() + "/health");
    assertThat(get(management).statusCode()).isEqualTo(200);
  }

  @Test
  void keepsWhatItAnsweredInAPowerCut() throws SQLException {
    try (var connection = server.connect();
        var statement = connection.createStatement()) {
      for (String setting : new String[] {"fsync", "full_page_writes", "synchronous_commit"}) {
        try (var row = statement.executeQuery("show " + setting)) {
          row.next();
          assertThat(row.getString(1)).as(setting).isEqualTo("on");
        }
      }
    }
  }

  @Test
  void keepsSecretsFromOthers() throws IOException {
    for (String file : new String[] {"dev-issuer-secret", "postgres-password"}) {
      var permissions = Files.getPosixFilePermissions(server.dataDirectory().resolve(file));
      assertThat(PosixFilePermissions.toString(permissions)).isEqualTo("rw-------");
    }
  }

  @Test
  void isNotReadyWithoutItsDatabaseAndRecoversByItself() throws IOException, InterruptedException {
    server.database().crash();
    try {
      awaitReadiness(503);
      assertThat(get("/readyz").body())
          .contains("\"name\":\"database\",\"status\":\"DOWN\"")
          .contains("\"name\":\"scheduler\",\"status\":\"UP\"");
      assertThat(get("/healthz").statusCode()).isEqualTo(200);
    } finally {
      server.database().start();
    }
    awaitReadiness(200);
  }

  @Test
  void answersInTimeWhenTheDatabaseStandsStill() throws IOException, InterruptedException {
    server.database().freeze();
    try {
      awaitReadiness(503);
      long start = System.nanoTime();
      assertThat(get("/readyz").statusCode()).isEqualTo(503);
      assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(5));
    } finally {
      server.database().thaw();
    }
    awaitReadiness(200);
  }

  private static void awaitReadiness(int status) throws IOException, InterruptedException {
    long end = System.nanoTime() + RECOVERY.toNanos();
    int last = get("/readyz").statusCode();
    while (last != status && System.nanoTime() < end) {
      LockSupport.parkNanos(Duration.ofMillis(200).toNanos());
      last = get("/readyz").statusCode();
    }
    assertThat(last).isEqualTo(status);
  }

  private static HttpResponse<String> get(String path) throws IOException, InterruptedException {
    return new Answer(get(server.base().resolve(path))).response();
  }

  private static HttpResponse<String> get(URI address) throws IOException, InterruptedException {
    var request = HttpRequest.newBuilder(address).timeout(Duration.ofSeconds(10)).build();
    return CLIENT.send(request, HttpResponse.BodyHandlers.ofString());
  }
}
