package io.trialsync.obs.ejb.quality.finding;

import java.time.Instant;
import java.util.UUID;

/**
 * The steps of a finding that are too old to be kept one by one, added up.
 *
 * @param openedRun the run that opened it
 * @param goodRuns how many good runs in a row stood at the end of these steps
 * @param lastBad the last step that said it is so
 * @param untilRun the run of the last of these steps
 */
record EarlierSteps(
    UUID openedRun,
    Instant openedAt,
    int timesSeen,
    int goodRuns,
    Step lastBad,
    UUID untilRun,
    Instant untilAt) {

  RunPlace opened() {
    return new RunPlace(openedAt, openedRun);
  }

  RunPlace until() {
    return new RunPlace(untilAt, untilRun);
  }
}
