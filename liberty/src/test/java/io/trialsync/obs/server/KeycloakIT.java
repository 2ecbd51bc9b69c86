package io.trialsync.obs.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * A real Keycloak signs, this server believes it. One realm signs in both ways, so it is two
 * issuers that share a name; its keys are fetched through a gate that the tests shut.
 */
@RunsBesideOthers
@Order(4)
class KeycloakIT {
  private static final Duration REFRESH = Duration.ofSeconds(2);
  private static final int REFUSED_FETCHES = 5;
  private static final List<String> USED_TOKENS = new ArrayList<>();

  private static KeycloakServer keycloak;
  private static LoopbackListener gate;
  private static RealServer server;

  @BeforeAll
  static void startBoth() throws IOException, InterruptedException {
    keycloak = KeycloakServer.launch();
    gate = LoopbackListener.passingOn(() -> keycloak.client().keys());
    String issuer = keycloak.issuer().toString();
    server =
        RealServer.startWith(
            Map.of(
                "OBS_JWT_ISSUERS",
                "keycloak,legacy",
                "OBS_JWT_KEYCLOAK_ISSUER",
                issuer,
                "OBS_JWT_KEYCLOAK_JWKS_URI",
                gate.address("/certs").toString(),
                "OBS_JWT_KEYCLOAK_AUDIENCE",
                "obs-api",
                "OBS_JWT_KEYCLOAK_TENANT_CLAIM",
                "tenant",
                "OBS_JWT_LEGACY_ISSUER",
                issuer,
                "OBS_JWT_LEGACY_SECRET",
                keycloak.hmacSecret(),
                "OBS_JWT_LEGACY_AUDIENCE",
                "obs-api",
                "OBS_JWT_JWKS_REFRESH",
                REFRESH.toString()));
    keycloak.awaitReady();
    awaitAccepted(caller("etl-worker", "obs.read"));
  }

  @Test
  void takesTokensOfBothWaysOfSigning() {
    var rsaRun = ReportedRun.of("signed-with-rs256");
    var hmacRun = ReportedRun.of("signed-with-hs256");
    report("etl-worker", rsaRun).ok();
    report("legacy-worker", hmacRun).ok();
    var reader = caller("history-reader", "obs.read");
    reader.get("/v1/obs/runs/" + rsaRun.runId()).ok();
    reader.get("/v1/obs/runs/" + hmacRun.runId()).ok();
    assertThat(algorithmOf(USED_TOKENS.get(USED_TOKENS.size() - 2))).contains("HS256");
    assertThat(algorithmOf(USED_TOKENS.get(USED_TOKENS.size() - 1))).contains("RS256");
  }

  @Test
  @Tag("C07")
  void refusesATokenOfAnotherScope() {
    var run = ReportedRun.of("written-by-a-reader");
    Answer answer =
        caller("history-reader", "obs.read")
            .post("/v1/obs/run-events", run.event("started", "2026-11-20T06:00:00Z"))
            .isProblem(403, "obs.write");
    assertThat(answer.header("www-authenticate"))
        .hasValue("Bearer realm=\"obs\", error=\"insufficient_scope\", scope=\"obs.write\"");
    caller("obs-operator", "obs.admin")
        .put("/v1/obs/jobs/set-up-by-an-operator", "{\"owner\":\"data\"}")
        .has(201);
  }

  @Test
  void showsATenantNothingOfAnother() {
    var run = ReportedRun.of("private-to-acme");
    report("etl-worker", run).ok();
    String path = "/v1/obs/runs/" + run.runId();
    caller("etl-worker", "obs.read").get(path).ok();
    caller("etl-worker-globex", "obs.read").get(path).isProblem(404);
    assertThat(
            caller("etl-worker-globex", "obs.read")
                .get("/v1/obs/jobs")
                .ok()
                .path("total")
                .intValue())
        .isZero();
  }

  @Test
  void refusesATokenThatIsNotMeantForIt() {
    caller("etl-worker", "basic").get("/v1/obs/jobs").isProblem(401);
    caller("etl-worker", "obs.read").get("/v1/obs/jobs").ok();
  }

  @Test
  @Tag("C16")
  void goesOnWhenKeycloakChangesItsKey() {
    var before = caller("etl-worker", "obs.read");
    var neverSent = caller("etl-worker", "obs.read");
    before.get("/v1/obs/jobs").ok();
    long pid = server.pid();
    keycloak.client().rotateKeys();
    var after = caller("etl-worker", "obs.read");
    assertThat(header(after.token())).isNotEqualTo(header(before.token()));
    awaitAccepted(after);
    before.get("/v1/obs/jobs").ok();
    neverSent.get("/v1/obs/jobs").ok();
    assertThat(server.pid()).isEqualTo(pid);
    assertThat(ProcessHandle.of(pid)).isPresent();
  }

  /** Keys get old after 2 s here and not after 5 min, so some seconds stand for many minutes. */
  @Test
  @Tag("C17")
  void outlivesKeysThatCannotBeFetched() throws IOException {
    caller("etl-worker", "obs.read").get("/v1/obs/jobs").ok();
    gate.shut();
    try {
      long before = refusedFetches();
      await()
          .atMost(Duration.ofSeconds(60))
          .pollInterval(Duration.ofMillis(500))
          .until(
              () -> {
                caller("etl-worker", "obs.read").get("/v1/obs/jobs").ok();
                caller("legacy-worker", "obs.read").get("/v1/obs/jobs").ok();
                return refusedFetches() >= before + REFUSED_FETCHES;
              });
    } finally {
      gate.open();
    }
    int fetches = gate.calls();
    await()
        .atMost(Duration.ofSeconds(30))
        .until(
            () -> {
              caller("etl-worker", "obs.read").get("/v1/obs/jobs").ok();
              return gate.calls() > fetches;
            });
  }

  @AfterAll
  static void leavesNoTokenInAnyFile() throws IOException, InterruptedException {
    gate.close();
    keycloak.close();
    server.stop();
    var scan = new LeakScan(server);
    USED_TOKENS.forEach(scan::addToken);
    assertThat(USED_TOKENS).hasSizeGreaterThan(10);
    assertThat(scan.leaks()).isEmpty();
  }

  /** At once on a machine at rest; a fetch that took longer than 2 s is repeated after 30 s. */
  private static void awaitAccepted(ApiClient caller) {
    await()
        .atMost(Duration.ofSeconds(90))
        .pollInterval(Duration.ofMillis(500))
        .until(() -> caller.get("/v1/obs/jobs").status() == 200);
  }

  private static Answer report(String client, ReportedRun run) {
    return caller(client, "obs.write")
        .post("/v1/obs/run-events", run.event("succeeded", "2026-11-20T06:00:00Z"));
  }

  /** A caller with a new token, which this server has not seen yet. */
  private static ApiClient caller(String client, String scope) {
    String token = keycloak.client().token(client, scope);
    USED_TOKENS.add(token);
    return ApiClient.of(server, token);
  }

  private static long refusedFetches() {
    String log = read(server.dataDirectory().resolve("logs/server.log"));
    return log.split("event=token_keys_unavailable issuer=keycloak", -1).length - 1;
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  private static String algorithmOf(String token) {
    return new String(Base64.getUrlDecoder().decode(header(token)), StandardCharsets.UTF_8);
  }

  private static String header(String token) {
    return token.substring(0, token.indexOf('.'));
  }
}
