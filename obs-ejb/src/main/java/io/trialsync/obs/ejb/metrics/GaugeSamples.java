package io.trialsync.obs.ejb.metrics;

import java.util.Collection;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.BinaryOperator;
import org.jspecify.annotations.Nullable;

/** Collects the samples of some gauges, in the order in which they come. */
final class GaugeSamples {
  private final Map<MetricNames, Map<String, Double>> samples = new EnumMap<>(MetricNames.class);

  /** Of these only; one that gets no sample shows none. */
  GaugeSamples(Collection<MetricNames> gauges) {
    gauges.forEach(gauge -> samples.put(gauge, new LinkedHashMap<>()));
  }

  /** Adds a sample; what is not known is none. */
  void add(MetricNames gauge, String tenantId, @Nullable Number value, String... labels) {
    merge(gauge, tenantId, value, (before, now) -> now, labels);
  }

  /** The same where several may have the same labels. */
  void merge(
      MetricNames gauge,
      String tenantId,
      @Nullable Number value,
      BinaryOperator<Double> together,
      String... labels) {
    if (value != null) {
      samples
          .computeIfAbsent(gauge, unseen -> new LinkedHashMap<>())
          .merge(LabelText.of(tenantId, gauge.labels(), labels), value.doubleValue(), together);
    }
  }

  Map<MetricNames, Map<String, Double>> all() {
    return samples;
  }
}
