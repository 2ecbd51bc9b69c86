package io.trialsync.obs.ejb.metrics;

import io.trialsync.obs.persistence.component.ToldNumber;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** What others told us as samples of the metrics that stand for it. */
final class ToldSamples {
  private static final Map<String, MetricNames> BY_NUMBER =
      Map.of(
          "in_use", MetricNames.DB_POOL_IN_USE,
          "size", MetricNames.DB_POOL_SIZE,
          "waiters", MetricNames.DB_POOL_WAITERS,
          "oldest_pending_seconds", MetricNames.QUEUE_OLDEST_PENDING_SECONDS,
          "depth", MetricNames.QUEUE_DEPTH,
          "consecutive_errors", MetricNames.TOKEN_REFRESH_CONSECUTIVE_ERRORS,
          "errors_total", MetricNames.TOKEN_REFRESH_ERRORS_TOTAL);
  private static final MetricNames WATCHDOG = MetricNames.ALERT_WATCHDOG_LAST_TIMESTAMP_SECONDS;

  private final Map<MetricNames, SortedMap<String, Double>> samples =
      new EnumMap<>(MetricNames.class);

  private ToldSamples() {
    BY_NUMBER.values().forEach(metric -> samples.put(metric, new TreeMap<>()));
    samples.put(WATCHDOG, new TreeMap<>());
  }

  /** A metric of which nothing was told is there as well, so that old samples go. */
  static Map<MetricNames, SortedMap<String, Double>> of(
      List<ToldNumber> numbers, Map<String, Instant> watchdogs) {
    var told = new ToldSamples();
    numbers.forEach(told::add);
    watchdogs.forEach(
        (tenantId, last) ->
            told.put(WATCHDOG, LabelText.of(tenantId, List.of()), last.toEpochMilli() / 1e3));
    return told.samples;
  }

  private void add(ToldNumber told) {
    MetricNames metric = BY_NUMBER.get(told.number());
    if (metric != null) {
      put(metric, labels(metric, told), told.value());
    }
  }

  private static String labels(MetricNames metric, ToldNumber told) {
    return metric.labels().size() == 1
        ? LabelText.of(told.tenantId(), metric.labels(), told.component())
        : LabelText.of(told.tenantId(), metric.labels(), told.component(), told.name());
  }

  private void put(MetricNames metric, String labels, double value) {
    samples.computeIfAbsent(metric, unseen -> new TreeMap<>()).put(labels, value);
  }
}
