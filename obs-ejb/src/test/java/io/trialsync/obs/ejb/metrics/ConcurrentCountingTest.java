package io.trialsync.obs.ejb.metrics;

import static io.trialsync.obs.ejb.metrics.MetricsFixture.ended;
import static org.assertj.core.api.Assertions.assertThat;

import io.trialsync.obs.ejb.run.ReportKind;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

class ConcurrentCountingTest {

  private static final int THREADS = 16;
  private static final int ROUNDS = 2_000;

  private final MetricsFixture metrics = new MetricsFixture(10, 10);

  @Test
  void losesNothingWhenManyThreadsCountTheSameNewJobs() throws Exception {
    inAllThreads(
        () -> {
          for (int round = 0; round < ROUNDS; round++) {
            metrics.runs.onReport(ended("job-" + round % 5, ReportKind.SUCCEEDED, 1_500L, null));
          }
          return null;
        });
    int perJob = THREADS * ROUNDS / 5;
    assertThat(metrics.lines(MetricNames.JOBS_TOTAL))
        .filteredOn(line -> line.contains("success"))
        .hasSize(5)
        .allMatch(line -> line.endsWith(" " + perJob));
    assertThat(metrics.lines(MetricNames.JOB_DURATION_SECONDS))
        .contains(
            "trialsync_job_duration_seconds_sum{job_id=\"job-0\",status=\"success\"} "
                + perJob * 3 / 2,
            "trialsync_job_duration_seconds_bucket{job_id=\"job-0\",status=\"success\",le=\"1\"}"
                + " 0",
            "trialsync_job_duration_seconds_bucket{job_id=\"job-0\",status=\"success\",le=\"5\"} "
                + perJob);
  }

  @Test
  void admitsNoMoreJobsThanTheLimitWhenManyComeAtOnce() throws Exception {
    inAllThreads(
        () -> {
          for (int round = 0; round < 100; round++) {
            metrics.runs.onReport(ended("job-" + round, ReportKind.SKIPPED, null, null));
          }
          return null;
        });
    assertThat(metrics.lines(MetricNames.JOBS_TOTAL)).hasSize(3 * (10 + 1));
    assertThat(metrics.foldedJobs.getCount()).isEqualTo(THREADS * 90L);
  }

  private static void inAllThreads(Callable<Void> work) throws Exception {
    var start = new CountDownLatch(1);
    var threads = Executors.newFixedThreadPool(THREADS);
    try {
      List<Future<Void>> all = new ArrayList<>();
      for (int thread = 0; thread < THREADS; thread++) {
        all.add(
            threads.submit(
                () -> {
                  start.await();
                  return work.call();
                }));
      }
      start.countDown();
      for (Future<Void> each : all) {
        each.get();
      }
    } finally {
      threads.shutdownNow();
    }
  }
}
