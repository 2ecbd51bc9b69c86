package io.trialsync.obs.ejb.lateness;

import io.trialsync.obs.ejb.lateness.schedule.DueTime;
import java.time.Instant;

/**
 * A time at which a run is expected.
 *
 * @param opens from when on a start counts for it
 */
public record ExpectedPoint(DueTime due, Instant opens) {}
