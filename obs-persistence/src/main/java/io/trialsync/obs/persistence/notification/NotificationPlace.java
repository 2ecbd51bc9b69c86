package io.trialsync.obs.persistence.notification;

import java.time.Instant;

/** Where a list of notifications, newest first, goes on: behind the one with this time and key. */
public record NotificationPlace(Instant receivedAt, long key) {}
