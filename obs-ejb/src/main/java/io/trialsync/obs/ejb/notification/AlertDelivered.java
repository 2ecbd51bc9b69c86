package io.trialsync.obs.ejb.notification;

import java.time.Duration;

/**
 * A person's message went out: so long after the report that it tells of was received. Fired within
 * the transaction that writes it down.
 */
public record AlertDelivered(String receiver, Duration delay) {}
