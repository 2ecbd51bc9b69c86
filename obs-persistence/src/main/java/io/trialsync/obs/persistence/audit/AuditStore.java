package io.trialsync.obs.persistence.audit;

import jakarta.persistence.EntityManager;
import jakarta.persistence.Query;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Adds lines to the trail and reads them; joins the caller's transaction. */
public final class AuditStore {
  private static final String ADD =
      """
      insert into audit (tenant_id, at, audit_key, action, job_id, issuer, client_id, changes)
      values (:tenant, :at, :key, :action, cast(:job as text), :issuer, :client,
        cast(:changes as jsonb))
      """;

  private static final String COLUMNS =
      "select a.audit_key, a.at, a.action, a.job_id, a.issuer, a.client_id,"
          + " cast(a.changes as text) ";

  private final EntityManager entities;

  public AuditStore(EntityManager entities) {
    this.entities = entities;
  }

  /** Adds a line; none is ever changed. */
  public void add(String tenantId, AuditRow row) {
    entities
        .createNativeQuery(ADD)
        .setParameter("tenant", tenantId)
        .setParameter("at", row.at().truncatedTo(ChronoUnit.MICROS))
        .setParameter("key", row.key())
        .setParameter("action", row.action())
        .setParameter("job", row.jobId())
        .setParameter("issuer", row.issuer())
        .setParameter("client", row.clientId())
        .setParameter("changes", row.changes())
        .executeUpdate();
  }

  /** Lines, newest first, after the given number of them. */
  public List<AuditRow> page(AuditFilter filter, int offset, int size) {
    return rows(filter, null, offset, size);
  }

  /** Lines, newest first, that come after the given place in that order. */
  public List<AuditRow> pageAfter(AuditFilter filter, AuditPlace place, int size) {
    return rows(filter, place, 0, size);
  }

  /** How many lines there are, counted up to a limit. */
  public int count(AuditFilter filter, int limit) {
    Query query =
        entities.createNativeQuery(
            "select count(*) from (select 1 " + matching(filter) + " limit :limit) counted",
            Long.class);
    bind(query, filter).setParameter("limit", limit);
    return ((Number) query.getSingleResult()).intValue();
  }

  private List<AuditRow> rows(
      AuditFilter filter, @Nullable AuditPlace after, int offset, int size) {
    String rest = after == null ? "" : " and (a.at, a.audit_key) < (:at, :key)";
    Query query =
        entities.createNativeQuery(
            COLUMNS + matching(filter) + rest + " order by a.at desc, a.audit_key desc");
    if (after != null) {
      query.setParameter("at", after.at()).setParameter("key", after.key());
    }
    List<?> found = bind(query, filter).setFirstResult(offset).setMaxResults(size).getResultList();
    return found.stream().map(row -> row((@Nullable Object[]) row)).toList();
  }

  private static String matching(AuditFilter filter) {
    return "from audit a where a.tenant_id = :tenant and a.at >= :from and a.at < :until"
        + (filter.jobId() == null ? "" : " and a.job_id = :job")
        + (filter.action() == null ? "" : " and a.action = :action");
  }

  private static Query bind(Query query, AuditFilter filter) {
    query
        .setParameter("tenant", filter.tenantId())
        .setParameter("from", filter.from())
        .setParameter("until", filter.until());
    if (filter.jobId() != null) {
      query.setParameter("job", filter.jobId());
    }
    if (filter.action() != null) {
      query.setParameter("action", filter.action());
    }
    return query;
  }

  private static AuditRow row(@Nullable Object[] row) {
    return new AuditRow(
        (UUID) Objects.requireNonNull(row[0]),
        (Instant) Objects.requireNonNull(row[1]),
        text(row[2]),
        (String) row[3],
        text(row[4]),
        text(row[5]),
        text(row[6]));
  }

  private static String text(@Nullable Object value) {
    return (String) Objects.requireNonNull(value);
  }
}
