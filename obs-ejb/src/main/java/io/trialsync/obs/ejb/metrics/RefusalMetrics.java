package io.trialsync.obs.ejb.metrics;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.EnumMap;
import java.util.Map;

/** Counts the requests that were refused for who asked or how often. */
@ApplicationScoped
public class RefusalMetrics {

  @Inject SeriesStore store;

  private final Map<Refusal, CounterSeries> series = new EnumMap<>(Refusal.class);

  /** Makes every series, so that the first refusal is a rise; before anybody counts. */
  void startAtZero() {
    for (Refusal reason : Refusal.values()) {
      seriesOf(reason);
    }
  }

  /** Counts one refused request. */
  public void count(Refusal reason) {
    seriesOf(reason).increment();
  }

  private synchronized CounterSeries seriesOf(Refusal reason) {
    return series.computeIfAbsent(
        reason,
        unseen -> store.counters(MetricNames.REFUSED_REQUESTS_TOTAL).series(unseen.label()));
  }
}
