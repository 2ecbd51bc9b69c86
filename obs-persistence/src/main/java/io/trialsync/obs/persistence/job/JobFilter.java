package io.trialsync.obs.persistence.job;

import org.jspecify.annotations.Nullable;

/**
 * Which jobs are asked for.
 *
 * @param status status of the last run; null for all
 * @param text part of the job id, in any case; null for all
 * @param jobId exactly this job; null for all
 */
public record JobFilter(
    String tenantId, @Nullable String status, @Nullable String text, @Nullable String jobId) {

  /** The one job of that id. */
  public static JobFilter one(String tenantId, String jobId) {
    return new JobFilter(tenantId, null, null, jobId);
  }
}
