package io.trialsync.obs.persistence.job;

/** Which job: an id is unique in its tenant only. */
public record JobName(String tenantId, String jobId) {}
