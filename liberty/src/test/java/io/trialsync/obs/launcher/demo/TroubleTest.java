package io.trialsync.obs.launcher.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TroubleTest {
  private static final Instant NOW = Instant.parse("2026-11-22T14:03:20Z");

  @ParameterizedTest
  @CsvSource({
    "2026-11-22T14:03:20Z, 4 14 * * *",
    "2026-11-22T14:03:49Z, 4 14 * * *",
    "2026-11-22T14:03:51Z, 5 14 * * *",
    "2026-11-22T23:59:30Z, 0 0 * * *"
  })
  void theLateJobIsDueInAWhileSoThatTheServerKnowsItByThen(Instant now, String cron) {
    assertThat(new Trouble(now).lateSettings())
        .containsEntry("schedule", Map.of("cron", cron, "zone", "UTC"))
        .containsEntry("start_grace", "PT5S");
  }

  @Test
  void aRunFailsNow() {
    List<Map<String, Object>> events = new Trouble(NOW).failedRun();
    assertThat(events).extracting(event -> event.get("event")).containsExactly("started", "failed");
    assertThat(events.get(1)).containsEntry("at", NOW.toString());
    assertThat(events).extracting(event -> event.get("run_id")).doesNotContainNull();
  }

  @Test
  void onlyTheNewestRunHasHoles() {
    List<Map<String, Object>> loads =
        all(new Trouble(NOW)).stream().filter(event -> event.containsKey("stats")).toList();
    assertThat(loads.stream().map(TroubleTest::sites).toList())
        .containsExactly(4L, 4L, 4L, 4L, 4L, 4L, 570L);
  }

  @Test
  void toldAgainOnTheSameDayThePastStaysTheSame() {
    var before = runIds(new Trouble(NOW));
    var after = runIds(new Trouble(NOW.plusSeconds(600)));
    assertThat(after.subList(0, 6)).isEqualTo(before.subList(0, 6));
    assertThat(after.get(6)).isNotEqualTo(before.get(6));
  }

  @Test
  void noEventIsOfTheFuture() {
    assertThat(all(new Trouble(NOW)))
        .extracting(event -> Instant.parse(String.valueOf(event.get("at"))))
        .allSatisfy(at -> assertThat(at).isBeforeOrEqualTo(NOW));
  }

  private static List<Map<String, Object>> all(Trouble trouble) {
    var events = new ArrayList<>(trouble.goodRuns(Trouble.holes()));
    events.addAll(trouble.runWithHoles(Trouble.holes()));
    return events;
  }

  private static List<Object> runIds(Trouble trouble) {
    return all(trouble).stream()
        .map(event -> event.get("run_id"))
        .distinct()
        .collect(Collectors.toList());
  }

  /** Rows without a value in the key column {@code site}. */
  private static long sites(Map<String, Object> event) {
    var stats = (Map<?, ?>) event.get("stats");
    var site = (Map<?, ?>) ((List<?>) stats.get("columns")).get(1);
    return ((Number) site.get("null_count")).longValue();
  }
}
