package io.trialsync.obs.launcher.bench.fill;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Plans jobs and adds up their runs. */
class JobPlanTest {
  private static final Instant NOW = Instant.parse("2026-11-21T15:30:00Z");

  @Test
  void givesEveryRunToAJob() {
    for (int runs : List.of(1, 999, 10_000, 1_234_567)) {
      List<PlannedJob> jobs = JobPlan.of(new FillSettings(runs, 300, 30, 1, 4, NOW, false));
      assertThat(jobs).hasSize(300);
      assertThat(jobs.stream().mapToInt(PlannedJob::runs).sum()).isEqualTo(runs);
    }
  }

  @Test
  void letsAFewJobsRunMuchMoreOftenThanMost() {
    List<PlannedJob> jobs = JobPlan.of(new FillSettings(1_000_000, 2_000, 90, 1, 4, NOW, false));

    long busiest = jobs.stream().mapToInt(PlannedJob::runs).sorted().skip(1_880).sum();
    assertThat(busiest).isBetween(500_000L, 600_000L);
  }

  @Test
  void givesMostRunsToTheMainTenantAndSomeToAllOthers() {
    List<PlannedJob> jobs = JobPlan.of(new FillSettings(1_000_000, 2_000, 90, 1, 4, NOW, false));

    assertThat(runsOf(jobs, "default")).isBetween(830_000, 870_000);
    for (String other : List.of("tenant-2", "tenant-3", "tenant-4")) {
      assertThat(runsOf(jobs, other)).isBetween(40_000, 60_000);
    }
  }

  @Test
  void namesNoJobTwiceInATenant() {
    List<PlannedJob> jobs = JobPlan.of(new FillSettings(10_000, 500, 30, 1, 3, NOW, false));

    assertThat(jobs.stream().map(job -> job.tenant() + " " + job.jobId())).doesNotHaveDuplicates();
  }

  private static int runsOf(List<PlannedJob> jobs, String tenant) {
    return jobs.stream()
        .filter(job -> job.tenant().equals(tenant))
        .mapToInt(PlannedJob::runs)
        .sum();
  }
}
