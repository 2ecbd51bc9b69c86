package io.trialsync.obs.ejb.metrics;

import io.trialsync.obs.ejb.notification.AlertDelivered;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.inject.Inject;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/** Counts how long it took until somebody was told of a report; on the node that heard of it. */
@ApplicationScoped
public class AlertMetrics {
  /** Receivers are named by the settings of Alertmanager; more of them share one series. */
  private static final int MOST_RECEIVERS = 50;

  @Inject SeriesStore store;

  private final ConcurrentMap<String, HistogramSeries> receivers = new ConcurrentHashMap<>();

  /** Counts one, once it is certain to be kept. */
  public void onDelivered(
      @Observes(during = TransactionPhase.AFTER_SUCCESS) AlertDelivered delivered) {
    of(delivered.receiver()).observe(delivered.delay());
  }

  private HistogramSeries of(String receiver) {
    HistogramSeries known = receivers.get(receiver);
    if (known != null) {
      return known;
    }
    String label = receivers.size() < MOST_RECEIVERS ? receiver : LabelText.OTHER;
    return receivers.computeIfAbsent(
        label, name -> store.histograms(MetricNames.ALERT_DELIVERY_SECONDS).series(name));
  }
}
