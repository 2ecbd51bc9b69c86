package io.trialsync.obs.persistence.quality;

import jakarta.persistence.EntityManager;
import jakarta.persistence.Query;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Reads which columns tables should have and which a run saw, and keeps what a person accepts;
 * joins the caller's transaction.
 */
public final class SchemaStore {
  private static final String OF_TABLE =
      """
       and d.name = :table and (cast(:namespace as text) is null or d.namespace = :namespace)
      order by d.namespace
      limit :most
      """;

  private static final String EXPECTED =
      """
      select d.dataset_key, d.namespace, d.name, cast(e.columns as text), e.run_key, r.run_id,
        e.run_at, e.accepted
      from expected_schema e
        join dataset d on d.tenant_id = e.tenant_id and d.dataset_key = e.dataset_key
        left join run r on r.tenant_id = e.tenant_id and r.run_key = e.run_key
      where e.tenant_id = :tenant and e.job_key = :job
      """;

  // Where several phases of a run tell the schema of a table, what was told last holds; of the same
  // time the
  // one nearest to what was stored.
  private static final String SEEN =
      """
      select d.dataset_key, d.namespace, d.name, cast(t.columns as text), r.run_key, r.run_id,
        r.run_at, true
      from run r
        cross join lateral (
          select distinct on (s.dataset_key) s.dataset_key, s.schema_key from stage s
          where s.tenant_id = r.tenant_id and s.run_key = r.run_key and s.schema_key is not null
          order by s.dataset_key, s.schema_at desc, s.phase <> 'load', s.phase <> 'dq',
            s.phase <> 'transform') seen
        join dataset d on d.tenant_id = r.tenant_id and d.dataset_key = seen.dataset_key
        join table_schema t on t.tenant_id = r.tenant_id and t.schema_key = seen.schema_key
      where r.tenant_id = :tenant and r.job_key = :job and r.run_key = :run
      """;

  private static final String ACCEPT =
      """
      insert into expected_schema (tenant_id, job_key, dataset_key, columns, run_key, run_at, accepted)
      values (:tenant, :job, :dataset, cast(:columns as jsonb), :run, :at, true)
      on conflict (job_key, dataset_key) do update
        set (columns, run_key, run_at, accepted)
          = (excluded.columns, excluded.run_key, excluded.run_at, true)
        where expected_schema.tenant_id = excluded.tenant_id
      """;

  private final EntityManager entities;
  private final String tenantId;
  private final long jobKey;

  public SchemaStore(EntityManager entities, String tenantId, long jobKey) {
    this.entities = entities;
    this.tenantId = tenantId;
    this.jobKey = jobKey;
  }

  /**
   * What was learned or accepted for tables of that name, so many at most.
   *
   * @param namespace null for any
   */
  public List<KeptSchema> expected(@Nullable String namespace, String table, int most) {
    return ofTable(entities.createNativeQuery(EXPECTED + OF_TABLE), namespace, table, most);
  }

  /** What a run of the job saw of tables of that name, so many at most. */
  public List<KeptSchema> seen(UUID runKey, @Nullable String namespace, String table, int most) {
    Query query = entities.createNativeQuery(SEEN + OF_TABLE).setParameter("run", runKey);
    return ofTable(query, namespace, table, most);
  }

  /** Expects those columns from now on; in the place of what was expected before. */
  public void accept(KeptSchema schema) {
    entities
        .createNativeQuery(ACCEPT)
        .setParameter("tenant", tenantId)
        .setParameter("job", jobKey)
        .setParameter("dataset", schema.datasetKey())
        .setParameter("columns", schema.columns())
        .setParameter("run", schema.runKey())
        .setParameter("at", schema.runAt())
        .executeUpdate();
  }

  private List<KeptSchema> ofTable(
      Query query, @Nullable String namespace, String table, int most) {
    List<?> rows =
        query
            .setParameter("tenant", tenantId)
            .setParameter("job", jobKey)
            .setParameter("namespace", namespace)
            .setParameter("table", table)
            .setParameter("most", most)
            .getResultList();
    return rows.stream().map(row -> schema((@Nullable Object[]) row)).toList();
  }

  private static KeptSchema schema(@Nullable Object[] row) {
    return new KeptSchema(
        ((Number) Objects.requireNonNull(row[0])).longValue(),
        (String) Objects.requireNonNull(row[1]),
        (String) Objects.requireNonNull(row[2]),
        (String) Objects.requireNonNull(row[3]),
        (UUID) Objects.requireNonNull(row[4]),
        (UUID) row[5],
        (Instant) Objects.requireNonNull(row[6]),
        (Boolean) Objects.requireNonNull(row[7]));
  }
}
