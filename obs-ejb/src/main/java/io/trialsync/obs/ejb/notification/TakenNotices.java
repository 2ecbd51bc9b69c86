package io.trialsync.obs.ejb.notification;

/**
 * What became of the alerts of a message.
 *
 * @param stored heard of for the first time
 * @param known told again
 */
public record TakenNotices(int stored, int known) {}
