package io.trialsync.obs.ejb.history;

import io.trialsync.obs.ejb.jobsfile.FileDifferences;
import java.util.List;

/**
 * What applying a jobs file would change for the caller's tenant.
 *
 * @param jobs how many jobs of the tenant the file declares
 * @param jobsOfOtherTenants how many it declares for others, which are not compared
 * @param total how many jobs would be declared or changed
 * @param items the first of them
 * @param unlistedTotal how many jobs a file declared or changed before that are not in this one
 * @param unlisted the first of them
 */
public record JobsFileView(
    int jobs,
    int jobsOfOtherTenants,
    int total,
    List<JobDifferenceView> items,
    int unlistedTotal,
    List<String> unlisted) {
  private static final int MOST_ITEMS = 200;

  static JobsFileView of(FileDifferences found) {
    return new JobsFileView(
        found.jobs(),
        found.jobsOfOthers(),
        found.differences().size(),
        found.differences().stream().limit(MOST_ITEMS).map(JobDifferenceView::of).toList(),
        found.unlisted().size(),
        found.unlisted().stream().limit(MOST_ITEMS).toList());
  }
}
