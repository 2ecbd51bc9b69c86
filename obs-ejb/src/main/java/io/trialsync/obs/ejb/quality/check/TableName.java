package io.trialsync.obs.ejb.quality.check;

/**
 * A table as reports name it.
 *
 * @param namespace where it lives; empty when no report says so
 */
public record TableName(String namespace, String table) {}
