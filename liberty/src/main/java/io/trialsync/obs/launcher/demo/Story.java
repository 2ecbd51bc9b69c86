package io.trialsync.obs.launcher.demo;

/** What happens to a run of the demo. */
enum Story {
  SUCCESS,
  /** The first attempt fails, the second one succeeds. */
  RETRIED,
  /** Every attempt fails. */
  FAILED,
  SKIPPED,
  /** Started and not ended yet. */
  RUNNING
}
