package io.trialsync.obs.ejb.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which schedules, days off, clocks and pauses are taken. */
class ScheduleRulesTest {

  @Test
  void takesAllOfThem() {
    JobSettings settings =
        checked(
            """
            {"state":"paused","paused_until":"2026-12-01T07:00:00+01:00",
             "schedule":{"every":"PT1M","zone":"Europe/Berlin"},"early_tolerance":"PT0S",
             "progress_timeout":"PT1M","lost_after":"P366D",
             "exclusions":["2026-12-25","2026-12-31/2027-01-01"]}
            """);
    assertThat(settings.pausedUntil()).isEqualTo(Instant.parse("2026-12-01T06:00:00Z"));
    assertThat(settings.earlyTolerance()).isEqualTo(Duration.ZERO);
    assertThat(SettingsJson.stored(SettingsJson.write(settings))).isEqualTo(settings);
    assertThat(SettingsJson.write(settings)).contains("\"paused_until\":\"2026-12-01T06:00:00Z\"");
  }

  @Test
  void readsATimeFromMilliseconds() {
    assertThat(checked("{\"state\":\"paused\",\"paused_until\":1796104800000}").pausedUntil())
        .isEqualTo(Instant.parse("2026-12-01T06:00:00Z"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{\"early_tolerance\":\"-PT1S\"} | early_tolerance must be from nothing",
        "{\"early_tolerance\":\"P367D\"} | to 366 days",
        "{\"progress_timeout\":\"PT59S\"} | progress_timeout must be from one minute to 366 days",
        "{\"lost_after\":\"PT0S\"} | lost_after must be from one minute to 366 days",
        "{\"schedule\":{\"every\":\"PT59.9S\"}} | schedule.every must be from one minute",
        "{\"schedule\":{\"every\":\"PT1H\",\"zone\":\"UTC\"}} | every where there are exclusions",
        "{\"schedule\":{\"every\":\"PT1H\",\"zone\":\"UTC\"},\"exclusions\":[]} | every where",
        "{\"schedule\":{\"every\":\"PT1H\",\"zone\":\"X\"},\"exclusions\":[\"2026-01-01\"]} | name of",
        "{\"exclusions\":[\"2026-02-30\"]} | exclusions must list days such as",
        "{\"exclusions\":[null]} | exclusions must list days such as",
        "{\"exclusions\":[\"2026-01-02/2026-01-01\"]} | exclusions must list days such as",
        "{\"exclusions\":[\"2026-01-01/2027-01-02\"]} | at most 366 days",
        "{\"exclusions\":\"2026-01-01\"} | exclusions has a value of the wrong form",
        "{\"paused_until\":\"2026-12-01T00:00:00Z\"} | paused_until goes with state paused only",
        "{\"state\":\"retired\",\"paused_until\":\"2026-12-01T00:00:00Z\"} | state paused only",
        "{\"state\":\"paused\",\"paused_until\":\"1999-12-31T23:59:59Z\"} | years 2000 to 2100",
        "{\"state\":\"paused\",\"paused_until\":\"2101-01-01T00:00:00Z\"} | years 2000 to 2100",
        "{\"state\":\"paused\",\"paused_until\":\"tomorrow\"} | paused_until has a value of the wrong",
      })
  void refusesWhatMakesNoSense(String settings, String sentence) {
    assertThatThrownBy(() -> checked(settings))
        .isInstanceOf(InvalidSettingsException.class)
        .hasMessageContaining(sentence);
  }

  @Test
  void takesFourHundredExclusionsAndNoMore() {
    assertThat(checked(exclusions(400)).exclusions()).hasSize(400);
    assertThatThrownBy(() -> checked(exclusions(401)))
        .hasMessage("exclusions may list at most 400 days or ranges of days.");
  }

  @Test
  void aRangeOfALeapYearIsTheLongest() {
    assertThat(Exclusion.of("2028-01-01/2028-12-31"))
        .contains(new Exclusion(LocalDate.of(2028, 1, 1), LocalDate.of(2028, 12, 31)));
    assertThat(Exclusion.of("2028-01-01/2029-01-01")).isEmpty();
  }

  @Test
  void whoEndsAPauseNeedNotKnowItsEnd() {
    JobSettings paused =
        checked("{\"state\":\"paused\",\"paused_until\":\"2026-12-01T00:00:00Z\"}");
    assertThat(SettingsJson.merge(paused, "{\"state\":\"active\"}").pausedUntil()).isNull();
    assertThat(SettingsJson.merge(paused, "{\"state\":null}").pausedUntil()).isNull();
    assertThat(SettingsJson.merge(paused, "{\"state\":\"paused\"}").pausedUntil()).isNotNull();
    assertThat(SettingsJson.merge(paused, "{\"owner\":\"me\"}").pausedUntil()).isNotNull();
  }

  private static String exclusions(int count) {
    return IntStream.range(0, count)
        .mapToObj(day -> "\"" + LocalDate.of(2026, 1, 1).plusDays(day) + "\"")
        .collect(Collectors.joining(",", "{\"exclusions\":[", "]}"));
  }

  private static JobSettings checked(String json) {
    JobSettings settings = SettingsJson.read(json);
    SettingsRules.check(settings, List.of());
    return settings;
  }
}
