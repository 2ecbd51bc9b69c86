package io.trialsync.obs.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Who changed what is written down with the change, and read by administrators of the tenant. */
class AuditIT {
  private static final String AUDIT = "/v1/obs/audit";
  private static final String JOB = "/v1/obs/jobs/nightly";

  private final String tenant = "audited-" + UUID.randomUUID();
  private final ApiClient api = ApiClient.ofTenant(tenant);

  @Test
  void tellsWhoChangedWhatFromWhatToWhat() {
    api.put(JOB, "{\"owner\":\"team-a\",\"thresholds\":{\"retry_alert_threshold\":3}}").has(201);
    api.put(JOB, "{\"owner\":\"team-b\"}").has(200);
    api.patch(JOB, "{\"state\":\"paused\",\"owner\":null}").has(200);

    JsonNode page = api.get(AUDIT).ok();
    assertThat(page.path("total").intValue()).isEqualTo(3);
    assertThat(page.path("items").findValuesAsText("action"))
        .containsExactly("job_settings_merged", "job_settings_replaced", "job_declared");
    JsonNode merged = page.path("items").path(0);
    assertThat(merged.path("job_id").textValue()).isEqualTo("nightly");
    assertThat(merged.path("client_id").textValue()).isEqualTo("test");
    assertThat(merged.path("issuer").textValue()).isEqualTo("obs-dev");
    assertThat(merged.path("changes").toString())
        .isEqualTo(
            "[{\"setting\":\"owner\",\"from\":\"team-b\",\"to\":null},"
                + "{\"setting\":\"state\",\"from\":\"active\",\"to\":\"paused\"}]");
    assertThat(page.path("items").path(1).path("changes").toString())
        .isEqualTo(
            "[{\"setting\":\"owner\",\"from\":\"team-a\",\"to\":\"team-b\"},"
                + "{\"setting\":\"thresholds.retry_alert_threshold\",\"from\":3,\"to\":null}]");
    assertThat(page.path("items").path(2).path("changes").findValuesAsText("setting"))
        .containsExactly("owner", "state", "thresholds.retry_alert_threshold");
  }

  @Test
  void writesNothingDownWhereNothingChanged() {
    api.put(JOB, "{\"owner\":\"team\"}").has(201);
    api.put(JOB, "{\"owner\":\"team\"}").has(200);
    api.patch(JOB, "{}").has(200);
    api.put(JOB, "{\"owner\":7,\"colour\":1}").isProblem(400);
    api.patch("/v1/obs/jobs/unknown", "{}").isProblem(404);
    assertThat(api.get(AUDIT).ok().path("total").intValue()).isEqualTo(1);
  }

  @Test
  void takesAChangeBackThatCannotBeWrittenDown() throws SQLException {
    api.put(JOB, "{\"owner\":\"before\"}").has(201);
    String constraint = "refuse_" + tenant.replace('-', '_');
    execute(
        "alter table audit add constraint %s check (tenant_id <> '%s' or action <> 'job_settings_merged')"
            .formatted(constraint, tenant));
    try {
      assertThat(api.patch(JOB, "{\"owner\":\"after\"}").tellsNothingOfTheCode().status())
          .isGreaterThanOrEqualTo(500);
      assertThat(api.get(JOB).ok().path("settings").path("owner").textValue()).isEqualTo("before");
    } finally {
      execute("alter table audit drop constraint " + constraint);
    }
    api.patch(JOB, "{\"owner\":\"after\"}").has(200);
  }

  @Test
  void writesDownWhoAskedForRetention() {
    var answer = api.post("/v1/obs/retention?dry_run=false", "");
    assertThat(answer.status()).isIn(202, 409);
    JsonNode line = api.get(AUDIT + "?action=retention_requested").ok().path("items").path(0);
    assertThat(line.path("client_id").textValue()).isEqualTo("test");
    assertThat(line.path("job_id").isNull()).isTrue();
    assertThat(line.path("changes").isEmpty()).isTrue();
    api.post("/v1/obs/retention?dry_run=true", "").has(200);
    assertThat(api.get(AUDIT).ok().path("total").intValue()).isEqualTo(1);
  }

  @Test
  @Tag("A02")
  void isReadInPagesByItsTenantOnly() {
    for (int change = 0; change < 5; change++) {
      api.put(JOB, "{\"owner\":\"team-%d\"}".formatted(change));
    }
    api.put("/v1/obs/jobs/other", "{}").has(201);
    List<String> owners = new ArrayList<>();
    String list = AUDIT + "?job_id=nightly&page_size=2";
    JsonNode page = api.get(list).ok();
    String first = page.path("next_cursor").textValue();
    while (true) {
      page.path("items").forEach(line -> owners.add(to(line)));
      String cursor = page.path("next_cursor").textValue();
      if (cursor == null) {
        break;
      }
      page = api.get(list + "&cursor=" + cursor).ok();
    }
    assertThat(owners).containsExactly("team-4", "team-3", "team-2", "team-1", "team-0");
    assertThat(api.get(list + "&page=3").ok().path("items")).hasSize(1);
    assertThat(api.get(AUDIT + "?action=job_declared").ok().path("total").intValue()).isEqualTo(2);

    var stranger = ApiClient.ofNewTenant();
    assertThat(stranger.get(AUDIT).ok().path("total").intValue()).isZero();
    stranger.get(list + "&cursor=" + first).isProblem(400, "cursor");
    api.get(AUDIT + "?page_size=2&cursor=" + first).isProblem(400, "cursor");
  }

  @Test
  @Tag("A08")
  void answersTheDocumentedFieldsOnly() {
    api.put(JOB, "{\"owner\":\"team\"}").has(201);
    JsonNode page = api.get(AUDIT).ok();
    assertThat(page.fieldNames())
        .toIterable()
        .containsExactly("items", "page", "page_size", "total", "total_capped", "next_cursor");
    assertThat(page.path("items").path(0).fieldNames())
        .toIterable()
        .containsExactly("at", "action", "job_id", "client_id", "issuer", "changes");
    assertThat(page.path("items").path(0).path("changes").path(0).fieldNames())
        .toIterable()
        .containsExactly("setting", "from", "to");
  }

  @Test
  void isForAdministrators() {
    var reader =
        ApiClient.withToken(RealServer.get().token("obs.read obs.write obs.alerts", tenant));
    reader.get(AUDIT).isProblem(403, "obs.admin");
    api.get(AUDIT).has(200);
  }

  @Test
  void refusesQuestionsThatMakeNoSense() {
    api.get(AUDIT + "?action=deleted").isProblem(400, "action must be one of", "job_declared");
    api.get(AUDIT + "?from=2024-01-01T00:00:00Z").isProblem(400, "400 days");
    api.get(AUDIT + "?job_id=a%20b").isProblem(400, "job_id");
    api.get(AUDIT + "?who=me").isProblem(400, "who");
    api.get(AUDIT + "?from=2026-01-01T00:00:00Z&to=2026-11-20T00:00:00Z&job_id=none").has(200);
  }

  private static String to(JsonNode line) {
    for (JsonNode change : line.path("changes")) {
      if (change.path("setting").textValue().equals("owner")) {
        return change.path("to").textValue();
      }
    }
    return "";
  }

  private static void execute(String sql) throws SQLException {
    try (Connection connection = RealServer.get().connect();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
