package io.trialsync.obs.persistence.notification;

import jakarta.persistence.EntityManager;
import jakarta.persistence.Query;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Finds the report that an alert came from: the newest that can have caused it and was received
 * before it began. All times but that beginning are of the database's clock.
 */
public final class ReportStories {
  private static final String NEWEST =
      """
      select told.run_key,
        cast(extract(epoch from cast(:starts as timestamptz) - told.at) * 1000 as bigint),
        cast(extract(epoch from now() - told.at) * 1000 as bigint)
      from (%s) told
      where told.at is not null
      order by %s told.at desc
      limit 1
      """;

  /** The end that stands counts: the receipt of one that was overridden caused nothing. */
  private static final String FAILED_RUNS =
      """
      select r.run_key, (
        select min(l.received_at) from life_cycle l
        where l.tenant_id = r.tenant_id and l.run_key = r.run_key and l.kind = 'failed'
          and l.at = r.end_at and l.digest = r.end_digest and l.received_at <= :starts) as at
      from (
        select f.tenant_id, f.run_key, f.end_at, f.end_digest from run f
        where f.tenant_id = :tenant and f.status = 'failed'
          and f.job_key = (select j.job_key from job j where j.tenant_id = :tenant and j.job_id = :job)
        order by f.run_at desc, f.run_key desc
        limit 50) r
      """;

  private static final String JUDGED_RUNS =
      """
      select f.run_key, f.is_of_table, (
        select max(l.received_at) from life_cycle l
        where l.tenant_id = f.tenant_id and l.run_key = f.run_key
          and l.received_at <= :starts) as at
      from (
        select o.tenant_id, o.opened_run_key as run_key, coalesce(d.name = :table, false) as is_of_table
        from finding o
          left join dataset d on d.tenant_id = o.tenant_id and d.dataset_key = o.dataset_key
        where o.tenant_id = :tenant and o.check_name = :check
          and o.job_key = (select j.job_key from job j where j.tenant_id = :tenant and j.job_id = :job)
        order by o.last_seen_at desc, o.finding_id desc
        limit 50) f
      """;

  private final EntityManager entities;

  public ReportStories(EntityManager entities) {
    this.entities = entities;
  }

  /** The newest end of a failed run of the job. */
  public Optional<ToldReport> ofFailure(String tenantId, String jobId, Instant startsAt) {
    return first(query(NEWEST.formatted(FAILED_RUNS, ""), tenantId, jobId, startsAt));
  }

  /**
   * The newest report about the run in which a check began to find something wrong.
   *
   * @param table findings about it go first; null for those about the run itself
   */
  public Optional<ToldReport> ofFinding(
      String tenantId, String jobId, String check, @Nullable String table, Instant startsAt) {
    return first(
        query(NEWEST.formatted(JUDGED_RUNS, "told.is_of_table desc,"), tenantId, jobId, startsAt)
            .setParameter("check", check)
            .setParameter("table", table == null ? "" : table));
  }

  private Query query(String sql, String tenantId, String jobId, Instant startsAt) {
    return entities
        .createNativeQuery(sql)
        .setParameter("tenant", tenantId)
        .setParameter("job", jobId)
        .setParameter("starts", startsAt);
  }

  private static Optional<ToldReport> first(Query query) {
    List<?> rows = query.getResultList();
    return rows.stream().findFirst().map(row -> report((@Nullable Object[]) row));
  }

  private static ToldReport report(@Nullable Object[] row) {
    return new ToldReport(
        (UUID) Objects.requireNonNull(row[0]), millis(row[1]), Math.max(0, millis(row[2])));
  }

  private static long millis(@Nullable Object value) {
    return ((Number) Objects.requireNonNull(value)).longValue();
  }
}
