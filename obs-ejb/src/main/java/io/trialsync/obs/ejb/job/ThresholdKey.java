package io.trialsync.obs.ejb.job;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The thresholds that can be set, each with the range that makes sense and its usual value. */
public enum ThresholdKey {
  RETRY_ALERT_THRESHOLD(1, 1000, "3"),
  JOB_FAILURE_ALERT_THRESHOLD(1, 1000, "3"),
  API_LATENCY_P95_MS(1, 3_600_000, "500"),
  DB_POOL_SATURATION_PCT(1, 100, "90"),
  DQ_NULL_RATE_THRESHOLD(0, 1, "0.05"),
  DQ_ROW_DELTA_PCT_THRESHOLD(0, 1_000_000, "30"),
  /** Nobody but its owner can say how long a job without a schedule may be silent. */
  NO_RECENT_RUN_SECONDS(1, 31_622_400, null),
  SLO_SUCCESS_RATIO(0, 1, "0.95"),
  SLO_ON_TIME_RATIO(0, 1, "0.95"),
  SLO_QUALITY_RATIO(0, 1, "0.95"),
  INGEST_LAG_SECONDS(1, 3_600, "15", Of.SERVER),
  EVALUATOR_LAG_SECONDS(1, 86_400, "300", Of.SERVER),
  QUEUE_LAG_SECONDS(1, 31_622_400, "300", Of.SERVER),
  QUEUE_LAG_MESSAGES(1, 1_000_000_000, "10000", Of.SERVER),
  TOKEN_REFRESH_ERROR_THRESHOLD(1, 1000, "3", Of.SERVER),
  DISK_USED_PCT(1, 100, "85", Of.SERVER),
  REDIS_MEMORY_USED_PCT(1, 100, "90", Of.SERVER);

  /** Whose settings may have it. */
  private enum Of {
    SERVER,
    SERVER_AND_JOBS
  }

  private final int lowest;
  private final int highest;
  private final @Nullable String usual;
  private final Of of;

  ThresholdKey(int lowest, int highest, @Nullable String usual) {
    this(lowest, highest, usual, Of.SERVER_AND_JOBS);
  }

  ThresholdKey(int lowest, int highest, @Nullable String usual, Of of) {
    this.lowest = lowest;
    this.highest = highest;
    this.usual = usual;
    this.of = of;
  }

  /** The name in settings of jobs and in metrics. */
  public String key() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The name in MicroProfile Config; the environment has that of the constant. */
  public String property() {
    return key().replace('_', '.');
  }

  /** The value where nobody set one; empty where there is no limit then. */
  public Optional<BigDecimal> usual() {
    return Optional.ofNullable(usual).map(BigDecimal::new);
  }

  /** Whether the value makes sense for this key. */
  public boolean allows(BigDecimal value) {
    return value.compareTo(BigDecimal.valueOf(lowest)) >= 0
        && value.compareTo(BigDecimal.valueOf(highest)) <= 0;
  }

  /** The range in words. */
  public String range() {
    return lowest + " to " + highest;
  }

  /** Those that the settings of a job may have. */
  public static List<ThresholdKey> ofJobs() {
    return Arrays.stream(values()).filter(each -> each.of == Of.SERVER_AND_JOBS).toList();
  }

  /** The key of that name, among those of jobs. */
  public static Optional<ThresholdKey> of(String name) {
    return ofJobs().stream().filter(each -> each.key().equals(name)).findFirst();
  }

  /** The names of those of jobs, for messages. */
  public static String names() {
    return ofJobs().stream().map(ThresholdKey::key).collect(Collectors.joining(", "));
  }
}
