package io.trialsync.obs.launcher.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.openlineage.client.OpenLineage.RunEvent;
import io.openlineage.client.OpenLineageClientUtils;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Reads the OpenLineage events of each integration. */
class LineageEventsTest {
  private static final Instant DUE = Instant.parse("2026-11-21T04:00:00Z");

  @Test
  void givesEachAirflowTryARunIdAndTheNumberOfTheTry() {
    List<RunEvent> events = events(Reporter.AIRFLOW, Story.RETRIED);
    assertThat(types(events)).containsExactly("START", "FAIL", "START", "COMPLETE");
    assertThat(events.get(0).getRun().getRunId())
        .isEqualTo(events.get(1).getRun().getRunId())
        .isNotEqualTo(events.get(2).getRun().getRunId());
    assertThat(OpenLineageClientUtils.toJson(events.get(2)))
        .contains("\"try_number\":2", "\"run_id\":\"scheduled__2026-11-21T04:00:00Z\"");
  }

  @Test
  void sendsFailAndThenCompleteAsSparkDoes() {
    List<RunEvent> events = events(Reporter.SPARK, Story.FAILED);
    assertThat(types(events)).containsExactly("START", "FAIL", "COMPLETE");
    assertThat(events)
        .extracting(event -> event.getRun().getRunId())
        .containsOnly(events.get(0).getRun().getRunId());
    assertThat(OpenLineageClientUtils.toJson(events.get(1))).contains("\"spark.exception\":");
    assertThat(events.get(2).getOutputs()).isEmpty();
  }

  @Test
  void tellsSchemaRowsAndNullsOfWhatWasLoaded() {
    List<RunEvent> events = events(Reporter.DBT, Story.SUCCESS);
    assertThat(types(events)).containsExactly("START", "COMPLETE");
    assertThat(OpenLineageClientUtils.toJson(events.get(1)))
        .contains("\"outputStatistics\":", "\"rowCount\":4000", "\"nullCount\":10", "\"schema\":");
  }

  @Test
  void tellsARenamedColumnInTheSchemaAndInTheNulls() {
    DemoJob job =
        ClinicalPlatform.jobs().stream()
            .filter(candidate -> candidate.flaw() == Flaw.RENAMED_COLUMN)
            .findFirst()
            .orElseThrow();
    var run =
        new DemoRun(job, DUE, Story.SUCCESS, Flaw.RENAMED_COLUMN, Duration.ofMinutes(8), 4_000);
    assertThat(OpenLineageClientUtils.toJson(LineageEvents.of(run).get(1)))
        .contains("{\"name\":\"ittfl\",\"type\":\"char(1)\"}", "\"ittfl\":{\"nullCount\":20}")
        .doesNotContain("itt_flag");
  }

  private static List<String> types(List<RunEvent> events) {
    return events.stream().map(event -> event.getEventType().name()).toList();
  }

  private static List<RunEvent> events(Reporter reporter, Story story) {
    DemoJob job =
        ClinicalPlatform.jobs().stream()
            .filter(candidate -> candidate.reporter() == reporter)
            .findFirst()
            .orElseThrow();
    return LineageEvents.of(new DemoRun(job, DUE, story, Flaw.NONE, Duration.ofMinutes(8), 4_000));
  }
}
