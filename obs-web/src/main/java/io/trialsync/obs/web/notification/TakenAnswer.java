package io.trialsync.obs.web.notification;

/**
 * What became of the alerts of a message.
 *
 * @param stored heard of for the first time
 * @param known told again
 * @param leftOut cannot be read, are beyond the limit, or of a tenant that the caller does not
 *     speak of
 */
public record TakenAnswer(int stored, int known, int leftOut) {}
