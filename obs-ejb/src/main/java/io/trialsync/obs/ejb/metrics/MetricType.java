package io.trialsync.obs.ejb.metrics;

import java.util.Locale;

/** The types that the Prometheus text format knows and we use. */
public enum MetricType {
  COUNTER,
  GAUGE,
  HISTOGRAM;

  /** The word after {@code # TYPE} and in METRICS.md. */
  public String text() {
    return name().toLowerCase(Locale.ROOT);
  }
}
