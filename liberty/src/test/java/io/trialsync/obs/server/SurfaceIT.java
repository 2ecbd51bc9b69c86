package io.trialsync.obs.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What every address answers to, and what every answer carries. */
class SurfaceIT {
  private static final String JOBS = "/v1/obs/jobs";
  private static final String GRAFANA = "https://grafana.example.org";
  private static final Duration SILENCE = Duration.ofSeconds(2);

  private final ApiClient api = ApiClient.ofNewTenant();

  @ParameterizedTest
  @Tag("I22")
  @ValueSource(
      strings = {
        "GET /healthz",
        "GET /readyz",
        "GET /metrics",
        "GET /openapi",
        "GET /v1/obs/jobs",
        "GET /nothing",
        "GET /v1/obs/jobs/%00",
        "GET /v1/obs/jobs/%zz",
        "GET /a;b",
        "TRACE /healthz",
        "DELETE /v1/obs/jobs",
        "OPTIONS /v1/obs/jobs",
        "GARBAGE",
      })
  void everyAnswerCarriesTheHeadersThatBrowsersLookFor(String request) throws IOException {
    String head = head(ask(request, "")).toLowerCase(Locale.ROOT);
    assertThat(head)
        .contains("\nx-content-type-options: nosniff", "\nreferrer-policy: no-referrer")
        .contains("\ncontent-security-policy: default-src 'none'; frame-ancestors 'none'")
        .contains(request.contains("/openapi") ? "no-cache" : "\ncache-control: no-store")
        .doesNotContain("\nserver:", "\nx-powered-by:", "\nset-cookie:", "\n$ws", "\nio.");
  }

  @Test
  @Tag("I22")
  void asksForTlsWhereTheSettingSaysSo() {
    for (String path : List.of("/healthz", JOBS, "/nothing")) {
      assertThat(api.get(path).header("strict-transport-security")).hasValue("max-age=86400");
    }
  }

  @ParameterizedTest
  @Tag("I21")
  @ValueSource(
      strings = {
        "https://evil.example.org",
        "null",
        "*",
        "https://grafana.example.org.evil.test",
        "http://grafana.example.org"
      })
  void tellsPagesOfOthersNothing(String origin) {
    for (String method : List.of("GET", "OPTIONS")) {
      Answer answer = send(method, "Origin", origin, "Access-Control-Request-Method", "GET");
      assertThat(answer.response().headers().map().keySet())
          .noneMatch(name -> name.startsWith("access-control-"));
    }
  }

  @Test
  @Tag("I21")
  void answersAListedOrigin() {
    Answer read = send("GET", "Origin", GRAFANA).has(200);
    assertThat(read.header("access-control-allow-origin")).hasValue(GRAFANA);
    assertThat(read.header("access-control-allow-credentials")).isEmpty();
    assertThat(read.response().headers().allValues("vary")).anyMatch(v -> v.contains("Origin"));
    assertThat(
            ApiClient.withToken(null)
                .send("GET", JOBS, null, BodyPublishers.noBody(), "Origin", GRAFANA)
                .isProblem(401)
                .header("access-control-allow-origin"))
        .hasValue(GRAFANA);
    Answer preflight =
        ApiClient.withToken(null)
            .send(
                "OPTIONS",
                JOBS,
                null,
                BodyPublishers.noBody(),
                "Origin",
                GRAFANA,
                "Access-Control-Request-Method",
                "GET",
                "Access-Control-Request-Headers",
                "authorization")
            .has(204);
    assertThat(preflight.header("access-control-allow-origin")).hasValue(GRAFANA);
    assertThat(preflight.header("access-control-allow-headers").orElseThrow())
        .contains("Authorization");
  }

  @ParameterizedTest
  @Tag("I15")
  @CsvSource({
    "TRACE, /v1/obs/jobs, GET",
    "CONNECT, /v1/obs/jobs, GET",
    "FOO, /v1/obs/jobs, GET",
    "PUT, /v1/obs/jobs, GET",
    "DELETE, /v1/obs/jobs/x, PATCH",
    "GET, /v1/obs/run-events, POST",
    "HEAD, /api/v1/lineage, POST",
    "TRACE, /metrics, GET",
    "TRACE, /healthz, GET",
    "FOO, /readyz, GET",
    "POST, /healthz, GET",
    "PATCH, /openapi, GET",
  })
  void refusesOtherMethodsAndNamesThoseItTakes(String method, String path, String allowed)
      throws IOException {
    String answer = ask(method + " " + path, authorization());
    assertThat(answer).startsWith("HTTP/1.1 405 ").contains("application/problem+json");
    assertThat(head(answer).lines().filter(line -> line.startsWith("Allow: ")).findFirst())
        .hasValueSatisfying(allow -> assertThat(allow).contains(allowed).doesNotContain("TRACE"));
  }

