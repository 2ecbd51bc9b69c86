package io.trialsync.obs.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Settings of a job: replaced, merged, read back, and refused where they make no sense. */
class JobSettingsIT {
  private static final String JOB = "/v1/obs/jobs/declared";
  private static final String SETTINGS =
      """
      {"state":"paused","paused_until":"2026-12-31T23:00:00Z","owner":"data-team","runbook_url":"https://wiki.example.org/declared",
       "schedule":{"cron":"0 2 * * *","zone":"Europe/Berlin"},"start_grace":"PT10M",
       "max_runtime":"PT2H","finish_deadline":"PT3H","early_tolerance":"PT0S",
       "progress_timeout":"PT20M","lost_after":"P1D","exclusions":["2026-12-24/2027-01-01"],"key_columns":{"visits":["subject_ref","site"]},
       "expected_schema":{"visits":[{"name":"site","type":"varchar(20)"}]},
       "thresholds":{"dq_row_delta_pct_threshold":20},
       "checks":{"row_count_delta":{"severity":"fail","threshold_pct":20,
         "weekdays":{"sunday":{"severity":"off"}},
         "tables":{"visits":{"threshold_pct":10.5,"columns":{"site":{"severity":"warn"}}}}}}}
      """;

  private final ApiClient api = ApiClient.ofNewTenant();

  @Test
  void declaresAJobThatWasNeverSeen() throws JsonProcessingException {
    JsonNode answer = api.put(JOB, SETTINGS).json(201);
    assertThat(withoutNulls(answer.path("settings")))
        .isEqualTo(ApiClient.MAPPER.readTree(SETTINGS));
    assertThat(api.get(JOB).ok()).isEqualTo(answer);
    assertThat(api.put(JOB, answer.path("settings").toString()).ok()).isEqualTo(answer);
    JsonNode listed = api.get("/v1/obs/jobs").ok().path("items").path(0);
    assertThat(listed.path("state").textValue()).isEqualTo("paused");
    assertThat(listed.path("schedule").path("cron").textValue()).isEqualTo("0 2 * * *");
    assertThat(listed.path("last_run_at").isNull()).isTrue();
    assertThat(api.get(JOB + "/runs").ok().path("total").intValue()).isZero();
  }

  @Test
  void replacesAllByPut() {
    api.put(JOB, SETTINGS).has(201);
    JsonNode settings = api.put(JOB, "{\"owner\":\"other\"}").ok().path("settings");
    assertThat(settings.path("owner").textValue()).isEqualTo("other");
    assertThat(settings.path("state").textValue()).isEqualTo("active");
    assertThat(settings.path("schedule").isMissingNode() || settings.path("schedule").isNull())
        .isTrue();
  }

  @Test
  void mergesByPatchAndRemovesByNull() {
    api.put(JOB, SETTINGS).has(201);
    JsonNode settings =
        api.patch(
                JOB,
                "{\"owner\":null,\"schedule\":{\"every\":\"PT1H\"},"
                    + "\"thresholds\":{\"dq_null_rate_threshold\":0.1}}")
            .ok()
            .path("settings");
    assertThat(settings.path("owner").textValue()).isNull();
    assertThat(settings.path("schedule").path("every").textValue()).isEqualTo("PT1H");
    assertThat(settings.path("schedule").path("cron").textValue()).isNull();
    assertThat(settings.path("thresholds").toString())
        .contains("\"dq_row_delta_pct_threshold\":20", "\"dq_null_rate_threshold\":0.1");
    assertThat(settings.path("state").textValue()).isEqualTo("paused");
    api.patch("/v1/obs/jobs/nobody", "{}").isProblem(404);
  }

