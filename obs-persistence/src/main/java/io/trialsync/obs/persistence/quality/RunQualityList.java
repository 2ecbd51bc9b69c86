package io.trialsync.obs.persistence.quality;

import jakarta.persistence.EntityManager;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Reads what the checks said about runs, for people; joins the caller's transaction. */
public final class RunQualityList {
  private static final String ONE =
      """
      select j.job_id, cast(q.dq_status as text), q.checks, (
          select cast(jsonb_object_agg(cast(f.identity as text), f.finding_id) as text)
          from finding f
          where f.tenant_id = :tenant and f.job_key = q.job_key
            and f.last_seen_at >= q.run_at and f.opened_at <= q.run_at)
      from job j left join run_quality q on q.tenant_id = j.tenant_id and q.run_key = :run
      where j.tenant_id = :tenant and j.job_key = :job
      """;

  private final EntityManager entities;

  public RunQualityList(EntityManager entities) {
    this.entities = entities;
  }

  /** Which job a run is of, and what the checks said about it: one round trip for both. */
  public JobOfRun of(String tenantId, long jobKey, UUID runKey) {
    @Nullable Object[] row =
        (@Nullable Object[])
            entities
                .createNativeQuery(ONE)
                .setParameter("tenant", tenantId)
                .setParameter("job", jobKey)
                .setParameter("run", runKey)
                .getSingleResult();
    return new JobOfRun(
        text(row[0]),
        row[1] == null ? null : new RunQuality(text(row[1]), text(row[2]), (String) row[3]));
  }

  private static String text(@Nullable Object value) {
    return (String) Objects.requireNonNull(value);
  }
}
