package io.trialsync.obs.ejb.metrics;

import io.trialsync.obs.ejb.retention.RemovedCounts;
import io.trialsync.obs.ejb.retention.Retention;
import io.trialsync.obs.ejb.retention.RowsRemoved;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.Resource;
import jakarta.ejb.ConcurrencyManagement;
import jakarta.ejb.ConcurrencyManagementType;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.Timeout;
import jakarta.ejb.TimerConfig;
import jakarta.ejb.TimerService;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Duration;
import org.eclipse.microprofile.metrics.Counter;
import org.eclipse.microprofile.metrics.Metadata;
import org.eclipse.microprofile.metrics.MetricRegistry;
import org.eclipse.microprofile.metrics.Tag;

/** Counts what retention removes here, and shows when it last got through anywhere. */
@Startup
@Singleton
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
public class RetentionMetrics {
  private static final System.Logger LOG = System.getLogger(RetentionMetrics.class.getName());
  private static final Duration INTERVAL = Duration.ofMinutes(1);

  @Inject MetricRegistry registry;
  @Inject Retention retention;
  @Resource TimerService timers;

  /** NaN compares as false with everything: no alert before the first time. */
  private volatile double lastSuccess = Double.NaN;

  @PostConstruct
  void register() {
    onRemoved(new RowsRemoved(new RemovedCounts(0, 0, 0, 0, 0)));
    registry.gauge(
        metadata(MetricNames.RETENTION_LAST_SUCCESS_TIMESTAMP_SECONDS), () -> lastSuccess);
    timers.createIntervalTimer(
        INTERVAL.toMillis(), INTERVAL.toMillis(), new TimerConfig(null, false));
  }

  /** Counts rows that are gone. */
  public void onRemoved(@Observes RowsRemoved removed) {
    RemovedCounts counts = removed.counts();
    counter("run").inc(counts.runs());
    counter("attempt").inc(counts.attempts());
    counter("stage").inc(counts.stages());
    counter("life_cycle").inc(counts.lifeCycleLines());
    counter("job_day").inc(counts.jobDays());
  }

  /** Another node may have done it; a database that is away only costs this turn. */
  @Timeout
  @TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
  void readLastSuccess() {
    try {
      retention.oldestSuccess().ifPresent(at -> lastSuccess = at.toEpochMilli() / 1e3);
    } catch (RuntimeException e) {
      LOG.log(
          System.Logger.Level.WARNING,
          "event=retention_unread When rows were last removed could not be read ({0}).",
          e.getClass().getName());
    }
  }

  private Counter counter(String kind) {
    return registry.counter(metadata(MetricNames.RETENTION_REMOVED_TOTAL), new Tag("kind", kind));
  }

  private static Metadata metadata(MetricNames metric) {
    return Metadata.builder().withName(metric.metricName()).withDescription(metric.help()).build();
  }
}
