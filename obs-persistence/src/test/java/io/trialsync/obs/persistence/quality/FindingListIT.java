package io.trialsync.obs.persistence.quality;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.trialsync.obs.persistence.TestDatabase;
import io.trialsync.obs.persistence.TestEntities;
import io.trialsync.obs.persistence.tenant.TenantScope;
import jakarta.persistence.EntityManager;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Findings are listed by each filter, by pages and by places, within a tenant. */
class FindingListIT {
  private static final Instant NOON = Instant.parse("2026-11-20T12:00:00Z");
  private static final String FINDINGS =
      """
      with j as (
        insert into job (tenant_id, job_id, settings)
        values ('ours', 'a', '{"owner": "team", "runbook_url": "https://x.example/y"}'),
          ('ours', 'b', '{}'), ('theirs', 'a', '{}') returning tenant_id, job_id, job_key),
      d as (
        insert into dataset (tenant_id, namespace, name)
        values ('ours', '', 'visits'), ('ours', 'db', 'visits'), ('ours', '', 'labs')
        returning dataset_key, namespace, name)
      insert into finding (tenant_id, finding_id, identity, job_key, dataset_key, check_name,
        column_name, metric, detail, state, severity, value, opened_run_key, opened_at,
        last_run_key, last_seen_at, times_seen, good_runs, closed_at, steps)
      select j.tenant_id, f.id::uuid, f.id::uuid, j.job_key, coalesce(
          (select d.dataset_key from d where d.namespace = f.ns and d.name = f.tab), 0),
        f.chk, '', 'm', '', f.state, f.severity::verdict, 1.5, f.id::uuid, f.at, f.id::uuid, f.at, 1, 0,
        case when f.state <> 'open' then f.at end, '{"steps": []}'
      from (values
          ('00000000-0000-0000-0000-000000000001', 'ours', 'a', '', 'visits', 'row_count_delta', 'open', 'fail', timestamptz '2026-11-20 12:00Z'),
          ('00000000-0000-0000-0000-000000000002', 'ours', 'a', 'db', 'visits', 'null_rate', 'open', 'warn', '2026-11-20 12:00Z'),
          ('00000000-0000-0000-0000-000000000003', 'ours', 'b', '', 'labs', 'null_rate', 'resolved', 'warn', '2026-11-20 12:01Z'),
          ('00000000-0000-0000-0000-000000000004', 'ours', 'b', '', '', 'duration', 'accepted', 'fail', '2026-11-20 12:02Z'),
          ('00000000-0000-0000-0000-000000000005', 'theirs', 'a', '', '', 'duration', 'open', 'fail', '2026-11-20 12:03Z')
        ) f (id, tenant, job, ns, tab, chk, state, severity, at)
        join j on j.tenant_id = f.tenant and j.job_id = f.job
      """;

  @BeforeEach
  void fill() {
    TestDatabase.clear();
    TestDatabase.execute(FINDINGS);
  }

  @AfterEach
  void clear() {
    TestDatabase.clear();
  }

  @Test
  void listsNewestFirstByPageAndByPlace() {
    FindingFilter all = filter(null, null, null, null, null);
    in(
        list -> {
          List<ListedFinding> found = list.page(all, 0, 10);
          assertThat(ids(found)).containsExactly(4L, 3L, 2L, 1L);
          assertThat(list.count(all, 10)).isEqualTo(4);
          assertThat(list.count(all, 3)).isEqualTo(3);
          assertThat(ids(list.page(all, 2, 1))).containsExactly(2L);
          ListedFinding second = found.get(1);
          var place = new FindingPlace(second.lastSeenAt(), second.findingId());
          assertThat(ids(list.pageAfter(all, place, 10))).containsExactly(2L, 1L);
        });
  }

  @Test
  void findsByEachFilter() {
    long a = jobKey("a");
    assertThat(found(filter(a, null, null, null, null))).containsExactly(2L, 1L);
    assertThat(found(filter(null, "visits", null, null, null))).containsExactly(2L, 1L);
    assertThat(found(filter(null, "nothing", null, null, null))).isEmpty();
    assertThat(found(filter(null, null, "null_rate", null, null))).containsExactly(3L, 2L);
    assertThat(found(filter(null, null, null, "fail", null))).containsExactly(4L, 1L);
    assertThat(found(filter(null, null, null, null, "open"))).containsExactly(2L, 1L);
    assertThat(found(filter(null, null, null, null, "accepted"))).containsExactly(4L);
    assertThat(found(filter(a, "visits", "null_rate", "warn", "open"))).containsExactly(2L);
    var minute =
        new FindingFilter("ours", null, NOON, NOON.plusSeconds(60), null, null, null, null);
    assertThat(found(minute)).containsExactly(2L, 1L);
  }

  @Test
  void tellsOfTheTableTheJobAndItsPeople() {
    in(
        list -> {
          List<ListedFinding> found = list.page(filter(null, null, null, null, null), 0, 10);
          assertThat(found.get(0).table()).isNull();
          assertThat(found.get(0).closedAt()).isNotNull();
          assertThat(found.get(0).owner()).isNull();
          assertThat(found.get(2).namespace()).isEqualTo("db");
          assertThat(found.get(2).owner()).isEqualTo("team");
          assertThat(found.get(2).runbookUrl()).isEqualTo("https://x.example/y");
          assertThat(found.get(2).column()).isNull();
          assertThat(found.get(2).detail()).isNull();
          assertThat(found.get(2).openedRunId()).isNull();
        });
  }

  @Test
  void takesNoWordThatItDoesNotKnow() {
    assertThatThrownBy(() -> found(filter(null, null, null, "fail' or true --", null)))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> found(filter(null, null, null, null, "closed")))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static List<Long> found(FindingFilter filter) {
    var ids = new ArrayList<Long>();
    in(list -> ids.addAll(ids(list.page(filter, 0, 10))));
    in(list -> assertThat(list.count(filter, 100)).isEqualTo(ids.size()));
    return ids;
  }

  private static List<Long> ids(List<ListedFinding> findings) {
    return findings.stream()
        .map(ListedFinding::findingId)
        .map(UUID::getLeastSignificantBits)
        .toList();
  }

  private static FindingFilter filter(
      Long jobKey, String table, String check, String severity, String state) {
    return new FindingFilter(
        "ours",
        jobKey,
        NOON.minus(Duration.ofDays(1)),
        NOON.plus(Duration.ofDays(1)),
        table,
        check,
        severity,
        state);
  }

  private static long jobKey(String jobId) {
    return Long.parseLong(
        TestDatabase.query(
                "select job_key from job where tenant_id = 'ours' and job_id = '" + jobId + "'")
            .get(0));
  }

  private static void in(Consumer<FindingList> work) {
    try (EntityManager entities = TestEntities.manager()) {
      entities.getTransaction().begin();
      TenantScope.enter(entities, "ours");
      work.accept(new FindingList(entities));
      entities.getTransaction().commit();
    }
  }
}
