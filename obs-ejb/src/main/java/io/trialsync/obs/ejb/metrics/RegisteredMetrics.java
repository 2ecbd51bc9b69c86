package io.trialsync.obs.ejb.metrics;

import java.util.Map;
import org.eclipse.microprofile.metrics.Counter;
import org.eclipse.microprofile.metrics.Gauge;
import org.eclipse.microprofile.metrics.Metric;
import org.eclipse.microprofile.metrics.MetricID;

/**
 * Writes the metrics of the MicroProfile registry that we document, with the labels that we
 * document: whatever else the server puts there stays out of the text.
 */
record RegisteredMetrics(Map<MetricID, Metric> registered) {

  /** Appends the samples of one metric. */
  void write(MetricNames metric, TextBuffer text) {
    registered.entrySet().stream()
        .filter(entry -> entry.getKey().getName().equals(metric.metricName()))
        .sorted(Map.Entry.comparingByKey())
        .forEach(entry -> sample(metric, entry.getKey(), entry.getValue(), text));
  }

  private static void sample(MetricNames metric, MetricID id, Metric value, TextBuffer text) {
    String[] values =
        metric.labels().stream()
            .map(label -> id.getTags().getOrDefault(label, ""))
            .toArray(String[]::new);
    text.append(metric.metricName() + '{' + LabelText.of(metric.labels(), values) + "} ");
    if (value instanceof Counter counter) {
      text.append(counter.getCount());
    } else if (value instanceof Gauge<?> gauge) {
      text.append(gauge.getValue().doubleValue());
    } else {
      throw new IllegalStateException(metric + " is registered as " + value.getClass());
    }
    text.append("\n");
  }
}
