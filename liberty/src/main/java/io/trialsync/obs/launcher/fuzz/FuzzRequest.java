package io.trialsync.obs.launcher.fuzz;

/**
 * One request of the plan.
 *
 * @param change what was done to it, in words
 * @param good whether nothing was, so that it must be answered with a success
 */
record FuzzRequest(int number, Draft draft, String change, boolean good) {}
