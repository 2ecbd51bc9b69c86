package io.trialsync.obs.ejb.retention;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What a run of retention would remove now.
 *
 * @param complete false when there was more than could be counted in time
 * @param oldestDay of the runs that would go, by the day they began; null when none would
 * @param runsFrom the first day whose runs stay, likewise for the others
 */
public record RetentionForecast(
    boolean complete,
    @Nullable LocalDate oldestDay,
    @Nullable LocalDate newestDay,
    LocalDate runsFrom,
    LocalDate lifeCycleFrom,
    LocalDate rollupsFrom,
    RemovedCounts wouldRemove) {}
