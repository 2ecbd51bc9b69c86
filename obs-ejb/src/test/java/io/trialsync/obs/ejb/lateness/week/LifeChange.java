package io.trialsync.obs.ejb.lateness.week;

import io.trialsync.obs.ejb.lateness.JobLife;
import java.time.Instant;

/** A person pauses, resumes or retires a job of the simulated week. */
record LifeChange(Instant at, JobLife.State state, Instant pausedUntil, Instant expectedSince) {}
