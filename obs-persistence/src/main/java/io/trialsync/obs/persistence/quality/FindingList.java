package io.trialsync.obs.persistence.quality;

import jakarta.persistence.EntityManager;
import jakarta.persistence.Query;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Lists findings for people; joins the caller's transaction. The page is chosen in an index alone,
 * and only its rows are read.
 */
public final class FindingList {
  private static final String PAGE =
      """
      select f.finding_id, j.job_id, f.check_name, d.namespace, d.name, nullif(f.column_name, ''),
        f.metric, nullif(f.detail, ''), f.value, f.baseline, f.threshold, cast(f.severity as text),
        f.state, f.opened_at, o.run_id as opened_run, f.last_seen_at, l.run_id as last_run,
        f.times_seen, f.closed_at, f.close_reason, j.settings ->> 'owner',
        j.settings ->> 'runbook_url'
      from (select f.finding_id as id %s limit :size offset :offset) chosen
        join finding f on f.tenant_id = :tenant and f.finding_id = chosen.id
        join job j on j.tenant_id = f.tenant_id and j.job_key = f.job_key
        left join dataset d on d.tenant_id = f.tenant_id and d.dataset_key = f.dataset_key
        left join run o on o.tenant_id = f.tenant_id and o.run_key = f.opened_run_key
        left join run l on l.tenant_id = f.tenant_id and l.run_key = f.last_run_key
      order by f.last_seen_at desc, f.finding_id desc
      """;

  private static final String TABLES =
      " and f.dataset_key = any(array(select d.dataset_key from dataset d"
          + " where d.tenant_id = :tenant and d.name = :table))";

  private final EntityManager entities;

  public FindingList(EntityManager entities) {
    this.entities = entities;
  }

  /** Findings, newest first, after the given number of them. */
  public List<ListedFinding> page(FindingFilter filter, int offset, int size) {
    return rows(filter, null, offset, size);
  }

  /** Findings, newest first, that come after the given place in that order. */
  public List<ListedFinding> pageAfter(FindingFilter filter, FindingPlace place, int size) {
    return rows(filter, place, 0, size);
  }

  /** How many findings there are, counted up to a limit. */
  public int count(FindingFilter filter, int limit) {
    Query query =
        entities.createNativeQuery(
            "select count(*) from (select 1 " + matching(filter) + " limit :limit) counted",
            Long.class);
    bind(query, filter).setParameter("limit", limit);
    return ((Number) query.getSingleResult()).intValue();
  }

  private List<ListedFinding> rows(
      FindingFilter filter, @Nullable FindingPlace after, int offset, int size) {
    String rest = after == null ? "" : " and (f.last_seen_at, f.finding_id) < (:at, :id)";
    String chosen = matching(filter) + rest + " order by f.last_seen_at desc, f.finding_id desc";
    Query query = entities.createNativeQuery(PAGE.formatted(chosen));
    if (after != null) {
      query.setParameter("at", after.lastSeenAt()).setParameter("id", after.findingId());
    }
    List<?> found =
        bind(query, filter)
            .setParameter("size", size)
            .setParameter("offset", offset)
            .getResultList();
    return found.stream().map(row -> finding((@Nullable Object[]) row)).toList();
  }

  /** Few words stand in the statement itself: as parameters they would fit no partial index. */
  private static String matching(FindingFilter filter) {
    String state = filter.state();
    String severity = filter.severity();
    return "from finding f where f.tenant_id = :tenant"
        + " and f.last_seen_at >= :from and f.last_seen_at < :until"
        + (filter.jobKey() == null ? "" : " and f.job_key = :job")
        + (filter.table() == null ? "" : TABLES)
        + (filter.check() == null ? "" : " and f.check_name = :check")
        + (severity == null ? "" : " and f.severity = " + word(severity, "warn", "fail"))
        + (state == null ? "" : " and f.state = " + word(state, "open", "resolved", "accepted"));
  }

  private static String word(String text, String... known) {
    if (!Set.of(known).contains(text)) {
      throw new IllegalArgumentException("not one of the words that are known: " + text);
    }
    return "'" + text + "'";
  }

  private static Query bind(Query query, FindingFilter filter) {
    query
        .setParameter("tenant", filter.tenantId())
        .setParameter("from", filter.from())
        .setParameter("until", filter.until());
    if (filter.jobKey() != null) {
      query.setParameter("job", filter.jobKey());
    }
    if (filter.table() != null) {
      query.setParameter("table", filter.table());
    }
    if (filter.check() != null) {
      query.setParameter("check", filter.check());
    }
    return query;
  }

  private static ListedFinding finding(@Nullable Object[] row) {
    return new ListedFinding(
        (UUID) Objects.requireNonNull(row[0]),
        text(row[1]),
        text(row[2]),
        (String) row[3],
        (String) row[4],
        (String) row[5],
        text(row[6]),
        (String) row[7],
        (Double) row[8],
        (Double) row[9],
        (Double) row[10],
        text(row[11]),
        text(row[12]),
        (Instant) Objects.requireNonNull(row[13]),
        (UUID) row[14],
        (Instant) Objects.requireNonNull(row[15]),
        (UUID) row[16],
        ((Number) Objects.requireNonNull(row[17])).intValue(),
        (Instant) row[18],
        (String) row[19],
        (String) row[20],
        (String) row[21]);
  }

  private static String text(@Nullable Object value) {
    return (String) Objects.requireNonNull(value);
  }
}
