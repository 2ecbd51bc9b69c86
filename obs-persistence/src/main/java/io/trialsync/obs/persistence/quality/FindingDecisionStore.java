package io.trialsync.obs.persistence.quality;

import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Reads one finding and closes it by a person's word; joins the caller's transaction. */
public final class FindingDecisionStore {
  private static final String FIND =
      """
      select f.finding_id, f.job_key, j.job_id, f.dataset_key, d.namespace, d.name, f.check_name,
        f.column_name, f.state, f.opened_run_key, f.opened_at, f.last_run_key, f.closed_at, f.close_reason
      from finding f
        join job j on j.tenant_id = f.tenant_id and j.job_key = f.job_key
        left join dataset d on d.tenant_id = f.tenant_id and d.dataset_key = f.dataset_key
      where f.tenant_id = :tenant and f.finding_id = :finding
      """;

  private static final String ACCEPT =
      """
      update finding set state = 'accepted', closed_at = :at, close_reason = :reason
      where tenant_id = :tenant and finding_id = :finding and state = 'open'
      """;

  private final EntityManager entities;

  public FindingDecisionStore(EntityManager entities) {
    this.entities = entities;
  }

  /** The finding of that id. */
  public Optional<DecidedFinding> find(String tenantId, UUID findingId) {
    List<?> rows =
        entities
            .createNativeQuery(FIND)
            .setParameter("tenant", tenantId)
            .setParameter("finding", findingId)
            .getResultList();
    return rows.stream().findFirst().map(row -> finding((@Nullable Object[]) row));
  }

  /** Closes an open finding: what it says is normal from now on. */
  public void accept(String tenantId, UUID findingId, Instant at, String reason) {
    entities
        .createNativeQuery(ACCEPT)
        .setParameter("tenant", tenantId)
        .setParameter("finding", findingId)
        .setParameter("at", at)
        .setParameter("reason", reason)
        .executeUpdate();
  }

  private static DecidedFinding finding(@Nullable Object[] row) {
    return new DecidedFinding(
        (UUID) Objects.requireNonNull(row[0]),
        number(row[1]),
        text(row[2]),
        number(row[3]),
        (String) row[4],
        (String) row[5],
        text(row[6]),
        text(row[7]),
        text(row[8]),
        (UUID) Objects.requireNonNull(row[9]),
        (Instant) Objects.requireNonNull(row[10]),
        (UUID) Objects.requireNonNull(row[11]),
        (Instant) row[12],
        (String) row[13]);
  }

  private static long number(@Nullable Object value) {
    return ((Number) Objects.requireNonNull(value)).longValue();
  }

  private static String text(@Nullable Object value) {
    return (String) Objects.requireNonNull(value);
  }
}
