package io.trialsync.obs.ejb.log;

import java.util.List;

/**
 * A field that a line may have besides time, level, text, service and environment. There are no
 * others, and each takes values of its type only: what is not on this list cannot be logged.
 *
 * @param <T> type of its values; numbers are written as numbers
 */
public final class LogField<T> {
  public static final LogField<String> CORRELATION_ID = free("correlation_id", 0);
  public static final LogField<String> JOB_ID = free("job_id", 1);
  public static final LogField<String> RUN_ID = checked("run_id", 2);
  public static final LogField<Long> ATTEMPT = checked("attempt", 3);
  public static final LogField<String> PHASE = checked("phase", 4);
  public static final LogField<String> TABLE = free("table", 5);
  public static final LogField<Long> DURATION_MS = checked("duration_ms", 6);
  public static final LogField<Long> RECORDS_LOADED = checked("records_loaded", 7);
  public static final LogField<String> ERROR_CATEGORY = checked("error_category", 8);
  public static final LogField<String> ERROR_CODE = free("error_code", 9);
  public static final LogField<Long> HTTP_STATUS = checked("http_status", 10);
  public static final LogField<String> TENANT_ID = free("tenant_id", 11);
  public static final LogField<String> TRACE_ID = checked("trace_id", 12);
  public static final LogField<String> SPAN_ID = checked("span_id", 13);

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
  private final boolean free;

  private LogField(String wireName, int place, boolean free) {
    this.wireName = wireName;
    this.place = place;
    this.free = free;
  }

  /** Strangers write its values: names, codes. */
  private static LogField<String> free(String wireName, int place) {
    return new LogField<>(wireName, place, true);
  }

  /** Its values are of a form that the server has made or checked: numbers, words, ids in hex. */
  private static <T> LogField<T> checked(String wireName, int place) {
    return new LogField<>(wireName, place, false);
  }

  boolean isFree() {
    return free;
  }

  String wireName() {
    return wireName;
  }

  int place() {
    return place;
  }
}
