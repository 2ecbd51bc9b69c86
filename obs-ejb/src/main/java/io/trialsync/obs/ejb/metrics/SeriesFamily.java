package io.trialsync.obs.ejb.metrics;

import java.util.concurrent.ConcurrentNavigableMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.function.BiFunction;

/**
 * All series of one metric, sorted by their labels so that two scrapes compare line by line.
 * Look-ups sort and build text: keep the series that is found, never look it up per event.
 */
final class SeriesFamily<S extends Series> {

  private final MetricNames metric;
  private final BiFunction<MetricNames, String, S> maker;
  private final ConcurrentNavigableMap<String, S> series = new ConcurrentSkipListMap<>();

  SeriesFamily(MetricNames metric, BiFunction<MetricNames, String, S> maker) {
    this.metric = metric;
    this.maker = maker;
  }

  /** The series with these label values; at zero when it is new. */
  S series(String... values) {
    return tenantSeries(LabelText.DEFAULT_TENANT, values);
  }

  /** The same for the job of a tenant. */
  S tenantSeries(String tenantId, String... values) {
    String labels = LabelText.of(tenantId, metric.labels(), values);
    return series.computeIfAbsent(labels, text -> maker.apply(metric, text));
  }

  /** Takes the series of a tenant's job out of the text. */
  void remove(String tenantId, String... values) {
    series.remove(LabelText.of(tenantId, metric.labels(), values));
  }

  void write(TextBuffer text) {
    series.values().forEach(each -> each.write(text));
  }
}
