package io.trialsync.obs.persistence.lateness;

import java.time.Duration;

/** How long the good ones among the newest runs of a job took. */
public record UsualDurations(Duration shortest, Duration longest) {}
