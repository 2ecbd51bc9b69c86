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
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
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
    assertThat(added(row, row)).as("twice in one list").containsOnlyKeys(0);
    assertThat(added(row)).isEmpty();
    assertThat(
            added(row, row("JobFailed", "resolved", "loop"), row("JobFailed", "firing", "people")))
        .containsOnlyKeys(1, 2);
    assertThat(TestDatabase.query("select count(*) from alert_notification")).containsExactly("3");
  }

  @Test
  void keepsAllThatWasSaid() {
    added(
        row("JobFailed", "firing", "loop"),
        new NotificationRow("ObsDown", null, "firing", null, null, "loop", "4e", START));
    assertThat(
            TestDatabase.query(
                "select tenant_id, alert_name, severity, status, job_id, table_name, receiver, fingerprint,"
                    + " starts_at = '%s' from alert_notification order by fingerprint"
                        .formatted(START)))
        .containsExactly(
            "ours|JobFailed|warning|firing|load|visits|loop|3d7f|t",
            "ours|ObsDown|null|firing|null|null|loop|4e|t");
  }

  @Test
  void findsTheNewestFailureThatWasHeardOfBeforeTheAlertBegan() {
    long now = add("load", "a", Instant.now());
    long before = add("load", "b", START);
    long early = add("load", "c", Instant.now().minus(Duration.ofHours(1)));
    long ofNoJob = add("none", "d", START);
    Map<Long, ToldReport> found =
        in(
            entities ->
                new ReportStories(entities)
                    .ofFailures("ours", List.of(now, before, early, ofNoJob)));
    assertThat(found).containsOnlyKeys(now, before);
    assertThat(found.get(now).runKey()).isEqualTo(run(3));
    ToldReport report = found.get(before);
    assertThat(report.runKey()).isEqualTo(run(2));
    assertThat(report.beforeStartMillis()).isBetween(30_000L, 60_000L);
    assertThat(report.untilNowMillis()).isBetween(99_000L, 130_000L);
  }

  @Test
  void findsTheRunInWhichTheCheckBeganToFindIt() {
    for (String statement : FINDINGS.split(";\n")) {
      TestDatabase.execute(statement);
    }
    long visits = add("a");
    long labs = add("b");
    long other = add("c");
    long nowhere = add("d");
    long drift = add("e");
    Map<Long, ToldReport> found =
        in(
            entities ->
                new ReportStories(entities)
                    .ofFindings(
                        "ours",
                        List.of(
                            new AskedCheck(visits, "null_rate", "visits"),
                            new AskedCheck(labs, "null_rate", "labs"),
                            new AskedCheck(other, "null_rate", "_other"),
                            new AskedCheck(nowhere, "null_rate", null),
                            new AskedCheck(drift, "schema_drift", "visits"))));
    assertThat(found).containsOnlyKeys(visits, labs, other, nowhere);
    assertThat(found.get(visits).runKey()).isEqualTo(run(1));
    assertThat(found.get(labs).runKey()).isEqualTo(run(2));
    assertThat(found.get(other).runKey()).as("the newest where no table fits").isEqualTo(run(2));
    assertThat(found.get(nowhere).runKey()).isEqualTo(run(2));
  }

  @Test
  void knowsWhetherAReceiverWasToldOfARun() {
    Map<Integer, Long> keys =
        added(
            row("JobFailed", "firing", "loop"),
            row("JobFailed", "resolved", "loop"),
            row("JobFailed", "firing", "people"),
            new NotificationRow(
                "RetryExhausted", null, "firing", "load", null, "loop", "5f", START),
            new NotificationRow("JobFailed", null, "firing", "load", null, "loop", "6a", START));
    assertThat(told(keys, 2)).isEmpty();
    in(
        entities -> {
          new NotificationStore(entities)
              .link("ours", List.of(new LinkedRun(keys.get(0), run(2), 7_000L)));
          return keys;
        });
    assertThat(told(keys, 2)).containsExactlyInAnyOrder(keys.get(0), keys.get(1), keys.get(4));
    assertThat(told(keys, 3)).isEmpty();
    assertThat(
            TestDatabase.query(
                "select run_key, delivery_ms from alert_notification where run_key is not null"))
        .containsExactly(run(2) + "|7000");
  }

  @Test
  void listsNewestFirstByPagePlaceAndFilter() {
    long first = add("a");
    long second = add("b");
    in(
        entities -> {
          new NotificationStore(entities)
              .link("ours", List.of(new LinkedRun(second, run(2), null)));
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

  private static Map<Integer, Long> added(NotificationRow... rows) {
    return in(entities -> new NotificationStore(entities).add("ours", List.of(rows)));
  }

  private static Set<Long> told(Map<Integer, Long> keys, int run) {
    Map<Long, UUID> runs = new HashMap<>();
    keys.values().forEach(key -> runs.put(key, run(run)));
    return in(entities -> new NotificationStore(entities).told("ours", runs));
  }

  private static long add(String fingerprint) {
    return add("load", fingerprint, START);
  }

  private static long add(String jobId, String fingerprint, Instant start) {
    return added(
            new NotificationRow(
                "JobFailed", null, "firing", jobId, null, "loop", fingerprint, start))
        .get(0);
  }

  private static NotificationFilter filter(String jobId, UUID run) {
    return new NotificationFilter("ours", START.minusSeconds(60), jobId, run);
  }

  private static NotificationRow row(String name, String status, String receiver) {
    return new NotificationRow(name, "warning", status, "load", "visits", receiver, "3d7f", START);
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
