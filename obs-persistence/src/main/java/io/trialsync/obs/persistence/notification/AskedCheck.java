package io.trialsync.obs.persistence.notification;

import org.jspecify.annotations.Nullable;

/**
 * What a notification about data is about.
 *
 * @param key of the notification
 * @param table findings about it go first; null for those about the run itself
 */
public record AskedCheck(long key, String check, @Nullable String table) {}
