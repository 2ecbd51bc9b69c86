package io.trialsync.obs.persistence.lateness;

import java.time.Instant;

/** A stretch of time in which reports were not heard. */
public record BlindSpan(Instant start, Instant end) {}
