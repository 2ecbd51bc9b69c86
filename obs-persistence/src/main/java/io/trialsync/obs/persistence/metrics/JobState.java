package io.trialsync.obs.persistence.metrics;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What metrics show of one job.
 *
 * @param enabled false while it is paused
 * @param thresholds those that its settings have, by key
 */
public record JobState(
    String tenantId,
    String jobId,
    boolean enabled,
    @Nullable String owner,
    @Nullable String runbookUrl,
    Map<String, Double> thresholds,
    LastRuns runs,
    Expectation expectation,
    List<OpenFindings> findings,
    List<NewestVerdict> verdicts,
    UsedTables tables) {}
