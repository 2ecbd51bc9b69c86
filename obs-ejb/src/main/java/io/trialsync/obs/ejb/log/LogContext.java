package io.trialsync.obs.ejb.log;

import org.jspecify.annotations.Nullable;

/**
 * What all lines of a request have in common. Held by the thread that serves it, from the first
 * filter to the last: requests are served by one thread each.
 */
public final class LogContext {
  private static final ThreadLocal<LogContext> CURRENT = new ThreadLocal<>();

  private final String correlationId;
  private final @Nullable String traceId;
  private final @Nullable String spanId;
  private @Nullable String tenantId;

  private LogContext(String correlationId, @Nullable String traceId, @Nullable String spanId) {
    this.correlationId = correlationId;
    this.traceId = traceId;
    this.spanId = spanId;
  }

  /** From here on lines of this thread belong to a request. */
  public static void begin(
      String correlationId, @Nullable String traceId, @Nullable String spanId) {
    CURRENT.set(new LogContext(correlationId, traceId, spanId));
  }

  /** The request turned out to be of that tenant. */
  public static void tenant(String tenantId) {
    LogContext current = CURRENT.get();
    if (current != null) {
      current.tenantId = tenantId;
    }
  }

  /** The request is over. */
  public static void end() {
    CURRENT.remove();
  }

  static LogLine fill(LogLine line) {
    LogContext current = CURRENT.get();
    return current == null
        ? line
        : line.with(LogField.CORRELATION_ID, current.correlationId)
            .with(LogField.TRACE_ID, current.traceId)
            .with(LogField.SPAN_ID, current.spanId)
            .with(LogField.TENANT_ID, current.tenantId);
  }
}
