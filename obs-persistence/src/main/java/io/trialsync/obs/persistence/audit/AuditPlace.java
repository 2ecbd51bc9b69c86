package io.trialsync.obs.persistence.audit;

import java.time.Instant;
import java.util.UUID;

/** Where a list of lines, newest first, goes on: behind the line with this time and key. */
public record AuditPlace(Instant at, UUID key) {}
