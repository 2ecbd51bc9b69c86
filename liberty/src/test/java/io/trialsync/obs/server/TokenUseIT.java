package io.trialsync.obs.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What a good token can and cannot be used for: again, in another's name, beyond its end. */
class TokenUseIT {
  private static final int SECONDS_OF_SKEW = 30;
  private static final int SECONDS_LEFT = 3;
  private static final String EVENTS = "/v1/obs/run-events";

  private final String tenant = "use-" + UUID.randomUUID();

  @Test
  @Tag("C12")
  void takesTheTenantFromTheTokenAndFromNowhereElse() {
    var stranger = ApiClient.ofNewTenant();
    String other = "other-" + UUID.randomUUID();
    var run = ReportedRun.of("whose-job");
    String event = run.event("started", "2026-11-20T06:00:00Z");
    ApiClient caller = caller();
    caller
        .send(
            "POST",
            EVENTS,
            ApiClient.JSON,
            BodyPublishers.ofString(event),
            "X-Tenant",
            other,
            "X-Tenant-Id",
            other)
        .ok();
    String named = run.event("started", "2026-11-20T06:00:00Z", "\"tenant_id\":\"" + other + "\"");
    caller.post(EVENTS, named).has(400);
    caller.get("/v1/obs/jobs?tenant=" + other).isProblem(400, "tenant");

    caller.get("/v1/obs/runs/" + run.runId()).ok();
    ApiClient.ofTenant(other).get("/v1/obs/runs/" + run.runId()).isProblem(404);
    stranger
        .send(
            "GET", "/v1/obs/runs/" + run.runId(), null, BodyPublishers.noBody(), "X-Tenant", tenant)
        .isProblem(404);
  }

  @Test
  @Tag("C14")
  void changesNothingWhenARequestIsSentAgain() {
    var run = ReportedRun.of("replayed");
    String event = run.event("started", "2026-11-20T06:00:00Z");
    ApiClient caller = caller();
    for (int i = 0; i < 50; i++) {
      caller.post(EVENTS, event).ok();
    }
    String runs = "/v1/obs/jobs/replayed/runs?from=2026-11-19T00:00:00Z&to=2026-11-21T00:00:00Z";
    assertThat(caller.get(runs).ok().path("total").intValue()).isEqualTo(1);
    assertThat(caller.get("/v1/obs/runs/" + run.runId()).ok().path("events")).hasSize(1);
  }

  @Test
  @Tag("C15")
  void finishesARequestWhoseTokenEndsWhileItsBodyComesIn() throws IOException {
    Map<String, Object> claims = TestIssuer.claims("obs.read obs.write", tenant);
    long now = Instant.now().getEpochSecond();
    claims.put("iat", now - 600);
    claims.put("exp", now - SECONDS_OF_SKEW + SECONDS_LEFT);
    String token = TestIssuer.get().sign(claims);
    var run = ReportedRun.of("slowly-sent");
    String event = run.event("started", "2026-11-20T06:00:00Z");
    URI base = RealServer.get().base();
    try (Socket socket = new Socket(base.getHost(), base.getPort())) {
      OutputStream out = socket.getOutputStream();
      String head =
          """
          POST %s HTTP/1.1
          Host: %s
          Authorization: Bearer %s
          Content-Type: application/json
          Content-Length: %d
          Connection: close

          """
              .formatted(EVENTS, base.getAuthority(), token, event.length())
              .replace("\n", "\r\n");
      out.write((head + event.substring(0, 10)).getBytes(StandardCharsets.US_ASCII));
      out.flush();
      await()
          .atMost(Duration.ofSeconds(20))
          .until(() -> ApiClient.withToken(token).get("/v1/obs/jobs").status() == 401);
      out.write(event.substring(10).getBytes(StandardCharsets.US_ASCII));
      out.flush();
      var in = new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII);
      assertThat(new BufferedReader(in).readLine()).startsWith("HTTP/1.1 200");
    }
    caller().get("/v1/obs/runs/" + run.runId()).ok();
  }

  private ApiClient caller() {
    Map<String, Object> claims = TestIssuer.claims("obs.read obs.write", tenant);
    return ApiClient.withToken(TestIssuer.get().sign(claims));
  }
}
