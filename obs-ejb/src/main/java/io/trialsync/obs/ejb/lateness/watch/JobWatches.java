package io.trialsync.obs.ejb.lateness.watch;

import io.trialsync.obs.ejb.job.JobRegistry;
import io.trialsync.obs.ejb.job.JobSettings;
import io.trialsync.obs.ejb.lateness.JobLife;
import io.trialsync.obs.ejb.lateness.JobWatch;
import io.trialsync.obs.ejb.lateness.RunSeen;
import io.trialsync.obs.ejb.lateness.UsualRuntime;
import io.trialsync.obs.ejb.lateness.schedule.Span;
import io.trialsync.obs.ejb.lateness.schedule.Spans;
import io.trialsync.obs.persistence.lateness.BlindSpan;
import io.trialsync.obs.persistence.lateness.UsualDurations;
import io.trialsync.obs.persistence.lateness.WatchedJob;
import io.trialsync.obs.persistence.lateness.WatchedRun;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Puts together what the rules want to know from what the database has. */
final class JobWatches {
  private final LatenessDefaults defaults;
  private final Timetables timetables = new Timetables();

  JobWatches(LatenessDefaults defaults) {
    this.defaults = defaults;
  }

  JobWatch of(
      WatchedJob job, List<WatchedRun> runs, Spans suspensions, @Nullable UsualDurations usual) {
    JobSettings settings = JobRegistry.read(job.state(), job.settings());
    return new JobWatch(
        life(job, settings),
        timetables.of(settings),
        defaults.clocks(settings),
        runs.stream().map(run -> seen(run, job.continuous())).toList(),
        suspensions,
        usual == null ? UsualRuntime.UNKNOWN : new UsualRuntime(usual.shortest(), usual.longest()));
  }

  static Spans spans(List<BlindSpan> blind) {
    return new Spans(blind.stream().map(span -> new Span(span.start(), span.end())).toList());
  }

  private static JobLife life(WatchedJob job, JobSettings settings) {
    return new JobLife(
        JobLife.State.valueOf(job.state().toUpperCase(Locale.ROOT)),
        settings.pausedUntil(),
        job.expectedSince(),
        job.everSeen());
  }

  private static RunSeen seen(WatchedRun run, boolean continuous) {
    return new RunSeen(
        run.runKey(),
        run.runType() == null || run.runType().equals("scheduled"),
        run.startHeardAt(),
        run.startAt(),
        run.heardAt(),
        progress(run),
        end(run),
        continuous);
  }

  private static RunSeen.@Nullable Progress progress(WatchedRun run) {
    return run.progressSince() == null || run.beatAt() == null
        ? null
        : new RunSeen.Progress(run.progressSince(), run.beatAt());
  }

  /** One that was given up is over: the rules have said what there is to say of it. */
  private static RunSeen.@Nullable End end(WatchedRun run) {
    if (run.givenUp()) {
      return RunSeen.End.FAILED;
    }
    return switch (run.status()) {
      case "success" -> RunSeen.End.SUCCESS;
      case "skipped" -> RunSeen.End.SKIPPED;
      case "failed" -> RunSeen.End.FAILED;
      default -> null;
    };
  }
}
