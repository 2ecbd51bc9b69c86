package io.trialsync.obs.persistence.notification;

import static org.assertj.core.api.Assertions.assertThat;

import io.trialsync.obs.persistence.TestDatabase;
import io.trialsync.obs.persistence.TestEntities;
import io.trialsync.obs.persistence.retention.RetentionRunStore;
import io.trialsync.obs.persistence.tenant.TenantScope;
import jakarta.persistence.EntityManager;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * A notification is kept once, is listed by each filter, and finds the report that it came from.
 */
class NotificationStoreIT {
  private static final Instant START =
      Instant.now().minusSeconds(60).truncatedTo(ChronoUnit.MICROS);

  /** Three failed runs of one job and the receipt of their ends: 300, 100 and 20 s before now. */
  private static final String RUNS =
      """
      with j as (
        insert into job (tenant_id, job_id) values ('ours', 'load'), ('theirs', 'load')
        returning tenant_id, job_key),
      r as (
        insert into run (tenant_id, run_key, run_id, run_id_attempt, job_key, job_named_at, status,
          first_at, last_at, attempt_count, start_at, end_at, end_digest, end_rank)
        select j.tenant_id, v.id::uuid, v.id::uuid, 1, j.job_key, now(), 'failed', now(), now(), 1,
          now() - v.age * interval '1 second', now() - v.age * interval '1 second', 7, 1
        from j, (values ('00000000-0000-0000-0000-000000000001', 300),
          ('00000000-0000-0000-0000-000000000002', 100),
          ('00000000-0000-0000-0000-000000000003', 20)) v (id, age)
        where j.tenant_id = 'ours'
        returning tenant_id, run_key, end_at)
      insert into life_cycle (tenant_id, run_key, at, kind, attempt, digest, received_at)
      select tenant_id, run_key, end_at, 'failed'::report_kind, 1, 7, end_at from r
      union all
      -- an end that was overridden, heard of later
      select tenant_id, run_key, end_at, 'failed'::report_kind, 1, 8, end_at + interval '1 second' from r
      """;

  private static final String FINDINGS =
      """
      insert into dataset (tenant_id, namespace, name) values ('ours', '', 'visits'), ('ours', '', 'labs');
      insert into finding (tenant_id, finding_id, identity, job_key, dataset_key, check_name,
        column_name, metric, detail, state, severity, opened_run_key, opened_at, last_run_key,
        last_seen_at, times_seen, good_runs, steps)
      select 'ours', gen_random_uuid(), gen_random_uuid(), j.job_key, d.dataset_key, 'null_rate', '',
        'm', '', 'open', 'warn', v.run::uuid, now(), v.run::uuid, now(), 1, 0, '[]'
      from (values ('visits', '00000000-0000-0000-0000-000000000001'),
          ('labs', '00000000-0000-0000-0000-000000000002')) v (name, run)
        join dataset d on d.tenant_id = 'ours' and d.name = v.name
        join job j on j.tenant_id = 'ours'
      """;

  @BeforeEach
  void fill() {
    TestDatabase.clear();
    TestDatabase.execute(RUNS);
  }

  @AfterEach
  void clear() {
    TestDatabase.clear();
  }

  @Test
  void keepsTheSameNotificationOnce() {
    NotificationRow row = row("JobFailed", "firing", "loop");
    Optional<Long> first = in(entities -> new NotificationStore(entities).add("ours", row));
    Optional<Long> again = in(entities -> new NotificationStore(entities).add("ours", row));
    Optional<Long> over =
        in(
            entities ->
                new NotificationStore(entities).add("ours", row("JobFailed", "resolved", "loop")));
    Optional<Long> toOthers =
        in(
            entities ->
                new NotificationStore(entities).add("ours", row("JobFailed", "firing", "people")));
    assertThat(first).isPresent();
    assertThat(again).isEmpty();
    assertThat(over).isPresent();
    assertThat(toOthers).isPresent();
    assertThat(TestDatabase.query("select count(*) from alert_notification")).containsExactly("3");
  }

  @Test
  void findsTheNewestFailureThatWasHeardOfBeforeTheAlertBegan() {
    ToldReport report =
        in(entities -> new ReportStories(entities).ofFailure("ours", "load", START)).orElseThrow();
    assertThat(report.runKey()).isEqualTo(run(2));
    assertThat(report.beforeStartMillis()).isBetween(30_000L, 60_000L);
    assertThat(report.untilNowMillis()).isBetween(99_000L, 130_000L);
    assertThat(failure("load", Instant.now())).hasValue(run(3));
    assertThat(failure("load", Instant.now().minus(Duration.ofHours(1)))).isEmpty();
    assertThat(failure("none", START)).isEmpty();
  }

  @Test
  void findsTheRunInWhichTheCheckBeganToFindIt() {
    for (String statement : FINDINGS.split(";\n")) {
      TestDatabase.execute(statement);
    }
    assertThat(finding("null_rate", "visits")).hasValue(run(1));
    assertThat(finding("null_rate", "labs")).hasValue(run(2));
    assertThat(finding("null_rate", "_other"))
        .as("the newest where no table fits")
        .hasValue(run(2));
    assertThat(finding("schema_drift", "visits")).isEmpty();
  }

