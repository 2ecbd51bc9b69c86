package io.trialsync.obs.ejb.metrics;

import io.trialsync.obs.ejb.alerting.AlertmanagerKeeper;
import io.trialsync.obs.ejb.alerting.TeamsCalled;
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

/** Shows whether Alertmanager has its settings, and counts what went to Teams. */
@Startup
@Singleton
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
public class AlertingMetrics {

  @Inject MetricRegistry registry;
  @Inject AlertmanagerKeeper keeper;

  @PostConstruct
  void register() {
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
