package io.trialsync.obs.alerts;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class MetricNamesTest {

  @Test
  void findsMetricsAndNothingElse() {
    assertThat(
            MetricNames.inExpression(
                """
                100 * max by (job_id, table) (label_replace(disk_bytes{path=~"a(b)|c"}, "to", "$1", "from", "(.+)"))
                  > on () group_left () max(level:limit:effective{key="x"} offset 5m) * 1.5e3
                and on (job_id) sum_over_time(runs_total[$__range]) >= bool 0 unless up == 0 or vector(1)
                """))
        .containsExactlyInAnyOrder("disk_bytes", "level:limit:effective", "runs_total", "up");
  }

  @Test
  void findsMetricsInTheTextOfAlerts() {
    assertThat(
            MetricNames.inTemplate(
                "{{ with printf `max(trialsync_b_seconds{job_id=%q})` $l | query }} trialsync_no"
                    + " {{ query `job:trialsync_limit:effective{key=\"k\"}` }}"))
        .containsExactly("job:trialsync_limit:effective", "trialsync_b_seconds");
  }
}
