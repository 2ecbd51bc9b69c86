package io.trialsync.obs.ejb.lateness.week;

import io.trialsync.obs.ejb.lateness.RunSeen;
import java.time.Instant;
import java.util.UUID;

/**
 * What a run of the simulated week does.
 *
 * @param end null: never
 */
record ScriptedRun(UUID key, boolean scheduled, Instant start, Instant end, RunSeen.End how) {}
