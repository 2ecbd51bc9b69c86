package io.trialsync.obs.launcher.faults;

/**
 * One question to a probe of the server.
 *
 * @param asked when, of {@code System.nanoTime()}
 * @param answered when the answer came, or patience ended
 * @param status of the answer, 0 without one
 */
record Look(long asked, long answered, int status) {}
