package io.trialsync.obs.ejb.job;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What people set for a job; all of it is optional.
 *
 * @param state `active`, `paused` or `retired`
 * @param startGrace how late a start may be
 * @param maxRuntime how long a run may take
 * @param finishDeadline when a run must have ended, counted from its due time
 * @param earlyTolerance how much earlier than due a run may start and still be the one
 * @param progressTimeout how long heartbeats may show the same progress
 * @param lostAfter how long nothing may be heard of a run before it is given up
 * @param pausedUntil when a pause ends by itself
 * @param exclusions days off in the zone of the schedule, see {@link Exclusion}
 * @param keyColumns columns that must not be null, by table
 * @param expectedSchema columns by table
 * @param thresholds values by threshold key, see {@link ThresholdKey}
 * @param checks how strict each check is, see {@link CheckRules}
 * @param probes what the server itself looks at, by the name that the table has in reports
 */
public record JobSettings(
    @Nullable String state,
    @Nullable String owner,
    @Nullable String runbookUrl,
    @Nullable Schedule schedule,
    @Nullable Duration startGrace,
    @Nullable Duration maxRuntime,
    @Nullable Duration finishDeadline,
    @Nullable Duration earlyTolerance,
    @Nullable Duration progressTimeout,
    @Nullable Duration lostAfter,
    @Nullable Instant pausedUntil,
    @Nullable List<String> exclusions,
    @Nullable Map<String, List<String>> keyColumns,
    @Nullable Map<String, List<ExpectedColumn>> expectedSchema,
    @Nullable Map<String, BigDecimal> thresholds,
    @Nullable Map<String, Object> checks,
    @Nullable Map<String, ProbeSetting> probes) {

  /** The same without the state, which is stored apart. */
  JobSettings withState(@Nullable String newState) {
    return new JobSettings(
        newState,
        owner,
        runbookUrl,
        schedule,
        startGrace,
        maxRuntime,
        finishDeadline,
        earlyTolerance,
        progressTimeout,
        lostAfter,
        pausedUntil,
        exclusions,
        keyColumns,
        expectedSchema,
        thresholds,
        checks,
        probes);
  }
}
