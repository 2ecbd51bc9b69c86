package io.trialsync.obs.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the real server prints: one JSON object a line, whatever it was sent. */
class LogLinesIT {
  private static final String RUN_EVENTS = "/v1/obs/run-events";
  private static final String START = "2026-11-20T06:00:00Z";

  private final String tenant = "logs-" + UUID.randomUUID();
  private final ApiClient api = ApiClient.ofTenant(tenant);

  static Stream<String> hostileTexts() {
    return Stream.of(
        "\\r\\n2026-11-22 INFO admin logged in",
        "\\n{\\\"ts\\\":\\\"2026-11-22T00:00:00.000Z\\\",\\\"level\\\":\\\"INFO\\\",\\\"msg\\\":\\\"forged\\\"}",
        "\\u001b[31mred\\u001b[0m\\u009b2J",
        "a\\u2028b\\u2029c\\u0085d",
        "${jndi:ldap://127.0.0.1:1389/a}",
        "%s%n%x{0}{}'",
        "\\u202Egnp.exe \\uFEFF",
        "\\\",\\\"level\\\":\\\"ERROR\\\",\\\"admin\\\":\\\"1");
  }

  @Test
  void isOneObjectForTheServersOwnLinesToo() {
    List<JsonNode> lines = LogLines.all();

    assertThat(lines).anyMatch(line -> msg(line).startsWith("Launching obs "));
    assertThat(lines).anyMatch(line -> msg(line).startsWith("CWWKF0011I"));
    assertThat(lines)
        .allSatisfy(line -> assertThat(line.path("service").textValue()).isEqualTo("obs"))
        .allSatisfy(line -> assertThat(line.path("env").textValue()).isEqualTo("local"));
  }

  @Test
  void hasOneLineForEachStepThatWasNew() {
    var run = ReportedRun.of("visits.load");
    String failed =
        run.event(
            "failed",
            "2026-11-20T06:05:00Z",
            "\"attempt\":2",
            "\"records_loaded\":7",
            "\"error\":{\"code\":\"ORA-00060\",\"message\":\"deadlock\",\"http_status\":502}");
    for (String event :
        List.of(
            run.event("started", START, "\"correlation_id\":\"flow-1\""),
            run.event(
                "stage",
                "2026-11-20T06:01:00Z",
                "\"phase\":\"load\"",
                "\"table\":\"visits\"",
                "\"records_loaded\":7160"),
            run.event("attempt_failed", "2026-11-20T06:02:00Z", "\"error\":{\"category\":\"API\"}"),
            failed,
            failed)) {
      api.post(RUN_EVENTS, event).ok();
    }

    List<JsonNode> lines = LogLines.ofRun(run.runId(), 4);
    assertThat(lines.stream().map(line -> level(line) + " " + msg(line)))
        .containsExactlyInAnyOrder(
            "INFO run started",
            "INFO run stage",
            "WARN run attempt failed",
            "ERROR run failed: deadlock");
    assertThat(lines)
        .allMatch(line -> line.path("job_id").textValue().equals("visits.load"))
        .allMatch(line -> line.path("tenant_id").textValue().equals(tenant));
    JsonNode stage = line(lines, "run stage");
    assertThat(stage.path("phase").textValue()).isEqualTo("load");
    assertThat(stage.path("table").textValue()).isEqualTo("visits");
    assertThat(stage.path("records_loaded").longValue()).isEqualTo(7160);
    assertThat(line(lines, "run started").path("correlation_id").textValue()).isEqualTo("flow-1");
    JsonNode end = line(lines, "run failed: deadlock");
    assertThat(end.path("duration_ms").longValue()).isEqualTo(300_000);
    assertThat(end.path("attempt").longValue()).isEqualTo(2);
    assertThat(end.path("error_category").textValue()).isEqualTo("DB");
    assertThat(end.path("error_code").textValue()).isEqualTo("ORA-00060");
    assertThat(end.path("http_status").longValue()).isEqualTo(502);
    assertThat(line(lines, "run attempt failed").path("error_category").textValue())
        .isEqualTo("API");
  }

  @ParameterizedTest
  @MethodSource("hostileTexts")
  @Tag("I19")
  void keepsHostileTextsInsideOfOneLine(String text) {
    var run = ReportedRun.of("hostile");
    api.post(
            RUN_EVENTS,
            run.event(
                "stage",
                START,
                "\"phase\":\"load\"",
                "\"table\":\"" + text + "\"",
                "\"correlation_id\":\"" + text + "\""))
        .ok();
    api.post(
            RUN_EVENTS,
            run.event(
                "failed",
                "2026-11-20T06:05:00Z",
                "\"error\":{\"code\":\"" + text + "\",\"message\":\"" + text + "\"}"))
        .ok();
    api.post(RUN_EVENTS, "{\"" + text + "\":1}").has(400);
    api.post(RUN_EVENTS, run.event(text, START)).has(400);

    assertThat(LogLines.ofRun(run.runId(), 2)).hasSize(2);
    assertThat(ServerLog.allLines())
        .noneMatch(line -> line.startsWith("2026-11-22 INFO"))
        .noneMatch(line -> line.contains("\"msg\":\"forged\""))
        .allMatch(line -> line.codePoints().noneMatch(LogLinesIT::speaksToATerminal));
  }

