package io.trialsync.obs.persistence.quality;

import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What whoever decides about a job shares with those that judge its runs; joins the caller's
 * transaction.
 */
public final class JudgedJob {
  /** What who judges a job locks, and who decides about it: until the end of a transaction. */
  static final String LOCKED_KEY = "hashtextextended('quality of job', %s)";

  private static final String LOCK =
      "select 1 from pg_advisory_xact_lock(" + LOCKED_KEY.formatted(":job") + ")";

  private static final String DUE_AGAIN =
      """
      insert into quality_due (tenant_id, run_key)
      select q.tenant_id, q.run_key from run_quality q
      where q.tenant_id = :tenant and q.job_key = :job and q.run_at >= :from
      order by q.run_at desc, q.run_key desc
      limit :most
      """;

  private static final String DATASETS =
      """
      select d.dataset_key, d.namespace from dataset d
      where d.tenant_id = :tenant and d.name = :table
        and (cast(:namespace as text) is null or d.namespace = :namespace)
      order by d.namespace limit :most
      """;

  private final EntityManager entities;
  private final String tenantId;
  private final long jobKey;

  public JudgedJob(EntityManager entities, String tenantId, long jobKey) {
    this.entities = entities;
    this.tenantId = tenantId;
    this.jobKey = jobKey;
  }

  /** Waits until nobody judges runs of the job, and keeps it so to the end of the transaction. */
  public void lock() {
    entities.createNativeQuery(LOCK).setParameter("job", jobKey).getSingleResult();
  }

  /** Has the newest runs that started then or later judged again. */
  public void judgeAgain(Instant from, int most) {
    entities
        .createNativeQuery(DUE_AGAIN)
        .setParameter("tenant", tenantId)
        .setParameter("job", jobKey)
        .setParameter("from", from)
        .setParameter("most", most)
        .executeUpdate();
  }

  /**
   * Keys of the tables of that name, so many at most.
   *
   * @param namespace null for any
   */
  public List<Long> datasets(@Nullable String namespace, String table, int most) {
    List<?> rows =
        entities
            .createNativeQuery(DATASETS)
            .setParameter("tenant", tenantId)
            .setParameter("namespace", namespace)
            .setParameter("table", table)
            .setParameter("most", most)
            .getResultList();
    return rows.stream().map(row -> ((Number) ((Object[]) row)[0]).longValue()).toList();
  }
}
