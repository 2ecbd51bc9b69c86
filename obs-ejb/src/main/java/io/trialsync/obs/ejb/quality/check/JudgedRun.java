package io.trialsync.obs.ejb.quality.check;

import java.time.DayOfWeek;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The run that the checks look at.
 *
 * @param runAt its start, or the first thing heard of it
 * @param weekday the day of its start in the zone of the job's schedule
 * @param durationMillis null while it is not over, or when nobody said when it began
 * @param hindrance why numbers of this run are not compared with others ({@code run_failed}, {@code
 *     backfill}, {@code manual}, {@code running}); null when they are
 */
public record JudgedRun(
    UUID runKey,
    Instant runAt,
    DayOfWeek weekday,
    @Nullable Long durationMillis,
    @Nullable String hindrance,
    List<MeasuredTable> tables) {

  /** Why numbers of its tables are not compared: a stage that is over counts before the run is. */
  @Nullable String hindranceOfTables() {
    return Reason.RUNNING.equals(hindrance) ? null : hindrance;
  }
}
