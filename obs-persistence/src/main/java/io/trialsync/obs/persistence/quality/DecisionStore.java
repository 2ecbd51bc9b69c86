package io.trialsync.obs.persistence.quality;

import jakarta.persistence.EntityManager;
import jakarta.persistence.Query;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Keeps what people decide about the baselines of jobs; joins the caller's transaction. */
public final class DecisionStore {
  private static final String ADD =
      """
      insert into quality_decision (tenant_id, decision_id, job_key, dataset_key, check_name,
        column_name, kind, from_at, until_at, reason, client_id, decided_at)
      values (:tenant, :decision, :job, :dataset, :check, :column, :kind, :from,
        cast(:until as timestamptz), :reason, :client, :at)
      """;

  private static final String SELECT =
      """
      select q.decision_id, q.job_key, q.kind, q.check_name, q.dataset_key, d.namespace, d.name,
        q.column_name, q.from_at, q.until_at, q.reason, q.client_id, q.decided_at
      from quality_decision q
        left join dataset d on d.tenant_id = q.tenant_id and d.dataset_key = q.dataset_key
      where q.tenant_id = :tenant and q.job_key = :job
      """;

  private static final String NEWEST_FIRST = " order by q.decided_at desc, q.decision_id desc";

  private final EntityManager entities;
  private final String tenantId;
  private final long jobKey;

  public DecisionStore(EntityManager entities, String tenantId, long jobKey) {
    this.entities = entities;
    this.tenantId = tenantId;
    this.jobKey = jobKey;
  }

  /** Adds a decision; none is ever changed. */
  public void add(KeptDecision decision) {
    bind(entities.createNativeQuery(ADD))
        .setParameter("decision", decision.decisionId())
        .setParameter("dataset", decision.datasetKey())
        .setParameter("check", decision.check())
        .setParameter("column", decision.column())
        .setParameter("kind", decision.kind())
        .setParameter("from", decision.from())
        .setParameter("until", decision.until())
        .setParameter("reason", decision.reason())
        .setParameter("client", decision.clientId())
        .setParameter("at", decision.decidedAt())
        .executeUpdate();
  }

  /** The decision of that id, if it is about this job. */
  public Optional<KeptDecision> find(UUID decisionId) {
    Query query =
        entities
            .createNativeQuery(SELECT + " and q.decision_id = :decision")
            .setParameter("decision", decisionId);
    return rows(query).stream().findFirst();
  }

  /** Takes a decision back. */
  public void remove(UUID decisionId) {
    bind(entities.createNativeQuery(
            "delete from quality_decision where tenant_id = :tenant and job_key = :job"
                + " and decision_id = :decision"))
        .setParameter("decision", decisionId)
        .executeUpdate();
  }

  /** Decisions about the job, the newest first, after the given number of them. */
  public List<KeptDecision> page(int offset, int size) {
    return rows(
        entities
            .createNativeQuery(SELECT + NEWEST_FIRST)
            .setFirstResult(offset)
            .setMaxResults(size));
  }

  /** Those that come after that one in the same order. */
  public List<KeptDecision> pageAfter(Instant decidedAt, UUID decisionId, int size) {
    return rows(
        entities
            .createNativeQuery(
                SELECT + " and (q.decided_at, q.decision_id) < (:at, :decision)" + NEWEST_FIRST)
            .setParameter("at", decidedAt)
            .setParameter("decision", decisionId)
            .setMaxResults(size));
  }

  /** How many there are, counted up to a limit. */
  public int count(int limit) {
    Query query =
        entities.createNativeQuery(
            "select count(*) from (select from quality_decision where tenant_id = :tenant"
                + " and job_key = :job limit :limit) counted",
            Long.class);
    return ((Number) bind(query).setParameter("limit", limit).getSingleResult()).intValue();
  }

  private Query bind(Query query) {
    return query.setParameter("tenant", tenantId).setParameter("job", jobKey);
  }

  private List<KeptDecision> rows(Query query) {
    List<?> rows = bind(query).getResultList();
    return rows.stream().map(row -> decision((@Nullable Object[]) row)).toList();
  }

  private static KeptDecision decision(@Nullable Object[] row) {
    return new KeptDecision(
        (UUID) Objects.requireNonNull(row[0]),
        number(row[1]),
        text(row[2]),
        text(row[3]),
        number(row[4]),
        (String) row[5],
        (String) row[6],
        text(row[7]),
        (Instant) Objects.requireNonNull(row[8]),
        (Instant) row[9],
        text(row[10]),
        text(row[11]),
        (Instant) Objects.requireNonNull(row[12]));
  }

  private static long number(@Nullable Object value) {
    return ((Number) Objects.requireNonNull(value)).longValue();
  }

  private static String text(@Nullable Object value) {
    return (String) Objects.requireNonNull(value);
  }
}
