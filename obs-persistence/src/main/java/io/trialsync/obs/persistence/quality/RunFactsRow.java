package io.trialsync.obs.persistence.quality;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A due run as its reports tell it, with the settings of its job.
 *
 * @param dueKeys the rows of the queue that it answers
 * @param settings JSON object, settings of the job as they are stored
 */
public record RunFactsRow(
    UUID runKey,
    List<Long> dueKeys,
    long jobKey,
    String jobId,
    String jobState,
    String settings,
    String status,
    @Nullable String runType,
    Instant runAt,
    @Nullable Long durationMillis) {}
