package io.trialsync.obs.persistence.job;

import jakarta.persistence.EntityManager;
import jakarta.persistence.Query;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Finds jobs and what their runs add up to; joins the caller's transaction. */
public final class JobStore {
  private static final String MATCHING =
      """
      from job j
        left join lateral (
          select r.run_at, r.status from run r
          where r.job_key = j.job_key order by r.run_at desc, r.run_key desc limit 1) last on true
      where j.tenant_id = :tenant
        and (cast(:job as text) is null or j.job_id = :job)
        and (cast(:text as text) is null
          or position(lower(cast(:text as text)) in lower(j.job_id)) > 0)
        and (cast(:status as text) is null
          or last.status = cast(cast(:status as text) as run_status))
      """;

  /**
   * Sums come from the days that lie in the window as a whole; only the first, cut day is added up
   * from its runs.
   */
  private static final String OVERVIEW =
      """
      with page as materialized (
        select j.job_key, j.job_id, j.state, j.settings, last.run_at, last.status
      """
          + MATCHING
          + """
              and (cast(:after as text) is null or j.job_id > :after)
            order by j.job_id
            limit :size offset :offset)
          select p.job_id, cast(p.state as text), cast(p.settings as text), p.run_at,
            cast(p.status as text),
            coalesce(d.succeeded, 0) + coalesce(e.succeeded, 0),
            coalesce(d.failed, 0) + coalesce(e.failed, 0),
            coalesce(d.timed_runs, 0) + coalesce(e.timed_runs, 0),
            coalesce(d.duration_ms, 0) + coalesce(e.duration_ms, 0),
            case when d.counted > 0 or f.counted > 0
              then coalesce(d.loaded, 0) + coalesce(f.loaded, 0) end,
            coalesce(c.failures, 0)
          from page p
            left join lateral (
              select sum(succeeded) as succeeded, sum(failed) as failed,
                sum(timed_runs) as timed_runs, cast(sum(duration_ms) as bigint) as duration_ms,
                cast(sum(records_loaded) filter (where day > :loadedDay) as bigint) as loaded,
                sum(counted_runs) filter (where day > :loadedDay) as counted
              from job_day where job_key = p.job_key and day > :weekDay) d on true
            left join lateral (
              select count(*) filter (where status = 'success') as succeeded,
                count(*) filter (where status = 'failed') as failed,
                count(duration_ms) as timed_runs, cast(sum(duration_ms) as bigint) as duration_ms
              from run where job_key = p.job_key
                and end_at >= :weekStart and end_at < :weekDayEnd) e on true
            left join lateral (
              select count(records_loaded) as counted, cast(sum(records_loaded) as bigint) as loaded
              from run where job_key = p.job_key
                and end_at >= :loadedStart and end_at < :loadedDayEnd) f on true
            left join lateral (
              select count(*) filter (where ends.good_after = 0 and ends.status = 'failed') as failures
              from (
                select status, count(*) filter (where status = 'success')
                  over (order by run_at desc, run_key desc) as good_after
                from (
                  select status, run_at, run_key from run
                  where job_key = p.job_key order by run_at desc, run_key desc limit 100) recent
                ) ends
              where p.status <> 'success') c on true
          order by p.job_id
          """;

  private static final String LOADED_TABLES =
      """
      select j.tenant_id, j.job_id, d.name
      from job j
        left join job_table t on t.job_key = j.job_key
        left join dataset d on d.dataset_key = t.dataset_key
      where j.state <> 'retired'
      order by j.job_key, d.name
      """;

  private final EntityManager entities;

  public JobStore(EntityManager entities) {
    this.entities = entities;
  }

  /** The job of that id, for its settings. */
  public Optional<Job> find(String tenantId, String jobId) {
    return entities
        .createQuery("select j from Job j where j.tenantId = :tenant and j.jobId = :job", Job.class)
        .setParameter("tenant", tenantId)
        .setParameter("job", jobId)
        .getResultStream()
        .findFirst();
  }

  /** Adds a job that is declared before it was seen. */
  public Job add(Job job) {
    entities.persist(job);
    return job;
  }

  /**
   * A page of jobs by id.
   *
   * @param after only jobs with greater ids, for cursors; null for all
   * @param now end of the 7 days and of the 24 hours
   */
  public List<JobOverview> overview(
      JobFilter filter, @Nullable String after, int offset, int size, Instant now) {
    Instant week = now.minus(Duration.ofDays(7));
    Instant day = now.minus(Duration.ofDays(1));
    Query query =
        bind(entities.createNativeQuery(OVERVIEW), filter)
            .setParameter("after", after)
            .setParameter("size", size)
            .setParameter("offset", offset)
            .setParameter("weekStart", week)
            .setParameter("weekDay", UtcDay.of(week))
            .setParameter("weekDayEnd", UtcDay.endOf(week))
            .setParameter("loadedStart", day)
            .setParameter("loadedDay", UtcDay.of(day))
            .setParameter("loadedDayEnd", UtcDay.endOf(day));
    List<?> rows = query.getResultList();
    return rows.stream().map(row -> overview((@Nullable Object[]) row)).toList();
  }

  /** How many jobs match, counted up to a limit. */
  public int count(JobFilter filter, int limit) {
    Query query =
        entities.createNativeQuery(
            "select count(*) from (select 1 " + MATCHING + " limit :limit) counted", Long.class);
    return ((Number) bind(query, filter).setParameter("limit", limit).getSingleResult()).intValue();
  }

  /** Whether the schema is there; before its first migration there is no job to ask for. */
  public boolean isReady() {
    return (Boolean)
        entities
            .createNativeQuery("select to_regclass('job_table') is not null", Boolean.class)
            .getSingleResult();
  }

  /** All jobs of all tenants that are not retired, each with the tables that it has loaded. */
  public List<LoadedTable> loadedTables() {
    List<?> rows = entities.createNativeQuery(LOADED_TABLES).getResultList();
    return rows.stream()
        .map(row -> (@Nullable Object[]) row)
        .map(row -> new LoadedTable(text(row[0]), text(row[1]), (String) row[2]))
        .toList();
  }

  private static String text(@Nullable Object value) {
    return (String) Objects.requireNonNull(value);
  }

  private static Query bind(Query query, JobFilter filter) {
    return query
        .setParameter("tenant", filter.tenantId())
        .setParameter("job", filter.jobId())
        .setParameter("text", filter.text())
        .setParameter("status", filter.status());
  }

  private static JobOverview overview(@Nullable Object[] row) {
    return new JobOverview(
        text(row[0]),
        text(row[1]),
        text(row[2]),
        (Instant) row[3],
        (String) row[4],
        number(row[5]),
        number(row[6]),
        number(row[7]),
        number(row[8]),
        row[9] == null ? null : number(row[9]),
        (int) number(row[10]));
  }

  private static long number(@Nullable Object value) {
    return ((Number) Objects.requireNonNull(value)).longValue();
  }
}
