package io.trialsync.obs.persistence.retention;

/**
 * A job whose old rows are looked for.
 *
 * @param continuous whether its runs may last for months, as those of a stream do
 */
public record RetainedJob(String tenantId, long jobKey, boolean continuous) {}
