package io.trialsync.obs.launcher.faults;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A run that is to be reported: its reports, and what the history must say when all of them have
 * been taken, whatever their order and however often each was sent.
 *
 * @param loaded records loaded, or null when no report counts them
 */
record RunStory(
    UUID run,
    String job,
    String status,
    int attempts,
    @Nullable Long loaded,
    List<Delivery> deliveries) {

  /** The same without what has been sent and is needed no more. */
  RunStory told() {
    return new RunStory(run, job, status, attempts, loaded, List.of());
  }
}
