package io.trialsync.obs.launcher.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Reads the run events of each story. */
class RunEventsTest {
  private static final Instant DUE = Instant.parse("2026-11-21T04:00:00Z");

  @Test
  void tellsASuccessInStages() {
    assertThat(kinds(Story.SUCCESS))
        .containsExactly("started", "stage", "stage", "stage", "succeeded");
  }

  @Test
  void tellsARetryAsAFailedAttemptAndASuccess() {
    assertThat(kinds(Story.RETRIED))
        .startsWith("started", "attempt_failed", "started", "stage")
        .endsWith("succeeded");
  }

  @Test
  void tellsAFailureAfterAllAttempts() {
    List<Map<String, Object>> events = events(Story.FAILED);
    assertThat(events)
        .filteredOn(event -> event.get("event").equals("attempt_failed"))
        .extracting(event -> event.get("attempt"))
        .containsExactly(1, 2);
    assertThat(events.get(events.size() - 1))
        .containsEntry("event", "failed")
        .containsEntry("attempt", 3)
        .extractingByKey("error")
        .extracting("category")
        .isEqualTo("Data");
  }

  @Test
  void leavesARunningRunOpen() {
    assertThat(kinds(Story.RUNNING)).containsExactly("started", "stage");
  }

  @Test
  void tellsASkippedRunInOneEvent() {
    assertThat(kinds(Story.SKIPPED)).containsExactly("skipped");
  }

  @Test
  void tellsEventsInTheOrderOfTheirTimes() {
    for (Story story : Story.values()) {
      assertThat(events(story))
          .extracting(event -> Instant.parse((String) event.get("at")))
          .isSorted();
    }
  }

  @Test
  void tellsNullsAndMissingRowsInTheStatisticsOfWhatWasLoaded() {
    assertThat(load(Flaw.NONE)).contains("row_count=700", "name=term_code", "null_count=1}");
    assertThat(load(Flaw.HALF_THE_ROWS)).contains("row_count=350");
    assertThat(load(Flaw.NULL_SPIKE)).contains("row_count=700", "null_count=210}");
  }

  private static String load(Flaw flaw) {
    return RunEvents.of(
            new DemoRun(failing(), DUE, Story.SUCCESS, flaw, Duration.ofMinutes(8), 700))
        .stream()
        .filter(event -> "load".equals(event.get("phase")))
        .map(event -> event.get("stats").toString())
        .findFirst()
        .orElseThrow();
  }

  private static List<Object> kinds(Story story) {
    return events(story).stream().map(event -> event.get("event")).toList();
  }

  private static List<Map<String, Object>> events(Story story) {
    return RunEvents.of(new DemoRun(failing(), DUE, story, Flaw.NONE, Duration.ofMinutes(8), 700));
  }

  private static DemoJob failing() {
    return ClinicalPlatform.jobs().stream()
        .filter(candidate -> candidate.latest() == Story.FAILED)
        .findFirst()
        .orElseThrow();
  }
}
