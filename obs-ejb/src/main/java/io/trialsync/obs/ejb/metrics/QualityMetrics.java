package io.trialsync.obs.ejb.metrics;

import static java.util.Objects.requireNonNull;

import io.trialsync.obs.ejb.quality.EvaluationWorker;
import io.trialsync.obs.ejb.quality.RunsJudged;
import io.trialsync.obs.persistence.quality.NewestVerdicts;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.Resource;
import jakarta.ejb.ConcurrencyManagement;
import jakarta.ejb.ConcurrencyManagementType;
import jakarta.ejb.DependsOn;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.Timeout;
import jakarta.ejb.TimerConfig;
import jakarta.ejb.TimerService;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.eclipse.microprofile.metrics.Metadata;
import org.eclipse.microprofile.metrics.MetricRegistry;
import org.jspecify.annotations.Nullable;

/**
 * Counts what is judged on this node, and shows the state of checks as the database has it, the
 * same on every node.
 */
@Startup
@Singleton
@DependsOn("SettingsCheck")
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionManagement(TransactionManagementType.BEAN)
public class QualityMetrics {
  private static final System.Logger LOG = System.getLogger(QualityMetrics.class.getName());
  private static final Duration INTERVAL = Duration.ofSeconds(2);

  @Inject MetricRegistry registry;
  @Inject MetricsConfig config;
  @Inject SeriesStore store;
  @Inject JobSeriesIndex jobs;
  @Inject EvaluationWorker worker;
  @Inject Clock clock;
  @Resource TimerService timers;

  @Resource(lookup = "jdbc/obsQuality")
  DataSource database;

  private volatile NewestVerdicts.Queue queue = new NewestVerdicts.Queue(0, null);
  private @Nullable HistogramSeries evaluations;

  @PostConstruct
  void start() {
    evaluations = store.histograms(MetricNames.DQ_EVALUATION_SECONDS).series();
    gauge(MetricNames.DQ_ENABLED, () -> worker.isEnabled() ? 1 : 0);
    gauge(MetricNames.DQ_EVALUATION_LAG_SECONDS, this::lagSeconds);
    gauge(MetricNames.DQ_SET_ASIDE_REPORTS, () -> queue.aside());
    if (worker.isEnabled() && config.enabled()) {
      timers.createIntervalTimer(
          INTERVAL.toMillis(), INTERVAL.toMillis(), new TimerConfig(null, false));
    }
  }

  /** Counts runs that were judged. */
  public void onJudged(@Observes RunsJudged judged) {
    if (judged.runs() == 0) {
      return;
    }
    requireNonNull(evaluations).observe(judged.took());
    JobSeries job = jobs.of(judged.tenantId(), judged.jobId());
    judged.notEvaluated().forEach(job::countNotEvaluated);
    judged.drifts().forEach(job::countDrifts);
  }

  /** A database that is away only costs this turn; what was read last stays until then. */
  @Timeout
  void refresh() {
    try (Connection connection = database.getConnection()) {
      var verdicts = new NewestVerdicts(connection);
      new QualityGauges(jobs::has, config.tablesPerJob)
          .of(verdicts.gauges())
          .forEach(store::replace);
      queue = verdicts.queue();
    } catch (SQLException | RuntimeException unread) {
      LOG.log(
          System.Logger.Level.DEBUG,
          "event=dq_state_unread The state of checks could not be read ({0}).",
          unread.getClass().getName());
    }
  }

  private double lagSeconds() {
    Instant oldest = queue.oldest();
    return oldest == null
        ? 0
        : Math.max(0, Duration.between(oldest, clock.instant()).toMillis() / 1e3);
  }

  private void gauge(MetricNames metric, Supplier<Number> value) {
    registry.gauge(
        Metadata.builder().withName(metric.metricName()).withDescription(metric.help()).build(),
        value);
  }
}
