package io.trialsync.obs.ejb.lateness;

import io.trialsync.obs.ejb.job.Schedule;
import io.trialsync.obs.ejb.lateness.schedule.DaysOff;
import io.trialsync.obs.ejb.lateness.schedule.Span;
import io.trialsync.obs.ejb.lateness.schedule.Spans;
import io.trialsync.obs.ejb.lateness.schedule.Timetable;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** What happened to one job, told in times of 22 November 2026 (UTC) or whole instants. */
final class Story {
  private final List<RunSeen> runs = new ArrayList<>();
  private final List<Span> suspensions = new ArrayList<>();
  private Timetable timetable = new Timetable.None();
  private Clocks clocks = Clocks.of(null, null, null);
  private UsualRuntime usual = UsualRuntime.UNKNOWN;
  private JobLife life =
      new JobLife(JobLife.State.ACTIVE, null, Instant.parse("2026-11-01T00:00:00Z"), true);

  static Story of(String cron) {
    return new Story().scheduled(new Schedule(cron, "UTC", null), DaysOff.NONE);
  }

  static Story every(Duration interval) {
    return new Story().scheduled(new Schedule(null, null, interval), DaysOff.NONE);
  }

  static Story withoutSchedule() {
    return new Story();
  }

  Story scheduled(Schedule schedule, DaysOff off) {
    timetable = Timetable.of(schedule, off);
    return this;
  }

  Story clocks(Clocks all) {
    clocks = all;
    return this;
  }

  Story life(JobLife whole) {
    life = whole;
    return this;
  }

  Story since(String time) {
    return life(new JobLife(JobLife.State.ACTIVE, null, at(time), life.everSeen()));
  }

  Story usual(int shortestMinutes, int longestMinutes) {
    usual =
        new UsualRuntime(Duration.ofMinutes(shortestMinutes), Duration.ofMinutes(longestMinutes));
    return this;
  }

  Story blind(String from, String to) {
    suspensions.add(new Span(at(from), at(to)));
    return this;
  }

  /** A scheduled run that is over. */
  Story ran(String from, String to) {
    return run(run(from).ended(to, RunSeen.End.SUCCESS));
  }

  /** A scheduled run that goes on. */
  Story started(String from) {
    return run(run(from));
  }

  Story run(Draft draft) {
    runs.add(draft.seen());
    return this;
  }

  Lateness at(Instant now) {
    return LatenessJudge.judge(
        new JobWatch(life, timetable, clocks, runs, new Spans(suspensions), usual), now);
  }

  Lateness now(String time) {
    return at(at(time));
  }

  static Instant at(String time) {
    return Instant.parse(time.length() > 8 ? time : "2026-11-22T" + time + ":00Z");
  }

  static Draft run(String startedAt) {
    return new Draft(at(startedAt));
  }

  static UUID key(String name) {
    return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8));
  }

  /** A run on its way into a story. */
  static final class Draft {
    private final Instant heardAt;
    private boolean scheduled = true;
    private boolean continuous;
    private boolean queued;
    private Instant said;
    private Instant lastHeardAt;
    private RunSeen.Progress progress;
    private RunSeen.End end;

    private Draft(Instant heardAt) {
      this.heardAt = heardAt;
      this.lastHeardAt = heardAt;
    }

    Draft byHand() {
      scheduled = false;
      return this;
    }

    Draft continuous() {
      continuous = true;
      return this;
    }

    Draft queued() {
      queued = true;
      return this;
    }

    Draft saidToStart(String time) {
      said = at(time);
      return this;
    }

    Draft heard(String time) {
      lastHeardAt = at(time);
      return this;
    }

    Draft beat(String sameSince, String lastBeat) {
      progress = new RunSeen.Progress(at(sameSince), at(lastBeat));
      return heard(lastBeat);
    }

    Draft ended(String time, RunSeen.End how) {
      end = how;
      return heard(time);
    }

    private RunSeen seen() {
      UUID key = key(heardAt.toString());
      Instant started = queued ? null : heardAt;
      return new RunSeen(key, scheduled, started, said, lastHeardAt, progress, end, continuous);
    }
  }
}
