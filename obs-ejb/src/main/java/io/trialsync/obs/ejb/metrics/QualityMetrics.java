package io.trialsync.obs.ejb.metrics;

import static java.util.Objects.requireNonNull;

import io.trialsync.obs.ejb.quality.EvaluationWorker;
import io.trialsync.obs.ejb.quality.RunsJudged;
import jakarta.annotation.PostConstruct;
import jakarta.ejb.ConcurrencyManagement;
import jakarta.ejb.ConcurrencyManagementType;
import jakarta.ejb.DependsOn;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import org.eclipse.microprofile.metrics.Metadata;
import org.eclipse.microprofile.metrics.MetricRegistry;
import org.jspecify.annotations.Nullable;

/** Counts what is judged on this node. */
@Startup
@Singleton
@DependsOn("SettingsCheck")
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
public class QualityMetrics {
  @Inject MetricRegistry registry;
  @Inject SeriesStore store;
  @Inject JobSeriesIndex jobs;
  @Inject EvaluationWorker worker;

  private @Nullable HistogramSeries evaluations;

  @PostConstruct
  void start() {
    evaluations = store.histograms(MetricNames.DQ_EVALUATION_SECONDS).series();
    MetricNames enabled = MetricNames.DQ_ENABLED;
    registry.gauge(
        Metadata.builder().withName(enabled.metricName()).withDescription(enabled.help()).build(),
        () -> worker.isEnabled() ? 1 : 0);
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
    judged.verdicts().forEach(job::countJudged);
  }
}
