package io.trialsync.obs.persistence.job;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Which part of a list of jobs is asked for.
 *
 * @param after only jobs with greater ids, for cursors; null for all
 * @param mostCounted how far jobs that match are counted
 * @param now end of the 7 days and of the 24 hours that are summed up
 */
public record JobPlace(
    @Nullable String after, int offset, int size, int mostCounted, Instant now) {}
