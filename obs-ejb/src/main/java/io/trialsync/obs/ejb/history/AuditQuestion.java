package io.trialsync.obs.ejb.history;

import io.trialsync.obs.ejb.audit.AuditAction;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Which changes are asked for.
 *
 * @param windowAsAsked both times as they were written, which a cursor is bound to
 * @param jobId only changes of this job; null for all
 * @param action only changes of this kind; null for all
 */
public record AuditQuestion(
    Instant from,
    Instant until,
    String windowAsAsked,
    @Nullable String jobId,
    @Nullable AuditAction action) {}
