package io.trialsync.obs.launcher.demo.alerts;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.trialsync.obs.launcher.client.ServerAddress;
import io.trialsync.obs.launcher.client.ServerCalls;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SentAlertsTest {
  private static final String OLD =
      """
      {"at":"2026-11-22T14:00:00.1Z","name":"JobFailed","severity":"warning","status":"firing",
       "job_id":"old.load","delivery_seconds":4.0}""";
  private static final String FAILED =
      """
      {"at":"2026-11-22T14:31:07.123Z","name":"JobFailed","severity":"warning","status":"firing",
       "job_id":"visits.load","delivery_seconds":4.21}""";
  private static final String LATE =
      """
      {"at":"2026-11-22T14:31:09Z","name":"DQRowDelta","severity":"warning","status":"resolved",
       "job_id":"labs.load","table":"warehouse.labs","delivery_seconds":null}""";
  private static final String DOWN =
      """
      {"at":"2026-11-22T14:31:10Z","name":"ObsNodeDown","severity":"critical","status":"firing",
       "job_id":null,"delivery_seconds":null}""";
  private static final String WATCHDOG =
      """
      {"at":"2026-11-22T14:31:08Z","name":"Watchdog","severity":"none","status":"firing",
       "job_id":null,"delivery_seconds":null}""";

  private HttpServer server;
  private String items = OLD;

  @BeforeEach
  void start() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/v1/obs/alerts/notifications",
        exchange -> {
          byte[] answer = ("{\"items\":[" + items + "]}").getBytes(UTF_8);
          exchange.sendResponseHeaders(200, answer.length);
          exchange.getResponseBody().write(answer);
          exchange.close();
        });
    server.start();
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  @Test
  void tellsEachOnceTheOldestFirstAndNoneOfBefore() {
    SentAlerts sent = sent();
    items = String.join(",", DOWN, LATE, WATCHDOG, FAILED, OLD);
    assertThat(sent.fresh())
        .containsExactly(
            "14:31:07  warning   JobFailed of visits.load, 4.2 s after the report",
            "14:31:09  over      DQRowDelta of labs.load, table warehouse.labs",
            "14:31:10  critical  ObsNodeDown");
    assertThat(sent.fresh()).isEmpty();
  }

  private SentAlerts sent() {
    URI base = URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    return new SentAlerts(new ServerCalls(new ServerAddress(base), "token"));
  }
}
