package io.trialsync.obs.ejb.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import jakarta.enterprise.inject.Instance;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class KnownJobsTimerTest {

  private final MetricsFixture metrics = new MetricsFixture(10, 10);
  private final KnownJobsTimer timer = new KnownJobsTimer();

  {
    timer.jobs = metrics.jobs;
  }

  @Test
  void storedJobsHaveTheirSeriesBeforeTheyReport() {
    timer.catalogs =
        catalogs(() -> List.of(new KnownJob("default", "visits", List.of("visit", "subject"))));
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
    timer.catalogs =
        catalogs(
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
  void aDatabaseThatIsAwayDoesNotEndTheTimer() {
    timer.catalogs =
        catalogs(
            () -> {
              throw new IllegalStateException("no database");
            });
    assertThatCode(timer::readCatalog).doesNotThrowAnyException();
  }

  /** What CDI found; only its stream is asked. */
  @SuppressWarnings("unchecked")
  private static Instance<JobCatalog> catalogs(JobCatalog catalog) {
    return (Instance<JobCatalog>)
        Proxy.newProxyInstance(
            Instance.class.getClassLoader(),
            new Class<?>[] {Instance.class},
            (proxy, method, arguments) -> Stream.of(catalog));
  }
}