  @Test
  void mergesTheSettingsOfChecksAndTellsTheAudit() {
    api.put(JOB, SETTINGS).has(201);
    JsonNode checks =
        api.patch(
                JOB,
                "{\"checks\":{\"zero_rows\":{\"severity\":\"fail\"},"
                    + "\"row_count_delta\":{\"weekdays\":null,\"tables\":null}}}")
            .ok()
            .path("settings")
            .path("checks");
    assertThat(checks.path("row_count_delta").toString())
        .isEqualTo("{\"severity\":\"fail\",\"threshold_pct\":20}");
    assertThat(checks.path("zero_rows").toString()).isEqualTo("{\"severity\":\"fail\"}");
    assertThat(api.get("/v1/obs/audit").ok().toString())
        .contains("checks.row_count_delta", "checks.zero_rows");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{\"state\":\"sleeping\"} | state must be active, paused or retired",
        "{\"colour\":\"red\"} | no setting colour",
        "{\"schedule\":{\"cron\":\"every day\"}} | schedule.cron",
        "{\"schedule\":{\"cron\":\"0 2 * * *\",\"every\":\"PT1H\"}} | either cron",
        "{\"schedule\":{\"cron\":\"0 2 * * *\",\"zone\":\"Mars/Base\"}} | schedule.zone",
        "{\"schedule\":{\"every\":\"PT0S\"}} | schedule.every",
        "{\"schedule\":\"daily\"} | schedule",
        "{\"schedule\":{\"cron\":\"0 2 31 2 *\"}} | name a day that comes",
        "{\"schedule\":{\"every\":\"PT59S\"}} | from one minute to 366 days",
        "{\"schedule\":{\"every\":\"PT1H\",\"zone\":\"UTC\"}} | where there are exclusions",
        "{\"exclusions\":[\"2026-02-30\"]} | exclusions must list days",
        "{\"early_tolerance\":\"-PT1S\"} | early_tolerance must be from nothing",
        "{\"lost_after\":\"PT1S\"} | lost_after must be from one minute",
        "{\"paused_until\":\"2026-12-01T00:00:00Z\"} | goes with state paused only",
        "{\"max_runtime\":\"two hours\"} | max_runtime",
        "{\"max_runtime\":\"-PT1H\"} | max_runtime",
        "{\"max_runtime\":{}} | max_runtime",
        "{\"owner\":\"\"} | owner",
        "{\"owner\":[1]} | owner",
        "{\"owner\":\"a\\u0000b\"} | owner",
        "{\"runbook_url\":\"javascript:alert(1)\"} | runbook_url",
        "{\"key_columns\":{\"visits\":\"site\"}} | key_columns",
        "{\"key_columns\":{\"visits\":[null]}} | key_columns",
        "{\"expected_schema\":{\"visits\":[{\"name\":\"site\"}]}} | expected_schema",
        "{\"thresholds\":{\"dq_null_rate_threshold\":1.1}} | from 0 to 1",
        "{\"thresholds\":{\"dq_null_rate_threshold\":\"x\"}} | thresholds",
        "{\"thresholds\":{\"dq_null_rate_threshold\":1e999999999}} | thresholds",
        "{\"thresholds\":{\"unknown_threshold\":1}} | thresholds may hold",
        "{\"checks\":[]} | checks",
        "{\"checks\":{\"rows\":{}}} | checks may hold assertion, duration, freshness,",
        "{\"checks\":{\"zero_rows\":{\"severity\":\"error\"}}} | must be off, warn or fail",
        "{\"checks\":{\"duration\":{\"k\":-1}}} | checks.duration.k must be a number from 0 to 100",
        "[] | one JSON object",
        "{\"owner\": | not valid",
        "{} {} | valid",
        "`` | one JSON object",
      })
  void refusesSettingsThatMakeNoSense(String settings, String words) {
    api.put(JOB, "{}").has(201);
    api.put(JOB, settings).isProblem(400, words);
    api.patch(JOB, settings).isProblem(400, words);
  }

  @Test
  void refusesAnIdThatNoJobCanHave() {
    api.put("/v1/obs/jobs/a%20b", "{}").isProblem(400, "job_id");
    api.put("/v1/obs/jobs/" + "j".repeat(210), "{}").isProblem(400, "209");
  }

  private static JsonNode withoutNulls(JsonNode settings) throws JsonProcessingException {
    return ApiClient.MAPPER.readTree(settings.toString().replaceAll(",\"[a-z_]+\":null", ""));
  }
}