  @Test
  @Tag("I15")
  void saysWhichMethodsThereAreToAnybody() {
    var anybody = ApiClient.withToken(null);
    Answer answer = anybody.send("OPTIONS", JOBS, null, BodyPublishers.noBody()).has(200);
    assertThat(answer.header("allow").orElseThrow()).contains("GET", "HEAD", "OPTIONS");
    anybody.send("OPTIONS", "/nothing", null, BodyPublishers.noBody()).isProblem(404);
    assertThat(anybody.send("OPTIONS", "/healthz", null, BodyPublishers.noBody()).has(200).body())
        .isEmpty();
    anybody.send("HEAD", JOBS, null, BodyPublishers.noBody()).has(401);
    assertThat(api.send("HEAD", JOBS, null, BodyPublishers.noBody()).has(200).body()).isEmpty();
  }

  @ParameterizedTest
  @Tag("I15")
  @ValueSource(strings = {"X-HTTP-Method-Override", "X-HTTP-Method", "X-Method-Override"})
  void takesTheMethodFromTheRequestLineOnly(String header) {
    send("GET", header, "DELETE").has(200);
    api.send("POST", JOBS, ApiClient.JSON, BodyPublishers.ofString("{}"), header, "GET")
        .isProblem(405);
    api.get(JOBS + "?_method=DELETE").isProblem(400, "_method");
  }

  @Test
  @Tag("I15")
  void readsNoBodyThatAQuestionBrings() {
    api.send("GET", JOBS, ApiClient.JSON, BodyPublishers.ofString("{\"status\":\"failed\"}")).ok();
  }

  @ParameterizedTest
  @Tag("I17")
  @ValueSource(
      strings = {
        "//v1/obs/jobs",
        "/v1//obs/jobs",
        "/./v1/obs/jobs",
        "/v1/obs/jobs/../jobs",
        "/healthz/../v1/obs/jobs",
        "/healthz/..;/v1/obs/jobs",
        "/v1%2fobs%2fjobs",
        "/v1/obs%5cjobs",
        "/v1;a=b/obs/jobs",
        "/V1/obs/jobs",
        "/v1/obs/JOBS",
        "/v1/obs/jobs.",
        "/v1/obs/jobs%20",
        "/v1/obs/jobs%2e",
        "/v1/obs/%6aobs",
        "/v1/obs/%256aobs",
        "/v1/obs/jobs/%2e%2e",
        "/v1/obs/jobs/%00",
        "/v1/obs/jobs/%c0%af",
        "/v1/obs/jobs/%zz",
        "/v1/obs/jobs/a\u0080",
        "/v1/obs/jobs\\x",
        "/WEB-INF/web.xml",
        "/META-INF/MANIFEST.MF",
        "/healthz/",
        "/HEALTHZ",
      })
  void findsNothingAtTheSpellingOfAnother(String path) throws IOException {
    for (String token : List.of("", authorization())) {
      String answer = ask("GET " + path, token);
      assertThat(answer).matches("(?s)HTTP/1\\.1 40[04] .*");
      assertThat(answer).doesNotContain("items", "java.", "\tat ");
    }
    assertThat(ask("GET " + JOBS, authorization())).startsWith("HTTP/1.1 200 ");
  }

  /** With a slash or a session at its end it is the same address, with the same guard. */
  @ParameterizedTest
  @Tag("I17")
  @ValueSource(strings = {"/", ";jsessionid=1"})
  void guardsTheSpellingsThatAreTheSame(String end) {
    api.get(JOBS + end).has(200);
    ApiClient.withToken(null).get(JOBS + end).isProblem(401);
  }

  @Test
  @Tag("I23")
  void believesNoForwardedHostOrScheme() {
    Answer plain = send("GET");
    Answer forwarded =
        send("GET", "X-Forwarded-Host", "evil.test", "X-Forwarded-Proto", "https", "$WSSN", "evil");
    assertThat(forwarded.has(200).body()).isEqualTo(plain.has(200).body());
    assertThat(forwarded.response().headers().map().keySet())
        .isEqualTo(plain.response().headers().map().keySet());
  }

  @Test
  @Tag("I20")
  void countsAllUnknownAddressesAndMethodsAsOne() throws Exception {
    long before = series();
    for (int i = 0; i < 300; i++) {
      api.get("/unknown-" + i + "/x").isProblem(404);
      ask("M" + i + " /unknown-" + i, "");
    }
    assertThat(series() - before).isLessThan(10);
    assertThat(api.get("/metrics").body()).doesNotContain("unknown-");
  }

  private long series() {
    return api.get("/metrics").body().lines().filter(line -> line.contains("api_requests")).count();
  }

  private Answer send(String method, String... headers) {
    return api.send(method, JOBS, null, BodyPublishers.noBody(), headers);
  }

  private String authorization() {
    return "Authorization: Bearer " + api.token() + "\r\n";
  }

  private static String ask(String request, String header) throws IOException {
    try (var connection = RawConnection.open()) {
      return connection
          .say(
              "%s HTTP/1.1\r\nHost: %s\r\nConnection: close\r\n%s\r\n"
                  .formatted(request, RawConnection.host(), header))
          .hear(SILENCE);
    }
  }

  private static String head(String answer) {
    return answer.substring(0, Math.max(0, answer.indexOf("\r\n\r\n"))).replace("\r", "");
  }
}
