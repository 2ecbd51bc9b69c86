package io.trialsync.obs.ejb.run;

import java.util.UUID;

/**
 * Which run a report is about.
 *
 * @param key identity of the logical run: the reporter's run id, or, where every try has an id of
 *     its own (Airflow), an id derived from what all tries share
 * @param runId the id that the reporter gave
 * @param attempt number of the try, from 1
 */
public record RunReference(UUID key, UUID runId, int attempt) {

  /** The first attempt of a run that is identified by the reporter's own id. */
  public static RunReference of(UUID runId) {
    return new RunReference(runId, runId, 1);
  }
}
