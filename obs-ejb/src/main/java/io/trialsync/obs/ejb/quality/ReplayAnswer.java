package io.trialsync.obs.ejb.quality;

import java.time.Instant;
import java.util.List;

/**
 * What the checks would have said about kept runs of a job, were they tuned otherwise.
 *
 * @param from first moment of the window
 * @param to first moment after it
 * @param runsCut whether there were more runs than are judged; the oldest are left out
 * @param alerts bad verdicts
 * @param alertedRuns runs with one or more of them
 * @param items bad verdicts, now or in the replay, the newest run first
 * @param itemsCut whether there are more of them; the oldest are left out
 */
public record ReplayAnswer(
    String jobId,
    Instant from,
    Instant to,
    int runsJudged,
    boolean runsCut,
    Counts alerts,
    Counts alertedRuns,
    List<ReplayedAlert> items,
    boolean itemsCut) {

  /**
   * How many there are, and would be.
   *
   * @param acceptedLater how many of those that would be a person took for the new normal
   */
  public record Counts(int now, int replayed, int acceptedLater) {}
}
