package io.trialsync.obs.ejb.lateness;

import static org.assertj.core.api.Assertions.assertThat;

import io.trialsync.obs.ejb.job.Schedule;
import io.trialsync.obs.ejb.lateness.schedule.DaysOff;
import io.trialsync.obs.ejb.lateness.schedule.Span;
import io.trialsync.obs.ejb.lateness.schedule.Spans;
import io.trialsync.obs.ejb.lateness.schedule.Timetable;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/** What holds whatever a job does. */
class LatenessPropertiesTest {
  private static final Instant BEGIN = Instant.parse("2026-10-24T20:00:00Z");
  private static final List<Schedule> SCHEDULES =
      List.of(
          new Schedule("30 2 * * *", "Europe/Berlin", null),
          new Schedule("*/20 * * * *", "Europe/Berlin", null),
          new Schedule("5 */3 * * *", "UTC", null),
          new Schedule(null, null, Duration.ofMinutes(90)));

  @Property(tries = 200)
  void givesTheSameAnswerInWhateverOrderTheRunsAre(
      @ForAll int seed, @ForAll @IntRange(max = 1440) int minute) {
    JobWatch watch = watch(seed, Spans.NONE);
    List<RunSeen> shuffled = new ArrayList<>(watch.runs());
    Collections.shuffle(shuffled, new Random(seed));
    Lateness one = LatenessJudge.judge(watch, at(minute));
    Lateness other = LatenessJudge.judge(with(watch, shuffled, watch.suspensions()), at(minute));
    assertThat(other.alarms()).isEqualTo(one.alarms());
    assertThat(other.awaited()).isEqualTo(one.awaited());
    assertThat(other.openRuns()).containsExactlyInAnyOrderElementsOf(one.openRuns());
  }

  @Property(tries = 200)
  void changesItsAnswerNotBeforeItSays(
      @ForAll int seed,
      @ForAll @IntRange(max = 1440) int minute,
      @ForAll @IntRange(max = 600) int later) {
    JobWatch watch = watch(seed, suspensions(seed));
    Instant now = at(minute);
    Lateness lateness = LatenessJudge.judge(watch, now);
    Instant changes = lateness.lookAgainAfter();
    Instant then = now.plusSeconds(later * 60L);
    Instant looked = changes == null || then.isBefore(changes) ? then : changes;
    assertThat(LatenessJudge.judge(watch, looked.isBefore(now) ? now : looked)).isEqualTo(lateness);
    if (changes != null) {
      assertThat(LatenessJudge.judge(watch, changes.plusSeconds(1))).isNotEqualTo(lateness);
    }
  }

  @Property(tries = 200)
  void doesNotTakeBackThatAJobIsLateWhileNothingIsHeard(
      @ForAll int seed, @ForAll @IntRange(max = 1440) int minute) {
    JobWatch watch = watch(seed, Spans.NONE);
    List<Alarm> late = starts(LatenessJudge.judge(watch, at(minute)));
    assertThat(starts(LatenessJudge.judge(watch, at(minute + 3000)))).containsAll(late);
  }

  @Property(tries = 200)
  void neverTellsMoreBecauseTheServerWasAway(
      @ForAll int seed, @ForAll @IntRange(max = 1440) int minute) {
    JobWatch seeing = watch(seed, Spans.NONE);
    JobWatch blind = with(seeing, seeing.runs(), suspensions(seed));
    assertThat(LatenessJudge.judge(blind, at(minute)).alarms().size())
        .isLessThanOrEqualTo(LatenessJudge.judge(seeing, at(minute)).alarms().size());
  }

  private static List<Alarm> starts(Lateness lateness) {
    return lateness.alarms().stream().filter(a -> a.kind() == Alarm.Kind.LATE_START).toList();
  }

  private static JobWatch watch(int seed, Spans suspensions) {
    Random random = new Random(seed);
    List<RunSeen> runs = new ArrayList<>();
    for (int i = random.nextInt(6); i > 0; i--) {
      Instant start = at(random.nextInt(900));
      boolean isOver = random.nextInt(3) > 0;
      Instant heard = isOver ? start.plusSeconds(random.nextInt(7200)) : start;
      runs.add(
          new RunSeen(
              new UUID(random.nextLong(), i),
              random.nextInt(5) > 0,
              start,
              null,
              heard,
              null,
              isOver ? RunSeen.End.values()[random.nextInt(3)] : null,
              false));
    }
    return new JobWatch(
        new JobLife(JobLife.State.ACTIVE, null, BEGIN, true),
        Timetable.of(SCHEDULES.get(random.nextInt(SCHEDULES.size())), DaysOff.NONE),
        Clocks.of(Duration.ofMinutes(10), Duration.ofHours(1), Duration.ofHours(2)),
        runs,
        suspensions,
        random.nextBoolean()
            ? UsualRuntime.UNKNOWN
            : new UsualRuntime(Duration.ofMinutes(20), Duration.ofMinutes(40)));
  }

  /** One outage, before, around or after the minute at which somebody looks. */
  private static Spans suspensions(int seed) {
    Instant start = BEGIN.plusSeconds(new Random(seed).nextInt(3000) * 10L);
    return new Spans(List.of(new Span(start, start.plusSeconds(600 + Math.floorMod(seed, 7200)))));
  }

  private static JobWatch with(JobWatch watch, List<RunSeen> runs, Spans suspensions) {
    return new JobWatch(
        watch.life(), watch.timetable(), watch.clocks(), runs, suspensions, watch.usual());
  }

  /** Minutes from the beginning, which is five hours before the clocks change. */
  private static Instant at(int minute) {
    return BEGIN.plus(Duration.ofMinutes(minute));
  }
}
