package io.trialsync.obs.ejb.history;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Which runs of a job are asked for.
 *
 * @param until first moment that is not asked for any more
 * @param windowAsAsked both times as the caller wrote them, to which cursors are bound: times that
 *     the caller left out follow the clock and differ from page to page
 */
public record RunQuestion(
    String jobId, Instant from, Instant until, String windowAsAsked, @Nullable String status) {}
