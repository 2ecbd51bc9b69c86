package io.trialsync.obs.persistence.history;

import jakarta.persistence.EntityManager;
import jakarta.persistence.Query;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Adds up runs by the UTC day or hour in which they ended; buckets without a run are left out. */
public final class SummaryStore {
  private static final String BY_DAY =
      """
      select cast(day as timestamp) at time zone 'UTC', sum(succeeded), sum(failed), sum(skipped),
        sum(timed_runs), cast(sum(duration_ms) as bigint), sum(counted_runs),
        cast(sum(records_loaded) as bigint)
      from job_day
      where tenant_id = :tenant %s and day >= :from and day < :until
      group by day
      """;

  private static final String BY_HOUR =
      """
      select date_trunc('hour', end_at, 'UTC'), count(*) filter (where status = 'success'),
        count(*) filter (where status = 'failed'), count(*) filter (where status = 'skipped'),
        count(duration_ms), coalesce(cast(sum(duration_ms) as bigint), 0), count(records_loaded),
        coalesce(cast(sum(records_loaded) as bigint), 0)
      from run
      where tenant_id = :tenant and job_key = :job and end_at >= :from and end_at < :until
      group by 1
      """;

  private final EntityManager entities;

  public SummaryStore(EntityManager entities) {
    this.entities = entities;
  }

  /** All jobs of a tenant together, from the sums of the days. */
  public List<BucketSums> daysOfTenant(String tenantId, LocalDate from, LocalDate until) {
    return sums(query(BY_DAY.formatted(""), tenantId), from, until);
  }

  /** One job, from the sums of the days. */
  public List<BucketSums> daysOfJob(String tenantId, long jobKey, LocalDate from, LocalDate until) {
    Query query = query(BY_DAY.formatted("and job_key = :job"), tenantId);
    return sums(query.setParameter("job", jobKey), from, until);
  }

  /** One job, from its runs: sums are kept by day only. */
  public List<BucketSums> hoursOfJob(String tenantId, long jobKey, Instant from, Instant until) {
    return sums(query(BY_HOUR, tenantId).setParameter("job", jobKey), from, until);
  }

  private Query query(String text, String tenantId) {
    return entities.createNativeQuery(text).setParameter("tenant", tenantId);
  }

  private static List<BucketSums> sums(Query query, Object from, Object until) {
    List<?> rows = query.setParameter("from", from).setParameter("until", until).getResultList();
    return rows.stream().map(row -> sums((@Nullable Object[]) row)).toList();
  }

  private static BucketSums sums(@Nullable Object[] row) {
    return new BucketSums(
        (Instant) Objects.requireNonNull(row[0]),
        number(row[1]),
        number(row[2]),
        number(row[3]),
        number(row[4]),
        number(row[5]),
        number(row[6]),
        number(row[7]));
  }

  private static long number(@Nullable Object value) {
    return ((Number) Objects.requireNonNull(value)).longValue();
  }
}
