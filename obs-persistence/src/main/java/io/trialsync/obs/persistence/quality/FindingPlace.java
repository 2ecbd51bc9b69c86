package io.trialsync.obs.persistence.quality;

import java.time.Instant;
import java.util.UUID;

/** Where a list of findings, newest first, goes on: behind the one with this time and id. */
public record FindingPlace(Instant lastSeenAt, UUID findingId) {}
