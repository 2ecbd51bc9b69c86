package io.trialsync.obs.persistence.notification;

import java.util.UUID;

/**
 * The report that an alert came from.
 *
 * @param runKey of the run that it is about
 * @param beforeStartMillis from its receipt to the beginning of the alert
 * @param untilNowMillis from its receipt to the beginning of this transaction
 */
public record ToldReport(UUID runKey, long beforeStartMillis, long untilNowMillis) {}
