package io.trialsync.obs.ejb.jobsfile;

import java.util.List;

/**
 * What applying a file would change for one tenant.
 *
 * @param jobs how many jobs of the tenant the file declares
 * @param jobsOfOthers how many it declares for other tenants
 * @param differences the jobs that would be declared or changed
 * @param unlisted jobs that a file declared or changed before, and that are not in this one
 */
public record FileDifferences(
    int jobs, int jobsOfOthers, List<JobDifference> differences, List<String> unlisted) {}