  @Test
  @Tag("I19")
  void cutsALongTextAndGoesOn() {
    var run = ReportedRun.of("long");
    api.post(
            RUN_EVENTS,
            run.event("failed", START, "\"error\":{\"message\":\"" + "x".repeat(1 << 20) + "\"}"))
        .ok();

    JsonNode line = LogLines.ofRun(run.runId(), 1).get(0);
    assertThat(msg(line).length()).isBetween(1_000, 2_048);
  }

  @Test
  @Tag("I19")
  void writesHostileAddressesAndHeadersAsOneLineEachToo() {
    api.put("/v1/obs/logging", "{\"level\":\"DEBUG\",\"for\":\"PT20S\"}").ok();
    String marker = "marker-" + UUID.randomUUID();
    api.send(
        "GET",
        "/v1/obs/jobs?q=%0d%0a%7B%22level%22%3A1%7D&status=%1b%5b31m",
        null,
        BodyPublishers.noBody(),
        "X-Correlation-Id",
        marker,
        "User-Agent",
        "${jndi:ldap://127.0.0.1/a}%n");

    JsonNode line =
        LogLines.first(
            each ->
                each.path("correlation_id").asText().equals(marker)
                    && msg(each).startsWith("request answered"));
    assertThat(line.path("http_status").longValue()).isEqualTo(400);
    assertThat(ServerLog.allLines()).noneMatch(each -> each.contains("jndi:ldap://127.0.0.1/a"));
  }

  @Test
  void saysWhyATokenWasRefusedAndNothingOfIt() {
    String marker = "marker-" + UUID.randomUUID();
    String forged = RealServer.get().token("obs.read", tenant).replaceFirst("[^.]*$", "c2lnbmVk");
    ApiClient.withToken(forged)
        .send("GET", "/v1/obs/jobs", null, BodyPublishers.noBody(), "X-Correlation-Id", marker)
        .isProblem(401);

    JsonNode line = LogLines.first(each -> each.path("correlation_id").asText().equals(marker));
    assertThat(msg(line)).matches("event=token_refused reason=[A-Z_]+ fingerprint=[0-9a-f]{5}");
    assertThat(ServerLog.text()).doesNotContain(forged);
  }

  @Test
  void writesAnotherLevelForAWhile() {
    assertThat(api.get("/v1/obs/logging").ok().path("usual_level").textValue()).isEqualTo("INFO");
    JsonNode changed = api.put("/v1/obs/logging", "{\"level\":\"DEBUG\",\"for\":\"PT2S\"}").ok();
    assertThat(changed.path("level").textValue()).isEqualTo("DEBUG");
    assertThat(Instant.parse(changed.path("until").textValue())).isAfter(Instant.now());
    LogLines.first(line -> msg(line).startsWith("log level changed: DEBUG until"));
    LogLines.first(line -> level(line).equals("DEBUG"));
    await().until(() -> api.get("/v1/obs/logging").ok().path("until").isNull());

    for (String body :
        List.of(
            "{}",
            "[]",
            "{\"level\":\"LOUD\",\"for\":\"PT1M\"}",
            "{\"level\":\"DEBUG\"}",
            "{\"level\":\"DEBUG\",\"for\":\"PT25H\"}",
            "{\"level\":\"DEBUG\",\"for\":\"PT1M\",\"x\":1}",
            "{\"level\":\"DEBUG\",\"for\":\"PT1M\"}{}")) {
      api.put("/v1/obs/logging", body).isProblem(400);
    }
    var reader = ApiClient.withToken(RealServer.get().token("obs.read obs.write", tenant));
    reader.put("/v1/obs/logging", "{\"level\":\"DEBUG\",\"for\":\"PT1S\"}").isProblem(403);
  }

  private static boolean speaksToATerminal(int c) {
    return c < ' ' || c >= 0x7F && c <= 0x9F || c == 0x2028 || c == 0x2029 || c == 0x202E;
  }

  private static JsonNode line(List<JsonNode> lines, String message) {
    return lines.stream().filter(line -> msg(line).equals(message)).findFirst().orElseThrow();
  }

  private static String msg(JsonNode line) {
    return line.path("msg").textValue();
  }

  private static String level(JsonNode line) {
    return line.path("level").textValue();
  }
}
