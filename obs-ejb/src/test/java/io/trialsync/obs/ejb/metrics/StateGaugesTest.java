package io.trialsync.obs.ejb.metrics;

import static io.trialsync.obs.ejb.metrics.StoredJobs.at;
import static io.trialsync.obs.ejb.metrics.StoredJobs.failing;
import static io.trialsync.obs.ejb.metrics.StoredJobs.paused;
import static io.trialsync.obs.ejb.metrics.StoredJobs.unseen;
import static io.trialsync.obs.ejb.metrics.StoredJobs.using;
import static org.assertj.core.api.Assertions.assertThat;

import io.trialsync.obs.persistence.metrics.JobState;
import io.trialsync.obs.persistence.metrics.LastRuns;
import io.trialsync.obs.persistence.metrics.StoredState;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class StateGaugesTest {

  @Test
  void aJobInTroubleLooksExactlySo() {
    assertThat(text(10, failing("default", "visits")))
        .containsExactlyInAnyOrder(
            "trialsync_job_enabled{job_id=\"visits\"} 1",
            "trialsync_job_info{job_id=\"visits\",owner=\"clinical-data\",runbook_url=\"https://wiki.example.org/visits\"} 1",
            "trialsync_job_last_run_timestamp_seconds{job_id=\"visits\"} 1000",
            "trialsync_job_last_success_timestamp_seconds{job_id=\"visits\"} 500",
            "trialsync_job_last_failure_timestamp_seconds{job_id=\"visits\",error_category=\"DB\"} 1060",
            "trialsync_job_consecutive_failures{job_id=\"visits\"} 2",
            "trialsync_job_last_run_retries{job_id=\"visits\"} 3",
            "trialsync_job_retries_exhausted{job_id=\"visits\"} 1",
            "trialsync_job_expected_since_timestamp_seconds{job_id=\"visits\"} 100",
            "trialsync_job_next_deadline_timestamp_seconds{job_id=\"visits\",clock=\"start\"} 2000",
            "trialsync_job_next_deadline_timestamp_seconds{job_id=\"visits\",clock=\"finish\"} 3000",
            "trialsync_job_stuck_runs{job_id=\"visits\"} 1",
            "trialsync_dq_status{job_id=\"visits\"} 2",
            "trialsync_dq_null_rate_ratio{job_id=\"visits\",table=\"visits\"} 0.25",
            "trialsync_dq_row_delta_percent{job_id=\"visits\",table=\"visits\"} -40",
            "trialsync_dq_open_findings{job_id=\"visits\",table=\"visits\",check=\"null_rate\",severity=\"fail\"} 2",
            "trialsync_dq_evaluator_lag_seconds{} 0",
            "trialsync_dq_set_aside_reports{} 0");
  }

  @Test
  void whatNeverWasIsNoSample() {
    assertThat(text(10, unseen("visits", 100)))
        .containsExactlyInAnyOrder(
            "trialsync_job_enabled{job_id=\"visits\"} 1",
            "trialsync_job_info{job_id=\"visits\"} 1",
            "trialsync_job_consecutive_failures{job_id=\"visits\"} 0",
            "trialsync_job_expected_since_timestamp_seconds{job_id=\"visits\"} 100",
            "trialsync_job_stuck_runs{job_id=\"visits\"} 0",
            "trialsync_dq_evaluator_lag_seconds{} 0",
            "trialsync_dq_set_aside_reports{} 0");
  }

  @Test
  void aPausedJobHasNoDeadlines() {
    List<String> text = text(10, paused(failing("default", "visits")));
    assertThat(text)
        .contains(
            "trialsync_job_enabled{job_id=\"visits\"} 0",
            "trialsync_job_consecutive_failures{job_id=\"visits\"} 2")
        .noneMatch(line -> line.startsWith("trialsync_job_next_deadline"));
  }

  @Test
  void jobsOfOtherTenantsSayWhose() {
    assertThat(text(10, failing("acme", "visits")))
        .contains("trialsync_job_enabled{job_id=\"visits\",tenant_id=\"acme\"} 1");
  }

  @Test
  void jobsBeyondTheLimitShowTheWorstOfEach() {
    var older = new LastRuns(at(700), at(90), at(800), "API", 7, 1, false);
    var newer = new LastRuns(at(1_500), at(400), at(1_600), "Data", 1, 2, false);
    assertThat(text(1, unseen("first", 100), failing("second", older), failing("third", newer)))
        .contains(
            "trialsync_job_enabled{job_id=\"_other\"} 1",
            "trialsync_job_info{job_id=\"_other\"} 1",
            "trialsync_job_last_run_timestamp_seconds{job_id=\"_other\"} 700",
            "trialsync_job_last_success_timestamp_seconds{job_id=\"_other\"} 90",
            "trialsync_job_last_failure_timestamp_seconds{job_id=\"_other\",error_category=\"Data\"} 1600",
            "trialsync_job_consecutive_failures{job_id=\"_other\"} 7",
            "trialsync_job_last_run_retries{job_id=\"_other\"} 2",
            "trialsync_dq_open_findings{job_id=\"_other\",table=\"_other\",check=\"null_rate\",severity=\"fail\"} 2")
        .noneMatch(line -> line.contains("\"second\"") || line.contains("\"third\""))
        .noneMatch(line -> line.contains("_other") && line.contains("\"API\""));
  }

  @Test
  void aJobBeyondTheLimitThatNeverRanIsNotHiddenByOneThatDid() {
    var running = new LastRuns(at(9_000), at(8_000), null, null, 0, 0, false);
    assertThat(text(1, unseen("first", 1), failing("second", running), unseen("third", 5_000)))
        .contains("trialsync_job_last_run_timestamp_seconds{job_id=\"_other\"} 5000");
  }

  @Test
  void aPausedJobBeyondTheLimitIsNeverTheWorst() {
    JobState paused = paused(failing("default", "second"));
    assertThat(text(1, unseen("first", 1), paused, unseen("third", 50)))
        .contains(
            "trialsync_job_enabled{job_id=\"_other\"} 1",
            "trialsync_job_consecutive_failures{job_id=\"_other\"} 0");
    assertThat(text(1, unseen("first", 1), paused))
        .contains("trialsync_job_enabled{job_id=\"_other\"} 0");
  }

  @Test
  void aJobThatWaitsForAnotherInTroubleSaysForWhich() {
    JobState load = using(failing("acme", "load"), Set.of(), Set.of(1L));
    JobState first = using(failing("acme", "first"), Set.of(1L), Set.of());
    JobState last = using(failing("acme", "last"), Set.of(1L), Set.of());
    String ofFirst =
        "trialsync_job_upstream_unwell{job_id=\"first\",upstream=\"%s\",tenant_id=\"acme\"} 1";
    assertThat(text(10, load, first))
        .contains(ofFirst.formatted("load"))
        .filteredOn(line -> line.startsWith("trialsync_job_upstream_unwell"))
        .hasSize(1);
    assertThat(text(1, first, load, last))
        .as("beyond the limit one has no name, and is silenced by nobody")
        .contains(ofFirst.formatted("_other"))
        .filteredOn(line -> line.startsWith("trialsync_job_upstream_unwell"))
        .hasSize(1);
  }

  @Test
  void theQueueOfJudgingShowsHowLongItsFirstWaits() {
    var state = new StoredState(List.of(), 4, at(1_940));
    assertThat(lines(10, state))
        .containsExactlyInAnyOrder(
            "trialsync_dq_evaluator_lag_seconds{} 60", "trialsync_dq_set_aside_reports{} 4");
  }

  private static List<String> text(int maxJobs, JobState... jobs) {
    return lines(maxJobs, new StoredState(List.of(jobs), 0, null));
  }

  private static List<String> lines(int maxJobs, StoredState state) {
    var store = new SeriesStore();
    new StateGauges(maxJobs, 10, (text, length) -> text)
        .of(state, at(2_000))
        .forEach(store::replace);
    var text = new TextBuffer(0);
    StateGauges.ALL.forEach(gauge -> store.write(gauge, text));
    return new String(text.toByteArray(), StandardCharsets.UTF_8).lines().toList();
  }
}
