package io.trialsync.obs.persistence.audit;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One line of the trail.
 *
 * @param changes JSON array of {setting, from, to}
 */
public record AuditRow(
    UUID key,
    Instant at,
    String action,
    @Nullable String jobId,
    String issuer,
    String clientId,
    String changes) {}
