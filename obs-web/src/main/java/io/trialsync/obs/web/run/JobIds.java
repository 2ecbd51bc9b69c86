package io.trialsync.obs.web.run;

import io.trialsync.obs.ejb.masking.MaskedName;
import io.trialsync.obs.ejb.run.ReportLimits;
import io.trialsync.obs.web.error.InvalidInputException;

/** Refuses what cannot be the id of a job. */
public final class JobIds {
  private JobIds() {}

  /** The id itself, when it can be one. */
  public static String require(String jobId) {
    if (!ReportLimits.isJobId(jobId)) {
      throw new InvalidInputException(
          "job_id must be 1 to %d characters of A-Z a-z 0-9 . _ : @ ~ -."
              .formatted(ReportLimits.JOB_ID_LENGTH));
    }
    if (!MaskedName.ofReference(jobId).equals(jobId)) {
      throw new InvalidInputException(
          "job_id must not hold a person's e-mail address or number, or a secret: name the job"
              + " after what it does.");
    }
    return jobId;
  }
}
