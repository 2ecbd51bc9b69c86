package io.trialsync.obs.launcher.demo.alerts;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpServer;
import io.trialsync.obs.launcher.client.Checkout;
import io.trialsync.obs.launcher.client.ServerAddress;
import io.trialsync.obs.server.RunsBesideOthers;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The programs for real, with nobody to watch: what fires always arrives, and nothing stays. */
@RunsBesideOthers
@Order(10)
class AlertChainIT {
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  @TempDir Path data;
  private final List<String> calls = new CopyOnWriteArrayList<>();
  private HttpServer sink;

  @BeforeEach
  void start() throws IOException {
    if (!"true".equals(System.getenv("CI"))) {
      assumeThat(AlertChain.missingPackages(System.getenv())).as("to be installed").isEmpty();
    }
    sink = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    sink.createContext(
        "/",
        exchange -> {
          calls.add(new String(exchange.getRequestBody().readAllBytes(), UTF_8));
          exchange.sendResponseHeaders(200, -1);
          exchange.close();
        });
    sink.start();
  }

  @AfterEach
  void stop() {
    if (sink != null) {
      sink.stop(0);
    }
  }

  @Test
  void sendsWithTheShippedRulesAndLeavesNothingRunningAndNothingBehind() throws Exception {
    Map<String, String> environment = new HashMap<>(System.getenv());
    URI base = URI.create("http://127.0.0.1:" + sink.getAddress().getPort());
    environment.put("OBS_DATA_DIR", data.toString());
    environment.put("ALERT_SLACK_WEBHOOK", base + "/slack");
    environment.put("ALERT_WATCHDOG_WEBHOOK", base + "/watchdog");
    var checkout = new Checkout(Path.of("..").toAbsolutePath().normalize(), data);
    var server = new ServerAddress(base);
    List<ProcessHandle> programs;
    try (AlertChain chain = AlertChain.prepare(checkout, environment, server)) {
      chain.start(environment, server);
      chain.requireAlive();
      programs = children();
      assertThat(programs).hasSize(2);
      await("the alert that fires always")
          .atMost(PATIENCE)
          .until(() -> calls.stream().anyMatch(call -> call.contains("Watchdog")));
      assertThat(DeliveryCounts.of(chain.alertmanager())).contains("by webhooks");
      assertThat(chain.receivers()).contains("people: Slack");
    }
    assertThat(programs).noneMatch(ProcessHandle::isAlive);
    assertThat(data.resolve("demo-alerts")).doesNotExist();
  }

  /** A launcher that was killed leaves its programs, and the next one ends them. */
  @Test
  void endsWhatAKilledDemoHasLeft() throws Exception {
    Path folder = Files.createDirectories(data.resolve("demo-alerts"));
    Process orphan =
        new ProcessBuilder("sh", "-c", "sleep 300; : " + folder).directory(folder.toFile()).start();
    Files.writeString(folder.resolve("sh.pid"), orphan.pid() + "\n");
    RunningProgram.stopOrphan(Path.of("/bin/sh"), folder);
    assertThat(orphan.isAlive()).isFalse();
  }

  /** Those that were given files of this test: other tests may have the same programs. */
  private List<ProcessHandle> children() {
    try (Stream<ProcessHandle> all = ProcessHandle.current().children()) {
      return all.filter(each -> each.info().commandLine().orElse("").contains(data.toString()))
          .toList();
    }
  }
}
