package io.trialsync.obs.ejb.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.trialsync.obs.ejb.run.ReportKind;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class KnownJobsTimerTest {

  private final MetricsFixture metrics = new MetricsFixture(10, 10);
  private final KnownJobsTimer timer = new KnownJobsTimer();

  {
    timer.jobs = metrics.jobs;
  }

  @Test
  void storedJobsHaveTheirSeriesBeforeTheyReport() {
    timer.catalog =
        holding(() -> List.of(new KnownJob("default", "visits", List.of("visit", "subject"))));
    timer.readCatalog();
    timer.readCatalog();
    assertThat(metrics.lines(MetricNames.JOBS_TOTAL)).hasSize(3);
    assertThat(metrics.lines(MetricNames.RECORDS_LOADED_TOTAL))
        .containsExactly(
            "trialsync_records_loaded_total{job_id=\"visits\",table=\"subject\"} 0",
            "trialsync_records_loaded_total{job_id=\"visits\",table=\"visit\"} 0");
  }

  @Test
  void storedJobsAndTablesBeyondTheLimitAreNoOverflow() {
    var tables = IntStream.range(0, 11).mapToObj(i -> "t" + i).toList();
    timer.catalog =
        holding(
            () ->
                IntStream.range(0, 11)
                    .mapToObj(i -> new KnownJob("default", "job-" + i, tables))
                    .toList());
    timer.readCatalog();
    timer.readCatalog();
    assertThat(metrics.lines(MetricNames.JOBS_TOTAL)).hasSize(3 * 10);
    assertThat(metrics.lines(MetricNames.RECORDS_LOADED_TOTAL)).hasSize(10 * 10);
    assertThat(metrics.foldedJobs.getCount() + metrics.foldedTables.getCount()).isZero();
  }

  @Test
  void theSeriesOfARetiredJobVanish() {
    var visits = new KnownJob("default", "visits", List.of("visit"));
    var labs = new KnownJob("other", "labs", List.of("lab"));
    timer.catalog = holding(() -> List.of(visits, labs));
    timer.readCatalog();
    metrics.runs.onReport(MetricsFixture.ended("visits", ReportKind.SUCCEEDED, 1_000L, null));
    timer.catalog = holding(() -> List.of(labs));
    timer.readCatalog();
    for (MetricNames metric : MetricNames.values()) {
      assertThat(metrics.lines(metric)).noneMatch(line -> line.contains("visits"));
    }
    assertThat(metrics.lines(MetricNames.JOBS_TOTAL)).hasSize(3);
  }

  @Test
  void aJobThatReportsWhileTheCatalogIsReadStays() {
    timer.catalog =
        holding(
            () -> {
              metrics.runs.onReport(
                  MetricsFixture.ended("new", ReportKind.SUCCEEDED, 1_000L, null));
              return List.of();
            });
    timer.readCatalog();
    assertThat(metrics.lines(MetricNames.JOBS_TOTAL)).hasSize(3);
  }

  @Test
  void aDatabaseThatIsAwayDoesNotEndTheTimer() {
    timer.catalog =
        holding(
            () -> {
              throw new IllegalStateException("no database");
            });
    assertThatCode(timer::readCatalog).doesNotThrowAnyException();
  }

  /** A catalog that needs no database. */
  private static JobCatalog holding(Supplier<List<KnownJob>> jobs) {
    return new JobCatalog() {
      @Override
      public Optional<List<KnownJob>> knownJobs() {
        return Optional.of(jobs.get());
      }
    };
  }
}
