package io.trialsync.obs.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Who may call what, and that nobody sees the jobs of others. */
class IdentityIT {
  private static final Set<String> SCOPES =
      Set.of("obs.read", "obs.write", "obs.admin", "obs.alerts");
  private static final List<String> USED_TOKENS = new ArrayList<>();
  private static final String TENANT = "identity-" + UUID.randomUUID();
  private static final String EVENT =
      ReportedRun.of("guarded").event("started", "2026-11-20T06:00:00Z");

  private record Route(String scope, String method, String path, String body) {
    static Route reading(String path) {
      return new Route("obs.read", "GET", path, "");
    }

    static Route writing(String path, String body) {
      return new Route("obs.write", "POST", path, body);
    }
  }

  static Stream<Route> routes() {
    return Stream.of(
        Route.reading("/v1/obs/jobs"),
        Route.reading("/v1/obs/jobs/guarded"),
        Route.reading("/v1/obs/jobs/guarded/runs"),
        Route.reading("/v1/obs/runs/" + UUID.randomUUID()),
        Route.reading("/v1/obs/summary"),
        Route.reading("/v1/obs/jobs/guarded/schedule-suggestion"),
        Route.reading("/v1/obs/alerts/notifications"),
        new Route(
            "obs.alerts",
            "POST",
            "/v1/obs/alerts/notifications",
            "{\"version\":\"4\",\"receiver\":\"loop\",\"alerts\":[]}"),
        new Route("obs.write", "PUT", "/v1/obs/components/edc/pool", "{\"in_use\":1,\"size\":2}"),
        new Route("obs.admin", "PUT", "/v1/obs/jobs/guarded", "{}"),
        new Route("obs.admin", "PATCH", "/v1/obs/jobs/guarded", "{}"),
        new Route("obs.admin", "GET", "/v1/obs/audit", ""),
        new Route("obs.admin", "GET", "/v1/obs/retention", ""),
        new Route("obs.admin", "POST", "/v1/obs/retention?dry_run=true", ""),
        Route.writing("/v1/obs/run-events", EVENT),
        Route.writing("/v1/obs/jobs/guarded/ping/start", ""),
        Route.writing("/v1/obs/jobs/guarded/ping/success", ""),
        Route.writing("/v1/obs/jobs/guarded/ping/fail", ""),
        Route.writing("/v1/obs/jobs/guarded/ping/skip", ""),
        Route.writing("/api/v1/lineage", "{\"job\":{\"namespace\":\"n\",\"name\":\"j\"}}"),
        Route.writing("/api/v1/lineage/batch", "[]"));
  }

  @ParameterizedTest
  @MethodSource("routes")
  void asksForATokenWhereNoneCame(Route route) {
    Answer answer = call(route, null).isProblem(401, "token");
    assertThat(answer.header("www-authenticate")).hasValue("Bearer realm=\"obs\"");
  }

  @ParameterizedTest
  @MethodSource("routes")
  void refusesATokenThatNobodySigned(Route route) {
    String good = token(route.scope());
    String[] parts = good.split("\\.");
    String otherScope =
        base64(
            new String(Base64.getUrlDecoder().decode(parts[1]), StandardCharsets.UTF_8)
                .replace(TENANT, "default"));
    String unsigned = base64("{\"alg\":\"none\"}");
    for (String bad :
        List.of(
            "nonsense",
            parts[0] + "." + parts[1] + "." + new StringBuilder(parts[2]).reverse(),
            parts[0] + "." + otherScope + "." + parts[2],
            unsigned + "." + parts[1] + ".",
            unsigned + "." + parts[1] + "." + parts[2])) {
      Answer answer = call(route, bad).isProblem(401);
      assertThat(answer.header("www-authenticate"))
          .hasValue("Bearer realm=\"obs\", error=\"invalid_token\"");
    }
  }

