package io.trialsync.obs.ejb.lateness;

import io.trialsync.obs.ejb.lateness.schedule.Timetable;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Holds a job against its three clocks. What is late follows from what is known now and from the
 * time alone, never from an earlier answer: a restart forgets nothing, and nothing is told twice.
 */
public final class LatenessJudge {
  private static final PointClock.Awaited NOTHING = new PointClock.Awaited(null, false);

  private final JobWatch watch;
  private final JobLife life;
  private final Hindsight hindsight;
  private final Instant now;

  private LatenessJudge(JobWatch watch, Instant now) {
    this.watch = watch;
    this.life = watch.life();
    this.hindsight = new Hindsight(watch.suspensions(), watch.usual(), watch.clocks().maxRuntime());
    this.now = now;
  }

  /** What is late with that job at that instant. */
  public static Lateness judge(JobWatch watch, Instant now) {
    JobLife life = watch.life();
    if (!life.isWatched(now)) {
      return Lateness.silent(life.state() == JobLife.State.PAUSED ? life.pausedUntil() : null);
    }
    return new LatenessJudge(watch, now).judge();
  }

  /**
   * What became of points since that was last counted. Starts of a job are judged where they have a
   * grace; of one with a deadline only nothing is counted.
   *
   * @param until points that were due until then have been counted; null: none were
   */
  public static PointCounts decided(
      JobWatch watch, Lateness lateness, @Nullable Instant until, Instant now) {
    Instant since = watch.life().since();
    Instant after = until != null && until.isAfter(since) ? until : since;
    var judge = new LatenessJudge(watch, now);
    Duration grace = watch.clocks().startGrace();
    Points points = judge.points();
    if (points == null || grace == null || lateness.awaited() == null) {
      return new PointCounts(0, 0, 0, after);
    }
    return new DecidedPoints(points, grace, judge.hindsight).count(judge.starts(), after);
  }

  private Lateness judge() {
    Map<UUID, RunView> open = openRuns();
    Points points = points();
    if (points == null) {
      Set<Alarm> alarms = alarms(open, NOTHING, List.of());
      Instant limit = firstSignLimit();
      boolean isOver = limit != null && now.isAfter(limit);
      if (isOver) {
        alarms.add(new Alarm(Alarm.Kind.NEVER_SEEN, life.since(), null));
      }
      return new Lateness(
          null, List.of(), List.copyOf(open.values()), false, alarms, limit, isOver ? null : limit);
    }
    var clock = new PointClock(watch, points, hindsight, now);
    PointClock.Awaited awaited = clock.awaited();
    List<PointView> started = clock.started(open);
    return new Lateness(
        awaited.view(),
        started,
        List.copyOf(open.values()),
        awaited.unseen(),
        alarms(open, awaited, started),
        null,
        null);
  }

  private Map<UUID, RunView> openRuns() {
    var clock = new RunClock(watch.clocks(), life.since(), hindsight);
    Map<UUID, RunView> open = new LinkedHashMap<>();
    for (RunSeen run : watch.runs()) {
      if (run.end() == null) {
        open.put(run.runKey(), clock.look(run, run.start(watch.suspensions()), now));
      }
    }
    return open;
  }

  private Set<Alarm> alarms(
      Map<UUID, RunView> open, PointClock.Awaited awaited, List<PointView> started) {
    Set<Alarm> alarms = new LinkedHashSet<>();
    PointView waiting = awaited.view();
    if (waiting != null && waiting.state() != PointState.WAITING) {
      alarms.add(new Alarm(kind(waiting.state()), waiting.point().due().latest(), null));
    }
    for (PointView point : started) {
      if (point.state() == PointState.LATE_FINISH) {
        alarms.add(new Alarm(Alarm.Kind.LATE_FINISH, point.point().due().latest(), null));
      }
    }
    for (RunView run : open.values()) {
      if (run.state() == RunState.STUCK && run.startedAt() != null) {
        alarms.add(new Alarm(Alarm.Kind.STUCK, run.startedAt(), run.runKey()));
      }
    }
    return alarms;
  }

  private Alarm.Kind kind(PointState late) {
    if (!life.everSeen()) {
      return Alarm.Kind.NEVER_SEEN;
    }
    return late == PointState.LATE_START ? Alarm.Kind.LATE_START : Alarm.Kind.LATE_FINISH;
  }

  private @Nullable Instant firstSignLimit() {
    return life.everSeen()
        ? null
        : hindsight.giveBack(life.since(), life.since().plus(watch.clocks().firstSeenWithin()));
  }

  private List<Instant> starts() {
    return watch.runs().stream()
        .filter(run -> run.scheduled() && run.hasStarted())
        .map(run -> run.start(watch.suspensions()))
        .sorted()
        .toList();
  }

  /** The points of the job, the starts of its scheduled runs given to them; null without any. */
  private @Nullable Points points() {
    List<Instant> starts = starts();
    Timetable timetable = watch.timetable();
    if (timetable instanceof Timetable.Calendar calendar) {
      return new CalendarPoints(calendar.points(), watch.clocks(), life.since(), starts);
    }
    if (timetable instanceof Timetable.Interval interval) {
      return new IntervalPoints(interval, life.since(), starts);
    }
    return null;
  }
}
