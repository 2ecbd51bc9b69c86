package io.trialsync.obs.ejb.metrics;

import io.trialsync.obs.ejb.run.RecordedOutcome;
import io.trialsync.obs.ejb.run.ReportLeftOut;
import jakarta.annotation.PostConstruct;
import jakarta.ejb.ConcurrencyManagement;
import jakarta.ejb.ConcurrencyManagementType;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;
import org.eclipse.microprofile.metrics.Counter;
import org.eclipse.microprofile.metrics.Metadata;
import org.eclipse.microprofile.metrics.MetricRegistry;
import org.eclipse.microprofile.metrics.Tag;

/**
 * Counts the reports that a tenant's limits left out, and says once a minute in the log which
 * tenant it was: a label for each tenant would be another way to fill memory.
 */
@Startup
@Singleton
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
public class TenantLimitMetrics {
  private static final System.Logger LOG = System.getLogger(TenantLimitMetrics.class.getName());
  private static final Duration BETWEEN_LINES = Duration.ofMinutes(1);

  @Inject MetricRegistry registry;
  @Inject Clock clock;

  private final AtomicReference<Instant> nextLine = new AtomicReference<>(Instant.MIN);

  @PostConstruct
  void register() {
    counter(RecordedOutcome.TOO_MANY_JOBS).inc(0);
    counter(RecordedOutcome.TOO_MANY_TABLES).inc(0);
  }

  /** Counts one report. */
  public void onLeftOut(@Observes ReportLeftOut report) {
    counter(report.outcome()).inc();
    Instant now = clock.instant();
    Instant due = nextLine.get();
    if (!now.isBefore(due) && nextLine.compareAndSet(due, now.plus(BETWEEN_LINES))) {
      LOG.log(
          System.Logger.Level.WARNING,
          "event=tenant_limit_met limit={0} tenant_id={1}",
          limit(report.outcome()),
          report.tenantId());
    }
  }

  private Counter counter(RecordedOutcome outcome) {
    MetricNames metric = MetricNames.TENANT_LIMIT_REPORTS_TOTAL;
    return registry.counter(
        Metadata.builder().withName(metric.metricName()).withDescription(metric.help()).build(),
        new Tag("limit", limit(outcome)));
  }

  private static String limit(RecordedOutcome outcome) {
    return outcome == RecordedOutcome.TOO_MANY_JOBS ? "jobs" : "tables";
  }
}
