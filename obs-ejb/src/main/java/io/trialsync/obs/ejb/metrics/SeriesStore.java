package io.trialsync.obs.ejb.metrics;

import static io.trialsync.obs.ejb.metrics.MetricType.COUNTER;
import static io.trialsync.obs.ejb.metrics.MetricType.HISTOGRAM;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiFunction;
import java.util.stream.Collectors;

/**
 * Keeps the series that grow with jobs, tables and routes; RATIONALE.md says why not MicroProfile.
 */
@ApplicationScoped
public class SeriesStore {

  private final Map<MetricNames, SeriesFamily<CounterSeries>> counters =
      families(COUNTER, CounterSeries::new);
  private final Map<MetricNames, SeriesFamily<HistogramSeries>> histograms =
      families(HISTOGRAM, HistogramSeries::new);

  private final Map<MetricNames, Map<String, Double>> gauges = new ConcurrentHashMap<>();

  SeriesFamily<CounterSeries> counters(MetricNames metric) {
    return of(counters, metric);
  }

  SeriesFamily<HistogramSeries> histograms(MetricNames metric) {
    return of(histograms, metric);
  }

  /** Puts the samples of a gauge, by the text of their labels, in the place of those before. */
  void replace(MetricNames metric, Map<String, Double> samples) {
    gauges.put(metric, samples);
  }

  /** Appends the lines of the metric's series. */
  void write(MetricNames metric, TextBuffer text) {
    switch (metric.type()) {
      case COUNTER -> counters(metric).write(text);
      case HISTOGRAM -> histograms(metric).write(text);
      case GAUGE ->
          gauges
              .getOrDefault(metric, Map.of())
              .forEach(
                  (labels, value) ->
                      text.append(metric.metricName() + '{' + labels + "} ")
                          .append(value.doubleValue())
                          .append("\n"));
    }
  }

  private static <S extends Series> Map<MetricNames, SeriesFamily<S>> families(
      MetricType type, BiFunction<MetricNames, String, S> maker) {
    return Arrays.stream(MetricNames.values())
        .filter(metric -> metric.type() == type)
        .collect(
            Collectors.toMap(
                metric -> metric,
                metric -> new SeriesFamily<>(metric, maker),
                (one, other) -> one,
                () -> new EnumMap<>(MetricNames.class)));
  }

  private static <S extends Series> SeriesFamily<S> of(
      Map<MetricNames, SeriesFamily<S>> families, MetricNames metric) {
    SeriesFamily<S> family = families.get(metric);
    if (family == null) {
      throw new IllegalArgumentException(metric + " is a " + metric.type().text());
    }
    return family;
  }
}
