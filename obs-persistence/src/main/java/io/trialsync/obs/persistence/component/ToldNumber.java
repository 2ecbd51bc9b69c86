package io.trialsync.obs.persistence.component;

/**
 * One number that a service told of itself not long ago.
 *
 * @param name of the queue or of the provider of tokens; empty for the pool
 * @param number what it is the number of, such as {@code in_use}
 */
public record ToldNumber(
    String tenantId, String component, String name, String number, double value) {}
