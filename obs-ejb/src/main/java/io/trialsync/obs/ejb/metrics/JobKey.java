package io.trialsync.obs.ejb.metrics;

/** Which job a series counts for. */
record JobKey(String tenantId, String jobId) {}
