package io.trialsync.obs.persistence.quality;

import io.trialsync.obs.persistence.run.Run;
import io.trialsync.obs.persistence.run.RunStore;
import jakarta.persistence.EntityManager;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.query.NativeQuery;
import org.jspecify.annotations.Nullable;

/** Reads what the checks said about a run, for people; joins the caller's transaction. */
public final class JudgedRuns {
  private static final String ONE =
      """
      select {r.*}, j.job_id, cast(q.dq_status as text) as dq_status, q.checks, (
          select cast(jsonb_object_agg(cast(f.identity as text), f.finding_id) as text)
          from finding f
          where f.tenant_id = :tenant and f.job_key = q.job_key
            and f.last_seen_at >= q.run_at and f.opened_at <= q.run_at) as finding_ids,
        exists (
          select from alert_notification n
          where n.tenant_id = :tenant and n.run_key = r.run_key) as alerted
      from (%s) r
        join job j on j.tenant_id = :tenant and j.job_key = r.job_key
        left join run_quality q on q.tenant_id = :tenant and q.run_key = r.run_key
      """
          .formatted(RunStore.ONE);

  private final EntityManager entities;

  public JudgedRuns(EntityManager entities) {
    this.entities = entities;
  }

  /** The run that has this id, or one of whose tries has it: one round trip for all of it. */
  public Optional<JudgedRun> find(String tenantId, UUID runId) {
    List<?> rows =
        entities
            .createNativeQuery(ONE)
            .unwrap(NativeQuery.class)
            .addEntity("r", Run.class)
            .addScalar("job_id", String.class)
            .addScalar("dq_status", String.class)
            .addScalar("checks", String.class)
            .addScalar("finding_ids", String.class)
            .addScalar("alerted", Boolean.class)
            .setParameter("tenant", tenantId)
            .setParameter("id", runId)
            .getResultList();
    return rows.stream().map(row -> judged((@Nullable Object[]) row)).findFirst();
  }

  private static JudgedRun judged(@Nullable Object[] row) {
    return new JudgedRun(
        (Run) Objects.requireNonNull(row[0]),
        text(row[1]),
        row[2] == null ? null : new RunQuality(text(row[2]), text(row[3]), (String) row[4]),
        (Boolean) Objects.requireNonNull(row[5]));
  }

  private static String text(@Nullable Object value) {
    return (String) Objects.requireNonNull(value);
  }
}
