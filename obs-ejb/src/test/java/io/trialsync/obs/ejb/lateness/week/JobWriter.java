package io.trialsync.obs.ejb.lateness.week;

import static java.time.Duration.ofMinutes;
import static java.time.Duration.ofSeconds;

import io.trialsync.obs.ejb.lateness.Alarm;
import io.trialsync.obs.ejb.lateness.JobLife;
import io.trialsync.obs.ejb.lateness.RunSeen;
import io.trialsync.obs.ejb.lateness.schedule.Span;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;

/**
 * Writes what a job does in the simulated week, and beside it what a person must hear: known from
 * what is made to happen, not from the rules under test.
 */
final class JobWriter {
  private static final Duration AGAIN = ofSeconds(50);

  private final JobScript job;
  private final Pace pace;
  private final Random random;
  private final List<Span> outages;
  private final List<Span> quiet;
  private final Instant lastTrouble;
  private final Map<Mix, Integer> counts;
  private boolean silent;

  /**
   * A writer for one job.
   *
   * @param outages when the server is away
   * @param quiet times near which all goes well: those, and those in which the job is paused
   * @param lastTrouble from when on all goes well, so that the week ends with every story told
   */
  JobWriter(
      JobScript job,
      Pace pace,
      Random random,
      List<Span> outages,
      List<Span> quiet,
      Instant lastTrouble,
      Map<Mix, Integer> counts) {
    this.job = job;
    this.pace = pace;
    this.random = random;
    this.outages = outages;
    this.quiet = quiet;
    this.lastTrouble = lastTrouble;
    this.counts = counts;
  }

  /** Lets the scheduler meet a due time; answers when it last started, or would have. */
  Instant meet(Due due) {
    Mix mix = allowed(Mix.drawn(random), due);
    counts.merge(mix, 1, Integer::sum);
    Instant usual = due.from().plusSeconds(seconds(0, 480));
    if (due.isOfAClockChange()) {
      usual = isOfOneKind() ? due.from() : due.to();
    }
    Instant start =
        switch (mix) {
          case EARLY -> due.from().minusSeconds(seconds(20, 240));
          case LATE -> due.after(Pace.GRACE).plusSeconds(seconds(60, 600));
          default -> usual;
        };
    if (mix == Mix.LATE || mix == Mix.MISSING) {
      expectSilence(due);
    }
    if (mix != Mix.MISSING) {
      run(mix, due, start);
    }
    return mix == Mix.REPEATED ? start.plus(AGAIN) : start;
  }

  /** Half of the schedulers read a schedule one way on the day of a clock change, half another. */
  private boolean isOfOneKind() {
    return job.name.hashCode() % 2 == 0;
  }

  /** Whoever was paused begins afresh. */
  void forget() {
    silent = false;
  }

  /** A run that a person started, or that fills a gap of the past. */
  void byHand(Instant start) {
    run(false, start, start.plus(duration()), RunSeen.End.SUCCESS);
  }

  /** A silence is told once, however many due times it lasts. */
  private void expectSilence(Due due) {
    if (!silent) {
      job.expected.add(new Alarm(Alarm.Kind.LATE_START, due.to(), null));
    }
    silent = true;
  }

  private void run(Mix mix, Due due, Instant start) {
    switch (mix) {
      case FAILED -> run(true, start, start.plus(duration()), RunSeen.End.FAILED);
      case SKIPPED -> run(true, start, start.plusSeconds(1), RunSeen.End.SKIPPED);
      case REPEATED -> {
        run(true, start, start.plusSeconds(30), RunSeen.End.FAILED);
        run(true, start.plus(AGAIN), start.plus(duration()).plus(AGAIN), RunSeen.End.SUCCESS);
      }
      case LONG -> {
        expectTrouble(due, start, endAfter(due, start.plus(ofMinutes(pace.tooLong))));
      }
      case ENDLESS -> {
        expectTrouble(due, start, null);
        job.lost++;
      }
      default -> run(true, start, start.plus(duration()), RunSeen.End.SUCCESS);
    }
  }

  private void expectTrouble(Due due, Instant start, Instant end) {
    UUID key = run(true, start, end, RunSeen.End.SUCCESS);
    job.expected.add(new Alarm(Alarm.Kind.STUCK, start, key));
    if (pace.deadline != null
        && (end == null || end.isAfter(due.after(ofMinutes(pace.deadline))))) {
      job.expected.add(new Alarm(Alarm.Kind.LATE_FINISH, due.to(), null));
    }
  }

  /** Not so shortly after the deadline that it is a matter of luck whether anybody looks. */
  private Instant endAfter(Due due, Instant end) {
    if (pace.deadline == null) {
      return end;
    }
    Instant deadline = due.after(ofMinutes(pace.deadline));
    Duration over = Duration.between(deadline, end);
    return over.isNegative() || over.getSeconds() > 15 ? end : deadline.plusSeconds(20);
  }

  private UUID run(boolean scheduled, Instant start, Instant end, RunSeen.End how) {
    UUID key = new UUID(random.nextLong(), random.nextLong());
    job.runs.add(new ScriptedRun(key, scheduled, start, end, how));
    silent &= !scheduled || !isHeard(start) && (end == null || !isHeard(end));
    return key;
  }

  private boolean isHeard(Instant at) {
    return job.resends || outages.stream().noneMatch(outage -> outage.contains(at));
  }

  private Mix allowed(Mix mix, Due due) {
    if (mix == Mix.MISSING && pace == Pace.BY_INTERVAL) {
      return allowed(Mix.LATE, due);
    }
    boolean wellOnly =
        due.to().isAfter(lastTrouble)
            || due.isOfAClockChange() && mix != Mix.MISSING
            || pace == Pace.QUARTERLY && mix == Mix.LATE
            || quiet.stream().anyMatch(span -> touches(span, due, mix));
    return wellOnly ? Mix.GOOD : mix;
  }

  /** Whether what happens might reach into a quiet time, or come out of it. */
  private boolean touches(Span span, Due due, Mix mix) {
    Duration reach = mix == Mix.ENDLESS ? Duration.ofHours(18) : Duration.ofHours(5);
    boolean after = mix == Mix.MISSING || mix == Mix.LATE;
    return span.meets(
        due.from().minus(after ? ofMinutes(90) : ofMinutes(10)), due.to().plus(reach));
  }

  private Duration duration() {
    return ofSeconds(seconds(pace.shortest * 60, pace.longest * 60));
  }

  private int seconds(int from, int to) {
    return from + random.nextInt(to - from);
  }

  /** A person pauses the job for a while; half of the pauses end by themselves. */
  static void pause(JobScript job, Span pause, boolean endsByItself) {
    job.changes.add(
        new LifeChange(
            pause.start(), JobLife.State.PAUSED, endsByItself ? pause.end() : null, job.since));
    if (!endsByItself) {
      job.changes.add(new LifeChange(pause.end(), JobLife.State.ACTIVE, null, pause.end()));
    }
  }
}
