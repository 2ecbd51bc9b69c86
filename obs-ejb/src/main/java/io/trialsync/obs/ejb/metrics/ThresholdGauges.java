package io.trialsync.obs.ejb.metrics;

import io.trialsync.obs.persistence.metrics.JobState;
import java.util.List;
import java.util.Map;

/** Shows the limits of alerts, and the addresses out of which they make links. */
final class ThresholdGauges {
  static final List<MetricNames> ALL = List.of(MetricNames.ALERT_THRESHOLD, MetricNames.LINK_INFO);

  private static final String ENABLED = "alerts_enabled";
  private static final String NO_JOB = "";

  private ThresholdGauges() {}

  /**
   * Limits of the server, and behind them those of jobs that have series of their own.
   *
   * @param jobs as they were last read, however long ago: a limit holds until it is changed
   */
  static Map<MetricNames, Map<String, Double>> of(AlertSettings settings, List<JobState> jobs) {
    var samples = new GaugeSamples(ALL);
    add(samples, LabelText.DEFAULT_TENANT, ENABLED, settings.enabled() ? 1 : 0, NO_JOB);
    settings
        .limits()
        .forEach((key, limit) -> add(samples, LabelText.DEFAULT_TENANT, key.key(), limit, NO_JOB));
    for (JobState job : jobs) {
      job.thresholds()
          .forEach((key, limit) -> add(samples, job.tenantId(), key, limit, job.jobId()));
    }
    samples.add(
        MetricNames.LINK_INFO,
        LabelText.DEFAULT_TENANT,
        1,
        settings.runbooks(),
        settings.dashboards());
    return samples.all();
  }

  private static void add(
      GaugeSamples samples, String tenantId, String key, Number limit, String jobId) {
    samples.add(MetricNames.ALERT_THRESHOLD, tenantId, limit, key, jobId);
  }
}
