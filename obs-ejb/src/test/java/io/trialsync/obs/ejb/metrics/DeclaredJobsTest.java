package io.trialsync.obs.ejb.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import io.trialsync.obs.ejb.audit.AuditAction;
import io.trialsync.obs.ejb.audit.Author;
import io.trialsync.obs.ejb.audit.Change;
import org.junit.jupiter.api.Test;

class DeclaredJobsTest {
  private final MetricsFixture metrics = new MetricsFixture(10, 10);
  private final DeclaredJobs declared = new DeclaredJobs();
  private final Author author = new Author("https://sso.example.org", "admin");

  {
    declared.jobs = metrics.jobs;
  }

  @Test
  void aJobCountsFromZeroOnWhenItIsDeclared() {
    declared.onChange(Change.declaring("default", author, "visits", "{}"));
    assertThat(metrics.lines(MetricNames.JOBS_TOTAL))
        .hasSize(3)
        .allMatch(line -> line.contains("job_id=\"visits\"") && line.endsWith(" 0"));
  }

  @Test
  void otherChangesMakeNoSeries() {
    declared.onChange(
        new Change("default", author, AuditAction.JOB_SETTINGS_MERGED, "visits", "{}", "{}"));
    declared.onChange(Change.without("default", author, AuditAction.values()[0]));
    assertThat(metrics.lines(MetricNames.JOBS_TOTAL)).isEmpty();
  }
}
