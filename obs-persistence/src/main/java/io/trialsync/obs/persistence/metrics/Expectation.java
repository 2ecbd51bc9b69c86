package io.trialsync.obs.persistence.metrics;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What is expected of a job, as it was found when somebody last looked for what is late.
 *
 * @param since when it was declared, first heard of, last resumed or given another schedule
 * @param startBy until when the run must start that is waited for; null when none is
 * @param finishBy until when the run must end that is waited for; null when none is
 * @param stuckRuns open runs that take too long or make no progress
 */
public record Expectation(
    Instant since, @Nullable Instant startBy, @Nullable Instant finishBy, int stuckRuns) {}
