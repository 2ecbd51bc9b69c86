package io.trialsync.obs.persistence.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import io.trialsync.obs.persistence.CountedStatements;
import io.trialsync.obs.persistence.TestDatabase;
import io.trialsync.obs.persistence.TestEntities;
import io.trialsync.obs.persistence.job.JobFilter;
import io.trialsync.obs.persistence.job.JobPlace;
import io.trialsync.obs.persistence.job.JobStore;
import io.trialsync.obs.persistence.tenant.TenantScope;
import jakarta.persistence.EntityManager;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is read of jobs, from a real PostgreSQL. */
class StateStoreIT {
  private static final Instant NOON =
      Instant.now().truncatedTo(ChronoUnit.DAYS).minusSeconds(43_200);

  @BeforeEach
  void clear() {
    TestDatabase.clear();
  }

  @Test
  void asksTheDatabaseOnceHoweverManyJobsThereAre() throws SQLException {
    for (int i = 0; i < 20; i++) {
      job("job-" + i, "active");
      RunRow.ended("job-" + i, "failed", NOON).store();
    }
    var statements = new CountedStatements();
    try (Connection connection = TestDatabase.dataSource().getConnection()) {
      assertThat(new StateStore(statements.over(connection)).read(true).jobs()).hasSize(20);
    }
    assertThat(statements.number()).isEqualTo(1);
  }

  @Test
  void readsNothingButTheQueueWhereThereIsNoJob() throws SQLException {
    TestDatabase.execute(
        "insert into quality_due (tenant_id, run_key, due_at, failures) values"
            + " ('default', gen_random_uuid(), '2026-11-21T10:00:00Z', 0),"
            + " ('default', gen_random_uuid(), '2026-11-21T09:00:00Z', 3)");
    StoredState state = state();
    assertThat(state.jobs()).isEmpty();
    assertThat(state.setAside()).isEqualTo(1);
    assertThat(state.oldestDue()).isEqualTo(Instant.parse("2026-11-21T10:00:00Z"));
  }

  @Test
  void knowsTheLastRunsOfAJob() throws SQLException {
    job("visits", "active");
    RunRow.ended("visits", "success", NOON).store();
    RunRow.ended("visits", "failed", NOON.plusSeconds(100)).store();
    RunRow.ended("visits", "failed", NOON.plusSeconds(200)).tried(3).store();
    RunRow.open("visits", "running", NOON.plusSeconds(300)).store();
    RunRow.open("visits", "queued", NOON.plusSeconds(400)).store();
    assertThat(one().runs())
        .isEqualTo(
            new LastRuns(
                NOON.plusSeconds(300),
                NOON.plusSeconds(30),
                NOON.plusSeconds(230),
                "DB",
                2,
                2,
                true));
  }

  @Test
  void findsTheLastGoodRunBehindManyFailures() throws SQLException {
    job("visits", "active");
    RunRow.ended("visits", "success", NOON.minus(Duration.ofDays(3))).store();
    for (int i = 0; i < 150; i++) {
      RunRow.ended("visits", "failed", NOON.plusSeconds(i)).store();
    }
    assertThat(one().runs().succeededAt())
        .isEqualTo(NOON.minus(Duration.ofDays(3)).plusSeconds(30));
    assertThat(one().runs().consecutiveFailures()).isEqualTo(100);
  }

  @Test
  void aClockThatIsAheadHidesNothing() throws SQLException {
    job("visits", "active");
    RunRow.ended("visits", "failed", NOON.plus(Duration.ofHours(2))).heardAt(NOON).store();
    RunRow.ended("visits", "failed", NOON.plusSeconds(600)).tried(3).store();
    LastRuns runs = one().runs();
    assertThat(runs.startedAt()).isEqualTo(NOON.plusSeconds(600));
    assertThat(runs.failedAt()).isEqualTo(NOON.plusSeconds(630));
    assertThat(runs.retries()).isEqualTo(2);
  }

  @Test
  void countsFailuresAsTheListOfJobsDoes() throws SQLException {
    var random = new Random(6);
    List<String> statuses = List.of("success", "failed", "failed", "skipped", "queued", "running");
    for (int job = 0; job < 30; job++) {
      job("job-" + job, "active");
      for (int run = 0; run < 6; run++) {
        String status = statuses.get(random.nextInt(statuses.size()));
        Instant start = NOON.plusSeconds(100L * run);
        RunRow row =
            status.equals("queued") || status.equals("running")
                ? RunRow.open("job-" + job, status, start)
                : RunRow.ended("job-" + job, status, start);
        row.store();
      }
    }
    List<String> read = new ArrayList<>();
    for (JobState job : state().jobs()) {
      read.add(job.jobId() + " " + job.runs().consecutiveFailures());
    }
    assertThat(read).containsExactlyInAnyOrderElementsOf(listed());
  }

  @Test
  void knowsPausedJobsAndNotRetiredOnes() throws SQLException {
    job("paused", "paused");
    job("retired", "retired");
    assertThat(one().jobId()).isEqualTo("paused");
    assertThat(one().enabled()).isFalse();
  }

  @Test
  void readsWhatPeopleSet() throws SQLException {
    job("visits", "active");
    TestDatabase.execute(
        "update job set settings = '{\"owner\": \"clinical-data\","
            + " \"runbook_url\": \"https://wiki.example.org/visits\","
            + " \"thresholds\": {\"retry_alert_threshold\": 5, \"dq_null_rate_threshold\": 0.2}}'");
    JobState job = one();
    assertThat(job.owner()).isEqualTo("clinical-data");
    assertThat(job.runbookUrl()).isEqualTo("https://wiki.example.org/visits");
    assertThat(job.thresholds())
        .containsEntry("retry_alert_threshold", 5.0)
        .containsEntry("dq_null_rate_threshold", 0.2);
  }

