package io.trialsync.obs.ejb.lateness.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import com.cronutils.model.CronType;
import com.cronutils.model.definition.CronDefinitionBuilder;
import com.cronutils.model.time.ExecutionTime;
import com.cronutils.parser.CronParser;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;

/** Whatever the schedule and the zone, the points are those of the schedule. */
class ExpectedPointsPropertiesTest {
  private static final long FIRST = Instant.parse("2026-01-01T00:00:00Z").getEpochSecond();
  private static final CronParser CRON =
      new CronParser(CronDefinitionBuilder.instanceDefinitionFor(CronType.UNIX));

  @Property(tries = 200)
  void findsWhatTheLibraryFindsWhereNoClockChanges(
      @ForAll("crons") String cron, @ForAll("instants") Instant from) {
    var library = ExecutionTime.forCron(CRON.parse(cron));
    var ours = ExpectedPoints.of(cron, ZoneOffset.UTC, DaysOff.NONE);
    ZonedDateTime expected = from.atZone(ZoneOffset.UTC);
    Instant found = from;
    for (int i = 0; i < 5; i++) {
      Optional<ZonedDateTime> next = library.nextExecution(expected);
      Optional<DueTime> mine = ours.firstFrom(found.plusNanos(1));
      assertThat(mine.map(DueTime::earliest)).isEqualTo(next.map(ZonedDateTime::toInstant));
      if (next.isEmpty()) {
        return;
      }
      expected = next.get();
      found = mine.orElseThrow().earliest();
    }
  }

  @Property(tries = 200)
  void goesBackTheWayItCame(
      @ForAll("crons") String cron,
      @ForAll("zones") ZoneId zone,
      @ForAll("instants") Instant from) {
    var points = ExpectedPoints.of(cron, zone, DaysOff.NONE);
    List<DueTime> list = points.between(from, from.plusSeconds(40 * 86_400), 40);
    for (int i = 1; i < list.size(); i++) {
      assertThat(list.get(i - 1).earliest()).isBefore(list.get(i).earliest());
      assertThat(points.lastBefore(list.get(i).earliest())).contains(list.get(i - 1));
    }
  }

  @Property(tries = 200)
  void expectsADailyJobOnceADayInEveryZone(
      @ForAll("zones") ZoneId zone,
      @ForAll("minutes") int minute,
      @ForAll("instants") Instant from) {
    String cron = minute % 60 + " " + minute / 60 + " * * *";
    List<DueTime> year =
        ExpectedPoints.of(cron, zone, DaysOff.NONE)
            .between(from, from.plusSeconds(365 * 86_400), 999);
    assertThat(year.size()).isBetween(364, 366);
    assertThat(IntStream.range(1, year.size()))
        .allMatch(i -> hoursBetween(year.get(i - 1), year.get(i)) <= 25);
  }

  @Property(tries = 50)
  void expectsAJobOfEveryHourOnceInEveryHour(
      @ForAll("zones") ZoneId zone, @ForAll("instants") Instant from) {
    List<DueTime> hours =
        ExpectedPoints.of("0 * * * *", zone, DaysOff.NONE)
            .between(from, from.plusSeconds(86_400), 99);
    assertThat(hours.size()).isBetween(23, 25);
  }

  private static long hoursBetween(DueTime one, DueTime other) {
    return (other.latest().getEpochSecond() - one.latest().getEpochSecond()) / 3600;
  }

  @Provide
  Arbitrary<String> crons() {
    return Combinators.combine(
            field(0, 59, 30), field(0, 23, 12), field(1, 28, 9), field(1, 12, 6), field(0, 6, 3))
        .as(
            (minute, hour, day, month, weekday) ->
                String.join(" ", minute, hour, day, month, weekday));
  }

  private static Arbitrary<String> field(int lowest, int highest, int step) {
    Arbitrary<Integer> number = Arbitraries.integers().between(lowest, highest);
    Arbitrary<String> range =
        Combinators.combine(number, number).as((a, b) -> Math.min(a, b) + "-" + Math.max(a, b));
    Arbitrary<Integer> steps = Arbitraries.integers().between(1, step);
    return Arbitraries.frequencyOf(
        Tuple.of(6, Arbitraries.just("*")),
        Tuple.of(3, number.map(String::valueOf)),
        Tuple.of(2, range),
        Tuple.of(1, steps.map(each -> "*/" + each)),
        Tuple.of(1, Combinators.combine(range, steps).as((r, s) -> r + "/" + s)),
        Tuple.of(1, Combinators.combine(number, range).as((single, more) -> single + "," + more)));
  }

  @Provide
  Arbitrary<ZoneId> zones() {
    return Arbitraries.of(
            "UTC",
            "Europe/Berlin",
            "America/New_York",
            "America/Santiago",
            "Asia/Kolkata",
            "Africa/Cairo",
            "Australia/Lord_Howe",
            "Pacific/Chatham",
            "America/St_Johns",
            "Asia/Beirut")
        .map(ZoneId::of);
  }

  @Provide
  Arbitrary<Instant> instants() {
    return Arbitraries.longs().between(FIRST, FIRST + 400L * 86_400).map(Instant::ofEpochSecond);
  }

  @Provide
  Arbitrary<Integer> minutes() {
    return Arbitraries.integers().between(0, 1439);
  }
}
