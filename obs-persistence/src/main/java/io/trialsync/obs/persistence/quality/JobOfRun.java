package io.trialsync.obs.persistence.quality;

import org.jspecify.annotations.Nullable;

/**
 * What a run alone does not tell.
 *
 * @param quality null when it was not judged
 */
public record JobOfRun(String jobId, @Nullable RunQuality quality) {}
