package io.trialsync.obs.persistence.quality.probe;

import static org.assertj.core.api.Assertions.assertThat;

import io.trialsync.obs.persistence.TestDatabase;
import io.trialsync.obs.persistence.TestEntities;
import io.trialsync.obs.persistence.quality.probe.ProbeStore.Occasion;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Which jobs have tables to be looked at, after which run, and who does it. */
class ProbeStoreIT {
  private static final Instant NOW = Instant.parse("2026-11-22T06:00:00Z");
  private static final String PROBES = "{\"probes\":{\"visits\":{\"after_run\":true}}}";

  private long job;

  @BeforeEach
  void declareTheJob() {
    TestDatabase.clear();
    TestDatabase.execute(
        """
        insert into job (tenant_id, job_id, settings) values ('default', 'load', '%1$s');
        insert into job (tenant_id, job_id, settings, state)
          values ('default', 'paused', '%1$s', 'paused');
        insert into job (tenant_id, job_id, settings) values ('default', 'plain', '{}')"""
            .formatted(PROBES));
    job =
        Long.parseLong(TestDatabase.query("select job_key from job where job_id = 'load'").get(0));
  }

  @Test
  void onlyActiveJobsWithProbesAreLookedAt() {
    List<ProbedJob> jobs = in(store -> store.jobs(NOW));
    assertThat(jobs)
        .singleElement()
        .satisfies(
            found -> {
              assertThat(found.jobId()).isEqualTo("load");
              assertThat(found.probes()).isEqualTo("{\"visits\": {\"after_run\": true}}");
              assertThat(found.ended()).isNull();
            });
  }

  @Test
  void theNewestRunIsFollowedWhenItEndedWellAShortTimeAgo() {
    run(1, "success", "05:00", "05:40", null);
    assertThat(followed()).isEqualTo(1);
    run(2, "success", "05:10", "05:30", null);
    assertThat(followed()).isEqualTo(2);
    run(3, "failed", "05:20", "05:50", null);
    assertThat(followed()).isZero();
    run(4, "running", "05:25", null, null);
    assertThat(followed()).isZero();
  }

  @Test
  void aRunOfLongAgoIsNotFollowed() {
    run(1, "success", "04:00", "04:59", null);
    assertThat(followed()).isZero();
  }

  @Test
  void runsThatProbesMadeAreNotFollowedAndHideNoOther() {
    run(1, "success", "03:00", "05:40", null);
    run(2, "success", "05:00", "05:01", ProbeStore.CORRELATION);
    run(3, "failed", "05:30", "05:31", ProbeStore.CORRELATION);
    assertThat(followed()).isEqualTo(1);
  }

  @Test
  void aJobThatIsLookedAtByScheduleAloneFollowsNoRun() {
    run(1, "success", "05:00", "05:40", null);
    TestDatabase.execute(
        "update job set settings = '{\"probes\":{\"visits\":{\"every\":\"PT1H\"}}}'"
            + " where job_id = 'load'");
    assertThat(followed()).isZero();
  }

  @Test
  void ofTwoNodesOneDoesIt() {
    var occasion = new Occasion(job, "after_run");
    assertThat(claim(occasion, "a", NOW)).isTrue();
    assertThat(claim(occasion, "a", NOW.plusSeconds(59))).isFalse();
    assertThat(claim(occasion, "a", NOW.plusSeconds(60))).isTrue();
    in(
        store -> {
          store.keep("default", occasion, "a");
          return null;
        });
    assertThat(claim(occasion, "a", NOW.plusSeconds(200))).isFalse();
    assertThat(claim(occasion, "b", NOW)).isTrue();
    assertThat(in(ProbeStore::done)).containsEntry(occasion, "a");
  }

  private boolean claim(Occasion occasion, String token, Instant now) {
    return in(store -> store.claim("default", occasion, token, now, now.plusSeconds(60)));
  }

  private int followed() {
    var ended = in(store -> store.jobs(NOW.minusSeconds(3600))).get(0).ended();
    return ended == null ? 0 : (int) ended.runKey().getLeastSignificantBits();
  }

  private void run(int number, String status, String from, String until, String correlation) {
    String key = "00000000-0000-0000-0000-%012d".formatted(number);
    TestDatabase.execute(
        """
        insert into run (tenant_id, run_key, run_id, run_id_attempt, job_key, job_named_at, status,
          first_at, last_at, start_at, end_at, attempt_count, correlation_id)
        values ('default', '%1$s', '%1$s', 1, %2$d, '2026-11-22T%3$s:00Z', '%4$s',
          '2026-11-22T%3$s:00Z', '2026-11-22T%3$s:00Z', '2026-11-22T%3$s:00Z', %5$s, 1, %6$s)"""
            .formatted(
                key,
                job,
                from,
                status,
                until == null ? "null" : "'2026-11-22T" + until + ":00Z'",
                correlation == null ? "null" : "'" + correlation + "'"));
  }

  private static <T> T in(Function<ProbeStore, T> work) {
    try (EntityManager entities = TestEntities.manager()) {
      entities.getTransaction().begin();
      T result = work.apply(new ProbeStore(entities));
      entities.getTransaction().commit();
      return result;
    }
  }
}
