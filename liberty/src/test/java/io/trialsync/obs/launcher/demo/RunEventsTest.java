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

  private static List<Object> kinds(Story story) {
    return events(story).stream().map(event -> event.get("event")).toList();
  }

  private static List<Map<String, Object>> events(Story story) {
    DemoJob job =
        ClinicalPlatform.jobs().stream()
            .filter(candidate -> candidate.latest() == Story.FAILED)
            .findFirst()
            .orElseThrow();
    return RunEvents.of(new DemoRun(job, DUE, story, Duration.ofMinutes(8), 700));
  }
}
