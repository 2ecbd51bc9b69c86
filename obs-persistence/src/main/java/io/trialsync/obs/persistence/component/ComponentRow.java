package io.trialsync.obs.persistence.component;

/**
 * What a service tells of one thing of its own.
 *
 * @param kind pool, queue or token
 * @param name of the queue or of the provider of tokens; empty for the pool
 * @param numbers JSON object of numbers
 */
public record ComponentRow(String component, String kind, String name, String numbers) {}
