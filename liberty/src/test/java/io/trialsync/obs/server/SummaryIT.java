package io.trialsync.obs.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Counts over time, as a panel asks for them. */
class SummaryIT {
  private static final String EVENTS = "/v1/obs/run-events";
  private static final String TWO_DAYS = "from=2026-11-18T12:00:00Z&to=2026-11-20T00:00:00Z";

  private final ApiClient api = ApiClient.ofNewTenant();

  @Test
  void addsUpEveryDayThatTheWindowTouchesAsAWhole() {
    end("visits", "succeeded", "2026-11-18T00:00:00Z", "\"records_loaded\":7");
    end("visits", "failed", "2026-11-18T23:59:59.999Z");
    end("labs", "skipped", "2026-11-18T12:00:00Z");
    end("labs", "succeeded", "2026-11-20T00:00:00Z");
    JsonNode answer = summary(TWO_DAYS);
    assertThat(answer.fieldNames())
        .toIterable()
        .containsExactly("items", "page", "page_size", "total", "total_capped", "next_cursor");
    assertThat(answer.path("total").intValue()).isEqualTo(2);
    assertThat(answer.path("items").path(0))
        .hasToString(
            "{\"bucket_start\":\"2026-11-18T00:00:00Z\",\"succeeded\":1,\"failed\":1,\"skipped\":1,"
                + "\"success_rate\":0.5,\"avg_duration_ms\":null,\"records_loaded\":7}");
    assertThat(answer.path("items").path(1))
        .hasToString(
            "{\"bucket_start\":\"2026-11-19T00:00:00Z\",\"succeeded\":0,\"failed\":0,\"skipped\":0,"
                + "\"success_rate\":null,\"avg_duration_ms\":null,\"records_loaded\":0}");
  }

  @Test
  void addsUpOneJobByDayAndByHourAlike() {
    var run = ReportedRun.of("visits");
    api.post(EVENTS, run.event("started", "2026-11-18T12:10:00Z")).ok();
    api.post(EVENTS, run.event("succeeded", "2026-11-18T12:10:30Z")).ok();
    end("visits", "failed", "2026-11-18T13:00:00Z");
    end("labs", "failed", "2026-11-18T13:00:00Z");
    JsonNode day = summary("job_id=visits&" + TWO_DAYS).path("items").path(0);
    assertThat(day.path("failed").intValue()).isEqualTo(1);
    assertThat(day.path("avg_duration_ms").longValue()).isEqualTo(30_000);
    assertThat(day.path("records_loaded").isNull()).isTrue();
    JsonNode hours = summary("job_id=visits&bucket=hour&" + TWO_DAYS);
    assertThat(hours.path("total").intValue()).isEqualTo(36);
    assertThat(hours.path("items").path(0).path("succeeded").intValue()).isEqualTo(1);
    assertThat(hours.path("items").path(0).path("avg_duration_ms").longValue()).isEqualTo(30_000);
    assertThat(hours.path("items").path(1).path("failed").intValue()).isEqualTo(1);
    assertThat(hours.path("items").path(2).path("failed").intValue()).isZero();
  }

  @Test
  void takesTheLastSevenDaysWhenNothingIsAsked() {
    Instant today = Instant.now().truncatedTo(ChronoUnit.DAYS);
    end("visits", "succeeded", today.toString());
    JsonNode items = summary("").path("items");
    // Now and the same time seven days ago lie in eight days.
    assertThat(items).hasSize(8);
    assertThat(items.path(0).path("bucket_start").textValue())
        .isEqualTo(today.minus(7, ChronoUnit.DAYS).toString());
    assertThat(items.path(7).path("succeeded").intValue()).isEqualTo(1);
    assertThat(summary("bucket=hour&job_id=visits").path("items").size()).isBetween(168, 169);
  }

  @Test
  void hasRowsForAJobWithoutARunAndNoneForAStranger() {
    api.put("/v1/obs/jobs/declared", "{}").has(201);
    JsonNode items = summary("job_id=declared&" + TWO_DAYS).path("items");
    assertThat(items).hasSize(2).allMatch(row -> row.path("succeeded").intValue() == 0);
    assertThat(ApiClient.ofNewTenant().get(path(TWO_DAYS)).ok().path("items"))
        .hasSize(2)
        .allMatch(row -> row.path("succeeded").intValue() == 0);
    ApiClient.ofNewTenant().get(path("job_id=declared")).isProblem(404);
  }

  @ParameterizedTest
  @CsvSource({
    "bucket=week, bucket must be day or hour",
    "bucket=hour, needs job_id",
    "bucket=hour&job_id=x&from=2026-11-01T00:00:00Z&to=2026-11-08T00:00:01Z, at most 7 days",
    "from=2025-01-01T00:00:00Z&to=2026-02-06T00:00:00Z, at most 400 days",
    "from=2026-11-02T00:00:00Z&to=2026-11-01T00:00:00Z, earlier",
    "job_id=a%00b, job_id must be",
    "job_id=a&job_id=b, once",
    "job=a, not known"
  })
  void refusesWhatItCannotAnswer(String query, String words) {
    api.get(path(query)).isProblem(400, words);
  }

  private void end(String job, String kind, String at, String... more) {
    api.post(EVENTS, ReportedRun.of(job).event(kind, at, more)).ok();
  }

  private JsonNode summary(String query) {
    return api.get(path(query)).ok();
  }

  private static String path(String query) {
    return "/v1/obs/summary" + (query.isEmpty() ? "" : "?" + query);
  }
}
