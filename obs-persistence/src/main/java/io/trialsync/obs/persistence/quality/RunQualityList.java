package io.trialsync.obs.persistence.quality;

import jakarta.persistence.EntityManager;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Reads what the checks said about runs, for people; joins the caller's transaction. */
public final class RunQualityList {
  private static final String ONE =
      """
      select cast(q.dq_status as text), q.checks, (
          select cast(jsonb_object_agg(cast(f.identity as text), f.finding_id) as text)
          from finding f
          where f.tenant_id = :tenant and f.job_key = q.job_key
            and f.last_seen_at >= q.run_at and f.opened_at <= q.run_at)
      from run_quality q where q.tenant_id = :tenant and q.run_key = :run
      """;

  private static final String STATUS =
      """
      select q.run_key, cast(q.dq_status as text)
      from run_quality q where q.tenant_id = :tenant and q.run_key in (:runs)
      """;

  private final EntityManager entities;

  public RunQualityList(EntityManager entities) {
    this.entities = entities;
  }

  /** What the checks said about a run; empty when it was not judged. */
  public Optional<RunQuality> of(String tenantId, UUID runKey) {
    List<?> found =
        entities
            .createNativeQuery(ONE)
            .setParameter("tenant", tenantId)
            .setParameter("run", runKey)
            .getResultList();
    return found.stream()
        .map(row -> (@Nullable Object[]) row)
        .map(row -> new RunQuality(text(row[0]), text(row[1]), (String) row[2]))
        .findFirst();
  }

  /** The worst verdict of each run that was judged. */
  public Map<UUID, String> statusOf(String tenantId, Collection<UUID> runKeys) {
    var status = new HashMap<UUID, String>();
    if (!runKeys.isEmpty()) {
      List<?> rows =
          entities
              .createNativeQuery(STATUS)
              .setParameter("tenant", tenantId)
              .setParameter("runs", runKeys)
              .getResultList();
      rows.stream()
          .map(row -> (@Nullable Object[]) row)
          .forEach(row -> status.put((UUID) Objects.requireNonNull(row[0]), text(row[1])));
    }
    return status;
  }

  private static String text(@Nullable Object value) {
    return (String) Objects.requireNonNull(value);
  }
}
