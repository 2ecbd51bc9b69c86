package io.trialsync.obs.persistence.run;

import java.time.Instant;
import java.util.UUID;

/** A place in the list of the runs of a job, newest first: right after this run. */
public record RunPlace(Instant runAt, UUID runKey) {}
