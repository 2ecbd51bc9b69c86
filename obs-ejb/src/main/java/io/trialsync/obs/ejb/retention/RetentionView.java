package io.trialsync.obs.ejb.retention;

import org.jspecify.annotations.Nullable;

/**
 * What holds for a tenant, and what is being done and was done last.
 *
 * @param dailyAt UTC time of day
 * @param busy whether old rows are being removed now, of this tenant or another
 */
public record RetentionView(
    RetentionAges ages,
    String dailyAt,
    boolean busy,
    @Nullable RetentionRunView current,
    @Nullable RetentionRunView last) {}
