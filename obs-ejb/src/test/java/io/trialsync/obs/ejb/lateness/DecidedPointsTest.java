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
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What became of the points of a job of every hour with a grace of ten minutes. */
class DecidedPointsTest {
  private static final Instant COUNTED = Story.at("05:30");

  private final List<RunSeen> runs = new ArrayList<>();
  private Spans blind = Spans.NONE;

  @Test
  void countsEachPointOnceByItsFirstStart() {
    started("06:01", "06:03", "07:30");
    assertThat(decided(COUNTED, "07:31")).isEqualTo(counts(1, 1, 0, "07:00"));
    assertThat(decided(Story.at("06:00"), "07:31")).isEqualTo(counts(0, 1, 0, "07:00"));
    assertThat(decided(Story.at("07:00"), "07:31")).isEqualTo(counts(0, 0, 0, "07:00"));
  }

  @Test
  void countsAPointAsMissedWhenALaterOneHasARun() {
    started("06:01");
    assertThat(decided(COUNTED, "08:50")).isEqualTo(counts(1, 0, 0, "06:00"));
    started("09:02");
    assertThat(decided(Story.at("06:00"), "09:03")).isEqualTo(counts(1, 0, 2, "09:00"));
  }

  @Test
  void doesNotCountWhatTheServerCouldNotSee() {
    started("06:01", "09:02");
    blind = new Spans(List.of(new Span(Story.at("06:50"), Story.at("07:30"))));
    assertThat(decided(Story.at("06:00"), "09:03")).isEqualTo(counts(1, 0, 1, "09:00"));
  }

  @Test
  void beginsToCountWithTheFirstRun() {
    assertThat(decided(null, "05:50")).isEqualTo(counts(0, 0, 0, "00:30"));
    started("06:01");
    assertThat(decided(null, "06:02")).isEqualTo(counts(1, 0, 0, "06:00"));
  }

  private void started(String... times) {
    for (String time : times) {
      Instant at = Story.at(time);
      runs.add(
          new RunSeen(UUID.randomUUID(), true, at, null, at, null, RunSeen.End.SUCCESS, false));
    }
  }

  private PointCounts decided(Instant until, String time) {
    var watch =
        new JobWatch(
            new JobLife(JobLife.State.ACTIVE, null, Story.at("00:30"), true),
            Timetable.of(new Schedule("0 * * * *", "UTC", null), DaysOff.NONE),
            Clocks.of(Duration.ofMinutes(10), null, null),
            runs,
            blind,
            UsualRuntime.UNKNOWN);
    Instant now = Story.at(time);
    return LatenessJudge.decided(watch, LatenessJudge.judge(watch, now), until, now);
  }

  private static PointCounts counts(int onTime, int late, int missed, String until) {
    return new PointCounts(onTime, late, missed, Story.at(until));
  }
}
