package io.trialsync.obs.ejb.run;

import org.jspecify.annotations.Nullable;

/**
 * Why an attempt or a run failed, as its worker tells it.
 *
 * @param message free text of the worker; the door has masked it and cut it to 2 KB
 * @param httpStatus status of the remote call that failed, when it was one
 */
public record ReportedError(
    @Nullable ErrorCategory category,
    @Nullable String code,
    @Nullable String message,
    @Nullable Integer httpStatus) {}
