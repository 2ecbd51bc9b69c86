package io.trialsync.obs.ejb.lateness.watch;

import io.trialsync.obs.ejb.job.JobSettings;
import io.trialsync.obs.ejb.lateness.Clocks;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What goes for jobs whose settings say nothing.
 *
 * @param startGrace for a job with a schedule and neither grace nor deadline
 */
public record LatenessDefaults(
    Duration startGrace, Duration earlyTolerance, Duration lostAfter, Duration firstSeenWithin) {

  /** What goes where nobody set anything. */
  public static final LatenessDefaults USUAL =
      new LatenessDefaults(
          Clocks.USUAL_START_GRACE,
          Clocks.USUAL_EARLY_TOLERANCE,
          Clocks.USUAL_LOST_AFTER,
          Clocks.USUAL_FIRST_SEEN_WITHIN);

  /** Reads settings that were checked, each by its name in MicroProfile Config. */
  public static LatenessDefaults of(Function<String, Optional<String>> settings) {
    return new LatenessDefaults(
        duration(settings, "obs.lateness.start.grace", USUAL.startGrace),
        duration(settings, "obs.lateness.early.tolerance", USUAL.earlyTolerance),
        duration(settings, "obs.lateness.lost.after", USUAL.lostAfter),
        duration(settings, "obs.lateness.first.seen", USUAL.firstSeenWithin));
  }

  /** The clocks of a job. */
  Clocks clocks(JobSettings job) {
    boolean unlimited = job.startGrace() == null && job.finishDeadline() == null;
    return new Clocks(
        unlimited ? startGrace : job.startGrace(),
        job.maxRuntime(),
        job.finishDeadline(),
        or(job.earlyTolerance(), earlyTolerance),
        job.progressTimeout(),
        or(job.lostAfter(), lostAfter),
        firstSeenWithin);
  }

  private static Duration or(@Nullable Duration ofJob, Duration usual) {
    return Objects.requireNonNullElse(ofJob, usual);
  }

  private static Duration duration(
      Function<String, Optional<String>> settings, String name, Duration usual) {
    return settings.apply(name).map(Duration::parse).orElse(usual);
  }
}
