package io.trialsync.obs.ejb.lateness.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import io.trialsync.obs.ejb.job.JobRegistry;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Schedules that never come are told from those that come rarely. */
class ComesAtAllTest {
  private final ComesAtAll rule = new ComesAtAll();

  @BeforeEach
  void fixClock() {
    rule.clock = Clock.fixed(Instant.parse("2026-11-22T10:00:00Z"), ZoneOffset.UTC);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "{\"schedule\":{\"cron\":\"0 2 * * *\",\"zone\":\"Europe/Berlin\"}}",
        "{\"schedule\":{\"cron\":\"0 0 29 2 *\"}}",
        "{\"schedule\":{\"every\":\"P366D\"}}",
        "{\"schedule\":{\"every\":\"PT1H\",\"zone\":\"UTC\"},\"exclusions\":[\"2026-11-22\"]}",
        "{\"schedule\":{\"cron\":\"0 0 1 1 *\"},\"exclusions\":[\"2027-01-01\",\"2028-01-01\"]}"
      })
  void takesWhatComesSomeDay(String settings) {
    assertThat(rule.complaint(JobRegistry.read("active", settings))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"0 2 31 2 *", "0 2 30 2 *", "0 2 31 4,6,9,11 *"})
  void refusesDaysThatNoMonthHas(String cron) {
    String settings = "{\"schedule\":{\"cron\":\"" + cron + "\"}}";
    assertThat(rule.complaint(JobRegistry.read("active", settings)))
        .contains("schedule.cron must name a day that comes, which \"" + cron + "\" does not.");
  }

  @ParameterizedTest
  @ValueSource(strings = {"\"cron\":\"0 2 * * *\"", "\"every\":\"PT1H\""})
  void refusesExclusionsThatLeaveNoDay(String when) {
    String years =
        IntStream.range(2026, 2036)
            .mapToObj(year -> "\"%d-01-01/%d-12-31\"".formatted(year, year))
            .collect(Collectors.joining(","));
    String settings =
        "{\"schedule\":{" + when + ",\"zone\":\"UTC\"},\"exclusions\":[" + years + "]}";
    assertThat(rule.complaint(JobRegistry.read("active", settings)).orElseThrow())
        .startsWith("exclusions must leave a day in the next eight years");
  }

  @Test
  void readsDaysOffFromTheSettings() {
    assertThat(DaysOff.of(null)).isEqualTo(DaysOff.NONE);
    assertThat(
            DaysOff.of(
                    JobRegistry.read("active", "{\"exclusions\":[\"2026-12-24/2026-12-26\"]}")
                        .exclusions())
                .contains(LocalDate.of(2026, 12, 26)))
        .isTrue();
  }
}
