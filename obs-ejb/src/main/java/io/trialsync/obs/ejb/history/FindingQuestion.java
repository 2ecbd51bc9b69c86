package io.trialsync.obs.ejb.history;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Which findings are asked for; null stands for all.
 *
 * @param until first moment that is not asked for any more, by the run that last showed it
 * @param windowAsAsked both times as the caller wrote them, to which cursors are bound
 * @param check name of a check
 * @param severity warn or fail
 * @param state open, resolved or accepted
 */
public record FindingQuestion(
    Instant from,
    Instant until,
    String windowAsAsked,
    @Nullable String jobId,
    @Nullable String table,
    @Nullable String check,
    @Nullable String severity,
    @Nullable String state) {}
