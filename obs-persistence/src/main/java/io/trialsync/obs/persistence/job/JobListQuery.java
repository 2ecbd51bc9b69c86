package io.trialsync.obs.persistence.job;

import io.trialsync.obs.persistence.run.StatusLiteral;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Query;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * The statement behind lists of jobs, made of what is asked for and no more: a condition that is
 * not in it costs nothing, and its plan is right for every caller.
 */
final class JobListQuery {
  /** By the newest run of a job only where it is asked for: that is a look at every job. */
  private static final String OF_STATUS =
      """
        and (select r.status from run r where r.job_key = j.job_key
          order by r.run_at desc, r.run_key desc limit 1) =\s""";

  private static final String PAGE =
      """
      page as materialized (
        select m.*, last.run_at, last.status
        from (select * from matching m %s order by m.job_id limit :size offset :offset) m
          left join lateral (
            select r.run_at, r.status from run r
            where r.job_key = m.job_key order by r.run_at desc, r.run_key desc limit 1) last on true)
      """;

  /**
   * Sums come from the days that lie in the window as a whole; of the day that its start cuts, the
   * smaller part is added up from runs. Failures are counted back to the newest success, which is
   * looked for among the last 100 runs. Its place is made sure of by "offset 0": a coalesce inside
   * of the comparison could tell something to the caller, as far as PostgreSQL knows, and so would
   * be kept out of the index, after the policy of tenants; all runs of the job would be read.
   */
  private static final String OVERVIEW =
      """
      select total.jobs, p.job_id, cast(p.state as text), cast(p.settings as text), p.run_at,
        cast(p.status as text),
        coalesce(d.succeeded, 0) + :weekSign * e.succeeded,
        coalesce(d.failed, 0) + :weekSign * e.failed,
        coalesce(d.timed_runs, 0) + :weekSign * e.timed_runs,
        coalesce(d.duration_ms, 0) + :weekSign * coalesce(e.duration_ms, 0),
        case when coalesce(d.counted, 0) + :loadedSign * f.counted > 0
          then coalesce(d.loaded, 0) + :loadedSign * coalesce(f.loaded, 0) end,
        c.failures, l.expected_since, l.awaited_due_at, l.start_deadline_at, l.finish_deadline_at,
        l.late_since, l.stuck_runs, l.stuck_since, l.unseen
      from (select count(*) as jobs from (select 1 from matching limit :mostCounted) counted) total
        left join page p on true
        left join lateral (
          select * from job_lateness where job_key = p.job_key limit 1) l on true
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
            and end_at >= :weekFrom and end_at < :weekUntil) e on true
        left join lateral (
          select count(records_loaded) as counted, cast(sum(records_loaded) as bigint) as loaded
          from run where job_key = p.job_key
            and end_at >= :loadedFrom and end_at < :loadedUntil) f on true
        left join lateral (
          select coalesce(success.run_at, '-infinity') as run_at,
            coalesce(success.run_key, '00000000-0000-0000-0000-000000000000') as run_key
          from (select) always left join lateral (
            select recent.run_at, recent.run_key
            from (
              select status, run_at, run_key from run
              where job_key = p.job_key order by run_at desc, run_key desc limit 100) recent
            where p.status <> 'success' and recent.status = 'success' limit 1) success on true
          offset 0) good on true
        left join lateral (
          select count(*) filter (where later.status = 'failed') as failures
          from (
            select status from run
            where job_key = p.job_key
              and (run_at, run_key) > (good.run_at, good.run_key)
            order by run_at desc, run_key desc limit 100) later
          where p.status <> 'success') c on true
      order by p.job_id
      """;

  private final JobFilter filter;
  private final JobPlace place;

  JobListQuery(JobFilter filter, JobPlace place) {
    this.filter = filter;
    this.place = place;
  }

  Query on(EntityManager entities) {
    Query query = entities.createNativeQuery(text());
    query.setParameter("tenant", filter.tenantId());
    bindWhereAsked(query, "job", filter.jobId());
    bindWhereAsked(query, "text", filter.text());
    bindWhereAsked(query, "after", place.after());
    bind(query, "week", CutDay.at(place.now().minus(Duration.ofDays(7))));
    bind(query, "loaded", CutDay.at(place.now().minus(Duration.ofDays(1))));
    return query
        .setParameter("size", place.size())
        .setParameter("offset", place.offset())
        .setParameter("mostCounted", place.mostCounted());
  }

  /** Jobs that match by their newest run are found once, for the page and for the total. */
  private String text() {
    String once = filter.status() == null ? "not materialized" : "materialized";
    String after = place.after() == null ? "" : "where m.job_id > :after";
    return "with matching as "
        + once
        + " ("
        + matching()
        + "), "
        + PAGE.formatted(after)
        + OVERVIEW;
  }

  private String matching() {
    var text =
        new StringBuilder(
            "select j.job_key, j.job_id, j.state, j.settings from job j where j.tenant_id = :tenant");
    if (filter.jobId() != null) {
      text.append(" and j.job_id = :job");
    }
    if (filter.text() != null) {
      text.append(" and position(lower(:text) in lower(j.job_id)) > 0");
    }
    if (filter.status() != null) {
      text.append(" ").append(OF_STATUS).append(StatusLiteral.of(filter.status()));
    }
    return text.toString();
  }

  private static void bindWhereAsked(Query query, String name, @Nullable String value) {
    if (value != null) {
      query.setParameter(name, value);
    }
  }

  private static void bind(Query query, String name, CutDay cut) {
    query
        .setParameter(name + "Day", cut.after())
        .setParameter(name + "From", cut.from())
        .setParameter(name + "Until", cut.until())
        .setParameter(name + "Sign", cut.sign());
  }
}
