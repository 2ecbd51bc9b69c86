package io.trialsync.obs.persistence.quality.probe;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A job with probes.
 *
 * @param probes JSON object of its settings
 * @param ended its newest run, where that ended well a short time ago
 */
public record ProbedJob(
    String tenantId, long jobKey, String jobId, String probes, @Nullable EndedRun ended) {

  /** A run after which tables can be looked at, with its lowest try. */
  public record EndedRun(UUID runKey, UUID runId, int attempt) {}
}
