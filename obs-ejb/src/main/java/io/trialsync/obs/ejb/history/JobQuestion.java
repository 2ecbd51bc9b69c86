package io.trialsync.obs.ejb.history;

import org.jspecify.annotations.Nullable;

/**
 * Which jobs are asked for.
 *
 * @param status status of the last run; null for all
 * @param text part of the job id, in any case; null for all
 */
public record JobQuestion(@Nullable String status, @Nullable String text) {}
