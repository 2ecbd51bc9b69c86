package io.trialsync.obs.persistence.quality;

import java.util.UUID;

/** A run that there is something new to judge of. */
public record DueRun(String tenantId, long jobKey, UUID runKey) {}
