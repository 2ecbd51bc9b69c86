package io.trialsync.obs.persistence.quality;

import io.trialsync.obs.persistence.run.Run;
import org.jspecify.annotations.Nullable;

/**
 * A run with its job.
 *
 * @param quality what the checks said; null when it was not judged
 * @param alerted whether anybody was told of it by an alert
 */
public record JudgedRun(Run run, String jobId, @Nullable RunQuality quality, boolean alerted) {}
