package io.trialsync.obs.ejb.run;

import jakarta.ejb.ApplicationException;

/** The report names something new where the tenant may have no more; the message is for callers. */
@ApplicationException(rollback = true)
public class TenantFullException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** The refusal that this outcome is. */
  public TenantFullException(RecordedOutcome outcome) {
    super(
        outcome == RecordedOutcome.TOO_MANY_JOBS
            ? sentence("job", "OBS_TENANT_JOBS")
            : sentence("table", "OBS_TENANT_TABLES"));
  }

  private static String sentence(String kind, String setting) {
    return "The report names a new "
        + kind
        + ", and the tenant has as many as it may have ("
        + setting
        + " of the server); reports about known ones are taken.";
  }
}
