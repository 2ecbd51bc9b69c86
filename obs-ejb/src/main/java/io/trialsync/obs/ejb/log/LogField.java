package io.trialsync.obs.ejb.log;

import java.util.List;

/**
 * A field that a line may have besides time, level, text, service and environment. There are no
 * others, and each takes values of its type only: what is not on this list cannot be logged.
 *
 * @param <T> type of its values; numbers are written as numbers
 */
public final class LogField<T> {
  public static final LogField<String> CORRELATION_ID = new LogField<>("correlation_id", 0);
  public static final LogField<String> JOB_ID = new LogField<>("job_id", 1);
  public static final LogField<String> RUN_ID = new LogField<>("run_id", 2);
  public static final LogField<Long> ATTEMPT = new LogField<>("attempt", 3);
  public static final LogField<String> PHASE = new LogField<>("phase", 4);
  public static final LogField<String> TABLE = new LogField<>("table", 5);
  public static final LogField<Long> DURATION_MS = new LogField<>("duration_ms", 6);
  public static final LogField<Long> RECORDS_LOADED = new LogField<>("records_loaded", 7);
  public static final LogField<String> ERROR_CATEGORY = new LogField<>("error_category", 8);
  public static final LogField<String> ERROR_CODE = new LogField<>("error_code", 9);
  public static final LogField<Long> HTTP_STATUS = new LogField<>("http_status", 10);
  public static final LogField<String> TENANT_ID = new LogField<>("tenant_id", 11);
  public static final LogField<String> TRACE_ID = new LogField<>("trace_id", 12);
  public static final LogField<String> SPAN_ID = new LogField<>("span_id", 13);

  /** All of them, in the order in which lines have them. */
  static final List<LogField<?>> ALL =
      List.of(
          CORRELATION_ID,
          JOB_ID,
          RUN_ID,
          ATTEMPT,
          PHASE,
          TABLE,
          DURATION_MS,
          RECORDS_LOADED,
          ERROR_CATEGORY,
          ERROR_CODE,
          HTTP_STATUS,
          TENANT_ID,
          TRACE_ID,
          SPAN_ID);

  private final String wireName;
  private final int place;

  private LogField(String wireName, int place) {
    this.wireName = wireName;
    this.place = place;
  }

  String wireName() {
    return wireName;
  }

  int place() {
    return place;
  }
}
