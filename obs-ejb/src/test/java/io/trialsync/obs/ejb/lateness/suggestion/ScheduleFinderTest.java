package io.trialsync.obs.ejb.lateness.suggestion;

import static org.assertj.core.api.Assertions.assertThat;

import io.trialsync.obs.ejb.lateness.schedule.DaysOff;
import io.trialsync.obs.ejb.lateness.schedule.ExpectedPoints;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ScheduleFinderTest {
  private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
  private static final ZoneId UTC = ZoneId.of("UTC");
  private static final List<ZoneId> ZONES =
      List.of(UTC, BERLIN, ZoneId.of("America/New_York"), ZoneId.of("Asia/Tokyo"));
  private static final Instant SPRING = Instant.parse("2026-03-09T00:00:00Z");

  @Test
  void namesTimeZoneAndDaysOfANightlyJob() {
    ScheduleSuggestion found = found(starts("0 2 * * 1-5", BERLIN, 40, 360));
    assertThat(found.sentence()).matches("starts 02:0[05] ± [3-6] min, Europe/Berlin, on weekdays");
    assertThat(found.schedule().cron()).matches("[05] 2 \\* \\* 1-5");
    assertThat(found.schedule().zone()).isEqualTo("Europe/Berlin");
    assertThat(found.confidence()).isGreaterThan(0.85);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "30 4 * * *   | 30 4 * * *",
        "0 6 * * 1    | 0 6 * * 1",
        "0 0 * * 2,4  | 0 0 * * 2,4",
        "15 23 1 * *  | 15 23 1 * *",
        "5 * * * *    | 5 * * * *",
        "*/15 * * * * | */15 * * * *",
        "20 */2 * * * | 20 0-23/2 * * *"
      })
  void findsTheScheduleThatWasKept(String kept, String expected) {
    assertThat(found(starts(kept, UTC, 30, 60)).schedule().cron()).isEqualTo(expected);
  }

  @Test
  void findsAnIntervalThatKeepsToNoDial() {
    List<Instant> starts = new ArrayList<>();
    Random random = new Random(7);
    Instant at = SPRING;
    for (int i = 0; i < 40; i++) {
      starts.add(at);
      at = at.plusSeconds(3600 + random.nextInt(300));
    }
    ScheduleSuggestion found = found(starts);
    assertThat(found.schedule().every()).isEqualTo(Duration.ofHours(1));
    assertThat(found.sentence()).startsWith("starts every 1 h ± ");
  }

  @Test
  void takesTheLikeliestZoneWhereNoClockChangeTellsThemApart() {
    Instant winter = Instant.parse("2026-01-05T01:00:00Z");
    List<Instant> starts =
        IntStream.range(0, 10).mapToObj(i -> winter.plus(Duration.ofDays(i))).toList();
    assertThat(ScheduleFinder.find(starts, List.of(BERLIN, UTC)))
        .hasValueSatisfying(
            found -> assertThat(found.schedule().zone()).isEqualTo("Europe/Berlin"));
  }

  @Test
  void saysNothingOfFewStarts() {
    assertThat(ScheduleFinder.find(starts("0 2 * * *", UTC, 4, 60), ZONES)).isEmpty();
  }

  @Test
  void saysNothingOfStartsWithoutAPattern() {
    Random random = new Random(3);
    List<Instant> starts = new ArrayList<>();
    Instant at = SPRING;
    for (int i = 0; i < 40; i++) {
      at = at.plusSeconds(random.nextInt(200_000));
      starts.add(at);
    }
    assertThat(ScheduleFinder.find(starts, ZONES)).isEmpty();
  }

  @Test
  void isSurerTheMoreStartsThereAre() {
    assertThat(found(starts("0 2 * * *", UTC, 30, 60)).confidence())
        .isGreaterThan(found(starts("0 2 * * *", UTC, 6, 60)).confidence());
  }

  @Property(tries = 100)
  void findsTheTimeOfEveryDailyJob(
      @ForAll @IntRange(max = 23) int hour, @ForAll @IntRange(max = 11) int fives) {
    String cron = fives * 5 + " " + hour + " * * *";
    assertThat(found(starts(cron, BERLIN, 40, 90)).schedule().cron()).isEqualTo(cron);
  }

  private static ScheduleSuggestion found(List<Instant> starts) {
    return ScheduleFinder.find(starts, ZONES).orElseThrow();
  }

  private static List<Instant> starts(String cron, ZoneId zone, int count, int latestSeconds) {
    Random random = new Random(cron.hashCode());
    return ExpectedPoints.of(cron, zone, DaysOff.NONE)
        .between(SPRING, SPRING.plus(Duration.ofDays(3000)), count)
        .stream()
        .map(due -> due.earliest().plusSeconds(random.nextInt(latestSeconds)))
        .toList();
  }
}
