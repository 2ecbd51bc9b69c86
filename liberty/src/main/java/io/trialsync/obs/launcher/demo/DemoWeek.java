package io.trialsync.obs.launcher.demo;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Which runs a job had up to now. Chance is seeded by the job and the time the run was due: asked
 * twice in an hour it gives the same runs, and on another day no run of the past has changed from
 * success to failure or back.
 */
final class DemoWeek {
  private static final double FAILED_SHARE = 0.04;
  private static final double RETRIED_SHARE = 0.10;

  private final Instant now;

  DemoWeek(Instant now) {
    this.now = now;
  }

  /** The last runs of the job, oldest first; the last of them has the job's own story. */
  List<DemoRun> runsOf(DemoJob job) {
    var runs = new ArrayList<DemoRun>();
    Instant point = latestPoint(job);
    Duration step = Duration.ofHours(job.everyHours());
    while (runs.size() < job.runs()) {
      DemoRun run = runAt(job, point, runs.isEmpty());
      if (!run.over().isAfter(now) && !(runs.isEmpty() && failedByChance(run))) {
        runs.add(run);
      }
      point = point.minus(step);
    }
    Collections.reverse(runs);
    return runs;
  }

  /**
   * The run of this hour of a job that pings: pings carry no time, they happen now. Due a minute
   * past the hour, it is never one of the runs that are told as events.
   */
  DemoRun runOfThisHour(DemoJob job) {
    return runAt(job, now.truncatedTo(ChronoUnit.HOURS).plusSeconds(60), true);
  }

  private Instant latestPoint(DemoJob job) {
    Instant point = now.truncatedTo(ChronoUnit.DAYS).plus(job.atHour(), ChronoUnit.HOURS);
    Duration step = Duration.ofHours(job.everyHours());
    while (!point.plus(step).isAfter(now)) {
      point = point.plus(step);
    }
    return point;
  }

  private DemoRun runAt(DemoJob job, Instant point, boolean latest) {
    var random = new SplittableRandom((job.jobId() + point).hashCode());
    double chance = random.nextDouble();
    double swing = 0.85 + 0.3 * random.nextDouble();
    return new DemoRun(
        job,
        point,
        story(job, latest, chance),
        latest ? job.flaw() : Flaw.NONE,
        Duration.ofSeconds((long) (job.typical().duration().toSeconds() * swing)),
        (int) (job.typical().rows() * (0.96 + 0.08 * random.nextDouble())));
  }

  /**
   * One job fails in every morning of the demo, and nobody should have to look for it among others:
   * a failure by chance is told only when a later run has gone well.
   */
  private static boolean failedByChance(DemoRun run) {
    return run.job().latest() == null && run.story() == Story.FAILED;
  }

  private static Story story(DemoJob job, boolean latest, double chance) {
    if (job.latest() != null) {
      return latest ? job.latest() : Story.SUCCESS;
    }
    if (chance < FAILED_SHARE) {
      return Story.FAILED;
    }
    return chance < FAILED_SHARE + RETRIED_SHARE ? Story.RETRIED : Story.SUCCESS;
  }
}
