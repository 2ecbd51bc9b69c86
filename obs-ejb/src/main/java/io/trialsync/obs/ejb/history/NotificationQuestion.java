package io.trialsync.obs.ejb.history;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Which notifications are asked for; null stands for all.
 *
 * @param since first moment, by when we heard of them
 * @param sinceAsAsked the same as the caller wrote it, to which cursors are bound
 * @param runId of the run that they are about, or of any of its tries
 */
public record NotificationQuestion(
    Instant since, @Nullable String sinceAsAsked, @Nullable String jobId, @Nullable UUID runId) {}