  @Test
  void knowsWhetherAReceiverWasToldOfARun() {
    NotificationRow row = row("JobFailed", "firing", "loop");
    in(
        entities -> {
          var store = new NotificationStore(entities);
          long key = store.add("ours", row).orElseThrow();
          assertThat(store.isTold("ours", run(2), row)).isFalse();
          store.link("ours", key, run(2), 7_000L);
          assertThat(store.isTold("ours", run(2), row)).isTrue();
          assertThat(store.isTold("ours", run(3), row)).isFalse();
          assertThat(store.isTold("ours", run(2), row("JobFailed", "firing", "people"))).isFalse();
          assertThat(store.isTold("ours", run(2), row("RetryExhausted", "firing", "loop")))
              .isFalse();
          return key;
        });
  }

  @Test
  void listsNewestFirstByPagePlaceAndFilter() {
    long first = add("a");
    long second = add("b");
    in(
        entities -> {
          new NotificationStore(entities).link("ours", second, run(2), null);
          return second;
        });
    NotificationFilter all = filter(null, null);
    in(
        entities -> {
          var list = new NotificationList(entities);
          List<ListedNotification> found = list.page(all, 0, 10);
          assertThat(found).extracting(ListedNotification::key).containsExactly(second, first);
          assertThat(found.get(0).runId()).isEqualTo(run(2));
          assertThat(found.get(1).runId()).isNull();
          assertThat(list.page(all, 1, 1)).containsExactly(found.get(1));
          var place = new NotificationPlace(found.get(0).receivedAt(), second);
          assertThat(list.pageAfter(all, place, 10)).containsExactly(found.get(1));
          assertThat(list.count(all, 10)).isEqualTo(2);
          assertThat(list.count(all, 1)).isEqualTo(1);
          assertThat(list.count(filter("load", null), 10)).isEqualTo(2);
          assertThat(list.count(filter("other", null), 10)).isZero();
          assertThat(list.count(filter(null, run(2)), 10)).isEqualTo(1);
          Instant later = Instant.now().plusSeconds(60);
          assertThat(list.count(new NotificationFilter("ours", later, null, null), 10)).isZero();
          return found;
        });
  }

  @Test
  void forgetsOldOnesOfOneTenantOrOfAll() throws SQLException {
    add("a");
    TestDatabase.execute(
        "insert into alert_notification (tenant_id, alert_name, status, receiver, fingerprint,"
            + " starts_at) values ('jobless', 'ObsDown', 'firing', 'loop', 'c', now())");
    try (Connection connection = TestDatabase.dataSource().getConnection()) {
      var store = new RetentionRunStore(connection);
      Instant later = Instant.now().plusSeconds(60);
      assertThat(store.forgetAlerts(null, START)).isZero();
      assertThat(store.forgetAlerts("ours", later)).isEqualTo(1);
      assertThat(store.forgetAlerts(null, later)).isEqualTo(1);
    }
  }

  @Test
  void remembersWhenTheWatchdogWasHeard() throws SQLException {
    in(
        entities -> {
          new NotificationStore(entities).hearWatchdog("ours");
          return entities;
        });
    try (Connection connection = TestDatabase.dataSource().getConnection()) {
      var heard = new HeardWatchdogs(connection).lastByTenant(10);
      assertThat(heard).containsOnlyKeys("ours");
      assertThat(heard.get("ours")).isBetween(START, Instant.now().plusSeconds(5));
    }
  }

  private static Optional<UUID> failure(String jobId, Instant start) {
    return in(
        entities ->
            new ReportStories(entities).ofFailure("ours", jobId, start).map(ToldReport::runKey));
  }

  private static Optional<UUID> finding(String check, String table) {
    return in(
        entities ->
            new ReportStories(entities)
                .ofFinding("ours", "load", check, table, START)
                .map(ToldReport::runKey));
  }

  private static long add(String fingerprint) {
    var row = new NotificationRow("JobFailed", null, "firing", "load", "loop", fingerprint, START);
    return in(entities -> new NotificationStore(entities).add("ours", row)).orElseThrow();
  }

  private static NotificationFilter filter(String jobId, UUID run) {
    return new NotificationFilter("ours", START.minusSeconds(60), jobId, run);
  }

  private static NotificationRow row(String name, String status, String receiver) {
    return new NotificationRow(name, "warning", status, "load", receiver, "3d7f", START);
  }

  private static UUID run(int number) {
    return new UUID(0, number);
  }

  private static <T> T in(Function<EntityManager, T> work) {
    try (EntityManager entities = TestEntities.manager()) {
      entities.getTransaction().begin();
      TenantScope.enter(entities, "ours");
      T result = work.apply(entities);
      entities.getTransaction().commit();
      return result;
    }
  }
}
