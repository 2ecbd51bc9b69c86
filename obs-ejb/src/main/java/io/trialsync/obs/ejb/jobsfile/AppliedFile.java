package io.trialsync.obs.ejb.jobsfile;

import io.trialsync.obs.persistence.job.JobName;
import java.util.List;

/**
 * What became of a file.
 *
 * @param jobs how many it declares
 * @param unlisted jobs, not retired, that a file declared or changed before, and that are not in it
 */
public record AppliedFile(int jobs, int declared, int changed, List<JobName> unlisted) {}
