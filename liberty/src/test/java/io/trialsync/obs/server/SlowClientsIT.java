package io.trialsync.obs.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Clients who send slowly or not at all lose their connection, and nobody else notices. */
@Tag("I12")
class SlowClientsIT {
  private static final int IDLE = 400;
  private static final int SLOW = 150;
  private static final int MORE_THAN_THREADS = 350;
  private static final int GOOD_CALLS = 60;
  private static final Duration SOON = Duration.ofSeconds(2);

  /** What the server under test is set to, and some time for it to notice. */
  private static final Duration READ_TIME = Duration.ofSeconds(5 + 10);

  private static final Duration BODY_TIME = Duration.ofSeconds(20 + 10);

  private final ApiClient api = ApiClient.ofNewTenant();
  private final List<RawConnection> connections = new ArrayList<>();

  @AfterEach
  void close() throws IOException {
    for (RawConnection connection : connections) {
      connection.close();
    }
  }

  @Test
  void aGoodClientIsServedBesideManyIdleAndSlowOnes() throws IOException {
    String slow = RealServer.get().token("obs.write", "slow");
    for (int i = 0; i < IDLE; i++) {
      open();
    }
    for (int i = 0; i < SLOW; i++) {
      open().say("GET /healthz HTTP/1.1\r\nX-Slow: ");
      open().say(reportOf(slow, 1_000) + "{");
    }
    for (int i = 0; i < GOOD_CALLS; i++) {
      long start = System.nanoTime();
      api.post(
              "/v1/obs/run-events",
              ReportedRun.of("good").event("succeeded", "2026-11-20T06:00:00Z"))
          .ok();
      api.get("/v1/obs/jobs").has(200);
      assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(SOON);
    }
  }

  /** More than the server has threads: reports have to wait, whoever only looks has not. */
  @Test
  void slowBodiesLeaveThreadsForQuestionsAndProbes() throws IOException {
    api.get("/v1/obs/jobs").has(200);
    String slow = RealServer.get().token("obs.write", "slow");
    for (int i = 0; i < MORE_THAN_THREADS; i++) {
      open().say(reportOf(slow, 1_000) + "{");
    }
    for (String path : List.of("/healthz", "/readyz", "/v1/obs/jobs", "/metrics")) {
      long start = System.nanoTime();
      api.get(path).has(200);
      assertThat(Duration.ofNanos(System.nanoTime() - start)).as(path).isLessThan(SOON);
    }
  }

  @Test
  void dropsWhoFallsSilentInTheMiddleOfAHeader() throws IOException {
    RawConnection silent = open().say("GET /healthz HTTP/1.1\r\nX-Slow: ");
    silent.hear(READ_TIME);
    assertThat(silent.hasEnded()).isTrue();
  }

  @Test
  void dropsWhoFallsSilentInTheMiddleOfABody() throws IOException {
    RawConnection silent = open().say(reportOf(String.valueOf(api.token()), 1_000) + "{");
    assertThat(silent.hear(READ_TIME)).startsWith("HTTP/1.1 408 ").contains("must come within");
    assertThat(silent.hasEnded()).isTrue();
  }

  @Test
  void dropsWhoSendsAByteNowAndThen() throws IOException {
    RawConnection dripping = open().say(reportOf(String.valueOf(api.token()), 1_000));
    long deadline = System.nanoTime() + BODY_TIME.toNanos();
    String answer = "";
    while (answer.isEmpty() && System.nanoTime() < deadline && dripping.takes(" ")) {
      answer = dripping.hear(Duration.ofSeconds(1));
    }
    assertThat(answer).startsWith("HTTP/1.1 408 ");
    assertThat(dripping.hasEnded()).isTrue();
  }

  /** Answers pile up in the connection until it is full; then the server gives up. */
  @Test
  void dropsWhoNeverReadsTheAnswers() throws IOException {
    String request =
        "GET /openapi HTTP/1.1\r\nHost: %s\r\n\r\n".formatted(RawConnection.host()).repeat(50);
    RawConnection deaf = open();
    long deadline = System.nanoTime() + Duration.ofSeconds(60).toNanos();
    while (System.nanoTime() < deadline && deaf.takes(request)) {
      LockSupport.parkNanos(Duration.ofMillis(500).toNanos());
    }
    assertThat(deaf.takes(request)).isFalse();
    api.get("/v1/obs/jobs").has(200);
  }

  private RawConnection open() throws IOException {
    RawConnection connection = RawConnection.open();
    connections.add(connection);
    return connection;
  }

  private static String reportOf(String token, int length) {
    return "POST /v1/obs/run-events HTTP/1.1\r\nHost: %s\r\nAuthorization: Bearer %s\r\n"
            .formatted(RawConnection.host(), token)
        + "Content-Type: application/json\r\nContent-Length: "
        + length
        + "\r\n\r\n";
  }
}
