package io.trialsync.obs.ejb.history;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Which runs of a job are asked for.
 *
 * @param until first moment that is not asked for any more
 * @param status only runs of this status; null for all
 */
public record RunQuestion(String jobId, Instant from, Instant until, @Nullable String status) {}
