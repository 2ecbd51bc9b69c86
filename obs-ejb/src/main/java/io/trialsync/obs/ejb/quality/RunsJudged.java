package io.trialsync.obs.ejb.quality;

import java.time.Duration;
import java.util.Map;

/**
 * Announced after the commit of what the checks said about runs of a job.
 *
 * @param jobId empty when nothing was left to judge
 * @param runs how many were judged
 * @param notEvaluated verdicts that could not be given, by the first word of their reason
 * @param drifts differences of schemas that were found for the first time, by table
 * @param verdicts runs that were given a verdict for the first time, by their worst one
 * @param took how long it took, up to the commit
 */
public record RunsJudged(
    String tenantId,
    String jobId,
    int runs,
    Map<String, Integer> notEvaluated,
    Map<String, Integer> drifts,
    Map<String, Integer> verdicts,
    Duration took) {

  static RunsJudged none(String tenantId) {
    return new RunsJudged(tenantId, "", 0, Map.of(), Map.of(), Map.of(), Duration.ZERO);
  }

  RunsJudged within(Duration time) {
    return new RunsJudged(tenantId, jobId, runs, notEvaluated, drifts, verdicts, time);
  }
}
