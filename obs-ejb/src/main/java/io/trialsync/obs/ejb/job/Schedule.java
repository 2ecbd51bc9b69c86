package io.trialsync.obs.ejb.job;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * When a job is expected to run: by a cron expression in a zone, or at an interval.
 *
 * @param cron five fields, as in crontab
 * @param zone IANA name of the zone of the cron expression, or of the days off; UTC when absent
 * @param every the interval, where there is no cron expression
 */
public record Schedule(@Nullable String cron, @Nullable String zone, @Nullable Duration every) {}
