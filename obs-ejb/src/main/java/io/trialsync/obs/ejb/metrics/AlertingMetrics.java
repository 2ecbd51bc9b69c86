package io.trialsync.obs.ejb.metrics;

import io.trialsync.obs.ejb.alerting.AlertmanagerKeeper;
import io.trialsync.obs.ejb.alerting.TeamsCalled;
import io.trialsync.obs.ejb.alerting.render.Rendering;
import jakarta.annotation.PostConstruct;
import jakarta.ejb.ConcurrencyManagement;
import jakarta.ejb.ConcurrencyManagementType;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import org.eclipse.microprofile.metrics.Counter;
import org.eclipse.microprofile.metrics.Metadata;
import org.eclipse.microprofile.metrics.MetricRegistry;
import org.eclipse.microprofile.metrics.Tag;

/**
 * Shows whether Alertmanager has its settings, counts what went to Teams, and begins to count how
 * long messages took.
 */
@Startup
@Singleton
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
public class AlertingMetrics {

  @Inject MetricRegistry registry;
  @Inject AlertmanagerKeeper keeper;
  @Inject SeriesStore store;

  @PostConstruct
  void register() {
    // From zero on: what is first seen at one has not increased, and the first messages would be
    // in no rate and no quantile.
    store.histograms(MetricNames.ALERT_DELIVERY_SECONDS).series(Rendering.LOOP_RECEIVER);
    for (TeamsCalled.Outcome outcome : TeamsCalled.Outcome.values()) {
      counter(outcome);
    }
    if (keeper.isConfigured()) {
      registry.gauge(
          metadata(MetricNames.ALERTMANAGER_SETTINGS_APPLIED), () -> keeper.isApplied() ? 1 : 0);
    }
  }

  /** Counts one message. */
  public void onTeamsCalled(@Observes TeamsCalled called) {
    counter(called.outcome()).inc();
  }

  private Counter counter(TeamsCalled.Outcome outcome) {
    return registry.counter(
        metadata(MetricNames.ALERTMANAGER_TEAMS_MESSAGES_TOTAL),
        new Tag("outcome", outcome.word()));
  }

  private static Metadata metadata(MetricNames metric) {
    return Metadata.builder().withName(metric.metricName()).withDescription(metric.help()).build();
  }
}
