package io.trialsync.obs.ejb.audit;

import org.jspecify.annotations.Nullable;

/**
 * Announced by whoever lets people change something, inside the transaction of the change: both are
 * kept or none is.
 *
 * @param before JSON object of settings as they were
 * @param after the same as they are now
 */
public record Change(
    String tenantId,
    Author author,
    AuditAction action,
    @Nullable String jobId,
    String before,
    String after) {
  private static final String NO_SETTINGS = "{}";

  /** Something that people did without changing a setting. */
  public static Change without(String tenantId, Author author, AuditAction action) {
    return new Change(tenantId, author, action, null, NO_SETTINGS, NO_SETTINGS);
  }

  /** The first settings of a job. */
  public static Change declaring(String tenantId, Author author, String jobId, String after) {
    return new Change(tenantId, author, AuditAction.JOB_DECLARED, jobId, NO_SETTINGS, after);
  }
}