  @Test
  void aDeadlineThatHasPassedCountsWhenSomebodyLooked() throws SQLException {
    job("visits", "active");
    Instant passed = Instant.now().minusSeconds(60).truncatedTo(ChronoUnit.MILLIS);
    Instant coming = passed.plusSeconds(3_600);
    TestDatabase.execute(
        "update job_lateness set start_deadline_at = '%s', finish_deadline_at = '%s', stuck_runs = 2"
            .formatted(passed, coming));
    assertThat(one().expectation().startBy()).isNull();
    assertThat(one().expectation().finishBy()).isEqualTo(coming);
    TestDatabase.execute("update job_lateness set late_since = start_deadline_at");
    assertThat(one().expectation().startBy()).isEqualTo(passed);
    assertThat(one().expectation().stuckRuns()).isEqualTo(2);
  }

  @Test
  void readsWhatChecksSayUnlessNobodyJudges() throws SQLException {
    job("visits", "active");
    TestDatabase.execute(
        """
        insert into dataset (tenant_id, namespace, name) values ('default', 'db', 'visit');
        insert into finding (tenant_id, finding_id, identity, job_key, dataset_key, check_name,
          column_name, metric, detail, state, severity, opened_run_key, opened_at, last_run_key,
          last_seen_at, times_seen, good_runs, steps)
        select 'default', gen_random_uuid(), gen_random_uuid(), job_key, dataset_key, 'null_rate', 'c',
          'm', '', known, 'fail', gen_random_uuid(), now(), gen_random_uuid(), now(), 1, 0, '{}'
        from job, dataset, unnest(array['open', 'open', 'resolved']) known;
        insert into check_state
        select 'default', job_key, case when check_name = '' then 0 else dataset_key end, check_name, '',
          now(), gen_random_uuid(), 'fail', 0.25, '2026-11-21T10:00:00Z'
        from job, dataset, unnest(array['', 'null_rate', 'zero_rows']) check_name;
        insert into check_state
        select 'default', job_key, dataset_key, 'row_count_delta', '', now() - interval '9 days',
          gen_random_uuid(), 'fail', 1, now()
        from job, dataset""");
    var since = Instant.parse("2026-11-21T10:00:00Z");
    assertThat(one().findings()).containsExactly(new OpenFindings("visit", "null_rate", "fail", 2));
    assertThat(one().verdicts())
        .containsExactlyInAnyOrder(
            new NewestVerdict(null, "", "fail", 0.25, since),
            new NewestVerdict("visit", "null_rate", "fail", 0.25, since));
    try (Connection connection = TestDatabase.dataSource().getConnection()) {
      JobState unjudged = new StateStore(connection).read(false).jobs().get(0);
      assertThat(unjudged.findings()).isEmpty();
      assertThat(unjudged.verdicts()).isEmpty();
    }
  }

  @Test
  void knowsWhatTheNewestRunsReadAndWhatWasEverLoaded() throws SQLException {
    job("visits", "active");
    for (int i = 0; i < 4; i++) {
      RunRow.ended("visits", "success", NOON.plusSeconds(100L * i)).store();
    }
    TestDatabase.execute(
        """
        insert into dataset (tenant_id, namespace, name)
        select 'default', '', name from unnest(array['old', 'edc', 'labs', 'mart', 'copy', 'other']) name;
        insert into stage (tenant_id, run_key, phase, dataset_key, attempt, at)
        select 'default', run_key, phase::stage_phase, dataset_key, 1, now()
        from (values (1, 'extract', 'old'), (2, 'extract', 'edc'), (3, 'extract', 'edc'),
            (4, 'extract', 'labs'), (4, 'load', 'copy'), (4, 'dq', 'other')) said (place, phase, name)
          join dataset using (name)
          join (select run_key, row_number() over (order by run_at) as place from run) r using (place);
        insert into job_table select 'default', job_key, dataset_key
        from job, dataset where name in ('mart', 'copy')""");
    UsedTables tables = one().tables();
    assertThat(tables.read()).isEqualTo(keys("edc", "labs"));
    assertThat(tables.loaded()).isEqualTo(keys("mart", "copy"));
  }

  private static Set<Long> keys(String... names) {
    return TestDatabase.query(
            "select dataset_key from dataset where name in ('%s')"
                .formatted(String.join("', '", names)))
        .stream()
        .map(Long::valueOf)
        .collect(Collectors.toSet());
  }

  private static void job(String jobId, String state) {
    TestDatabase.execute(
        "insert into job (tenant_id, job_id, state) values ('default', '%s', '%s')"
            .formatted(jobId, state));
  }

  private static JobState one() throws SQLException {
    StoredState state = state();
    assertThat(state.jobs()).hasSize(1);
    return state.jobs().get(0);
  }

  private static StoredState state() throws SQLException {
    try (Connection connection = TestDatabase.dataSource().getConnection()) {
      return new StateStore(connection).read(true);
    }
  }

  private static List<String> listed() {
    try (EntityManager entities = TestEntities.manager()) {
      entities.getTransaction().begin();
      TenantScope.enter(entities, "default");
      var filter = new JobFilter("default", null, null, null);
      List<String> jobs =
          new JobStore(entities)
              .page(filter, new JobPlace(null, 0, 100, 100, Instant.now())).jobs().stream()
                  .map(job -> job.jobId() + " " + job.consecutiveFailures())
                  .toList();
      entities.getTransaction().rollback();
      return jobs;
    }
  }
}
