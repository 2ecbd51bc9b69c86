package io.trialsync.obs.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A schedule that is read from reported runs, and set by a person. */
class ScheduleSuggestionIT {
  private static final String PATH = "/v1/obs/jobs/nightly.load/schedule-suggestion";
  private static final ZoneId ROME = ZoneId.of("Europe/Rome");

  private final ApiClient api = ApiClient.ofNewTenant();

  @Test
  void suggestsWhatTheRunsOfWeekdaysShowAndSetsIt() {
    api.post("/v1/obs/run-events", "[" + String.join(",", lastWeekdays()) + "]").ok();

    JsonNode answer = api.get(PATH + "?zone=Europe/Rome").ok();
    assertThat(answer.path("suggestion").path("sentence").textValue())
        .matches("starts 02:30 ± \\d+ min, Europe/Rome, on weekdays");
    assertThat(answer.path("schedule").isNull()).isTrue();

    String body = "{\"schedule\":" + answer.path("suggestion").path("schedule") + "}";
    JsonNode job = api.post(PATH, body).ok();
    assertThat(job.path("schedule").path("cron").textValue()).isEqualTo("30 2 * * 1-5");
    assertThat(api.get("/v1/obs/audit?job_id=nightly.load").ok().toString())
        .contains("schedule.cron", "30 2 * * 1-5", "job_settings_merged");
  }

  @Test
  void saysWhyThereIsNoneAndRefusesWhatIsNotSuggested() {
    api.put("/v1/obs/jobs/nightly.load", "{}").has(201);
    assertThat(api.get(PATH).ok().path("reason").textValue()).startsWith("0 starts");
    api.post(PATH, "{\"schedule\":{\"every\":\"PT1H\"}}").isProblem(409, "not, or no longer");
    api.post(PATH, "{\"owner\":\"me\"}").isProblem(400, "schedule and nothing else");
    api.get(PATH + "?zone=Mars/Base").isProblem(400, "zone");
    api.get("/v1/obs/jobs/nobody/schedule-suggestion").isProblem(404);
  }

  private static List<String> lastWeekdays() {
    List<String> events = new ArrayList<>();
    LocalDate day = LocalDate.now(ROME).minusDays(29);
    for (int i = 0; i < 28; i++, day = day.plusDays(1)) {
      if (day.getDayOfWeek().getValue() <= DayOfWeek.FRIDAY.getValue()) {
        ZonedDateTime start = day.atTime(2, 30 + i % 3).atZone(ROME);
        ReportedRun run = ReportedRun.of("nightly.load");
        events.add(run.event("started", start.toInstant()));
        events.add(run.event("succeeded", start.plusMinutes(5).toInstant()));
      }
    }
    return events;
  }
}
