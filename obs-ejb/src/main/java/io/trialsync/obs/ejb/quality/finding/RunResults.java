package io.trialsync.obs.ejb.quality.finding;

import io.trialsync.obs.ejb.quality.check.CheckResult;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * All that the checks said about one run.
 *
 * @param runAt start of the run, which orders the runs of a job
 */
public record RunResults(UUID runKey, Instant runAt, List<CheckResult> results) {
  RunPlace place() {
    return new RunPlace(runAt, runKey);
  }
}