  @ParameterizedTest
  @MethodSource("routes")
  void refusesATokenOfEveryOtherScope(Route route) {
    String others =
        String.join(" ", SCOPES.stream().filter(scope -> !scope.equals(route.scope())).toList());
    String alike = route.scope() + "s " + route.scope().toUpperCase(Locale.ROOT) + " obs";
    for (String scope : List.of(others, alike, "")) {
      Answer answer = call(route, token(scope)).isProblem(403, route.scope());
      assertThat(answer.header("www-authenticate"))
          .hasValue(
              "Bearer realm=\"obs\", error=\"insufficient_scope\", scope=\""
                  + route.scope()
                  + "\"");
    }
  }

  @ParameterizedTest
  @MethodSource("routes")
  void letsTheRightScopeIn(Route route) {
    assertThat(call(route, token(route.scope())).status()).isIn(200, 201, 204, 404);
  }

  @ParameterizedTest
  @ValueSource(strings = {"/healthz", "/readyz", "/metrics"})
  void asksNobodyWhoWatchesTheServer(String path) {
    ApiClient.withToken(null).get(path).has(200);
  }

  @Test
  void looksForTheTokenInTheHeaderOnly() {
    String token = token("obs.read");
    var api = ApiClient.withToken(null);
    api.get("/v1/obs/jobs?access_token=" + token).isProblem(401);
    api.send(
            "GET", "/v1/obs/jobs", null, BodyPublishers.noBody(), "Cookie", "access_token=" + token)
        .isProblem(401);
  }

  @Test
  void showsATenantNothingOfAnother() {
    var owner = ApiClient.ofNewTenant();
    var stranger = ApiClient.ofNewTenant();
    var run = ReportedRun.of("private-job");
    owner.post("/v1/obs/run-events", run.event("started", "2026-11-20T06:00:00Z")).ok();
    owner.get("/v1/obs/runs/" + run.runId()).has(200);

    assertThat(stranger.get("/v1/obs/jobs").ok().path("total").intValue()).isZero();
    assertSameRefusal(stranger, "/v1/obs/runs/" + run.runId(), "/v1/obs/runs/" + UUID.randomUUID());
    assertSameRefusal(stranger, "/v1/obs/jobs/private-job", "/v1/obs/jobs/no-job");
    assertSameRefusal(stranger, "/v1/obs/jobs/private-job/runs", "/v1/obs/jobs/no-job/runs");
    stranger.patch("/v1/obs/jobs/private-job", "{\"owner\":\"me\"}").isProblem(404);
  }

  @Test
  void keepsRunsApartThatTwoTenantsGaveTheSameId() {
    var one = ApiClient.ofNewTenant();
    var other = ApiClient.ofNewTenant();
    var run = ReportedRun.of("same");
    one.post("/v1/obs/run-events", run.event("started", "2026-11-20T06:00:00Z")).ok();
    other.post("/v1/obs/run-events", run.event("failed", "2026-11-20T07:00:00Z")).ok();
    assertThat(one.get("/v1/obs/runs/" + run.runId()).ok().path("status").textValue())
        .isEqualTo("running");
    assertThat(other.get("/v1/obs/runs/" + run.runId()).ok().path("start_at").isNull()).isTrue();
    other.ping("same", "success").ok();
    assertThat(one.get("/v1/obs/runs/" + run.runId()).ok().path("status").textValue())
        .isEqualTo("running");
  }

  @AfterAll
  static void noTokenIsInAnyLog() {
    String log = ServerLog.text();
    assertThat(log).isNotEmpty();
    assertThat(USED_TOKENS).isNotEmpty().noneMatch(log::contains);
    assertThat(USED_TOKENS.stream().map(token -> token.substring(token.lastIndexOf('.') + 1)))
        .noneMatch(signature -> signature.length() > 20 && log.contains(signature));
  }

  private static void assertSameRefusal(ApiClient caller, String foreign, String unknown) {
    String answer = caller.get(unknown).isProblem(404).body();
    assertThat(caller.get(foreign).isProblem(404).body()).isEqualTo(answer);
  }

  private static Answer call(Route route, String token) {
    return ApiClient.withToken(token)
        .send(route.method(), route.path(), ApiClient.JSON, BodyPublishers.ofString(route.body()));
  }

  private static String token(String scope) {
    String token = RealServer.get().token(scope, TENANT);
    USED_TOKENS.add(token);
    return token;
  }

  private static String base64(String text) {
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }
}
