package io.trialsync.obs.ejb.job;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** The thresholds that can be set, each with the range that makes sense. */
public enum ThresholdKey {
  RETRY_ALERT_THRESHOLD(1, 1000),
  JOB_FAILURE_ALERT_THRESHOLD(1, 1000),
  API_LATENCY_P95_MS(1, 3_600_000),
  DB_POOL_SATURATION_PCT(1, 100),
  DQ_NULL_RATE_THRESHOLD(0, 1),
  DQ_ROW_DELTA_PCT_THRESHOLD(0, 1_000_000);

  private final int lowest;
  private final int highest;

  ThresholdKey(int lowest, int highest) {
    this.lowest = lowest;
    this.highest = highest;
  }

  /** The name in settings. */
  public String key() {
    return name().toLowerCase(Locale.ROOT);
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

  /** The key of that name. */
  public static Optional<ThresholdKey> of(String name) {
    return Arrays.stream(values()).filter(each -> each.key().equals(name)).findFirst();
  }

  /** All names, for messages. */
  public static String names() {
    return Arrays.stream(values()).map(ThresholdKey::key).collect(Collectors.joining(", "));
  }
}
