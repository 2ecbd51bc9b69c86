package io.trialsync.obs.persistence.metrics;

import io.trialsync.obs.persistence.quality.DueRuns;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import org.jspecify.annotations.Nullable;

/**
 * Reads the state of all jobs of all tenants by one statement; the connection must see all rows.
 *
 * <p>Of runs each part looks up a few entries of an index for each job, so that the cost grows with
 * jobs and not with runs. Of the three newest runs the one stands that was last heard of: times
 * that lie ahead of our clock hide at most two others.
 */
public final class StateStore {
  /** The three newest that are not queued: queued ones move behind a run when it starts. */
  private static final String STARTED =
      """
      left join lateral (
        select max(least(s.run_at, coalesce(s.start_heard_at, s.received_at))) as at,
          (array_agg(s.status))[1] as status,
          array_agg(s.run_key) as run_keys
        from (
          select r.run_at, r.start_heard_at, r.received_at, r.status, r.run_key from run r
          where r.job_key = j.job_key and r.status <> 'queued'
          order by r.run_at desc, r.run_key desc limit 3) s) started on true
      """;

  private static final String BAD =
      """
      left join lateral (
        select f.at, f.category
        from (
          select least(r.end_at, r.heard_at) as at, coalesce(r.error_category, 'System') as category
          from run r where r.job_key = j.job_key and r.status = 'failed'
          order by r.run_at desc, r.run_key desc limit 3) f
        order by f.at desc limit 1) bad on true
      """;

  private static final String ENDED =
      """
      left join lateral (
        select e.status, e.at, e.attempt_count - 1 as retries,
          e.status = 'failed' and e.attempt_count >= e.max_attempts as exhausted
        from (
          select r.status, r.attempt_count, r.max_attempts, least(r.end_at, r.heard_at) as at
          from run r where r.job_key = j.job_key and r.end_at is not null
          order by r.end_at desc limit 3) e
        order by e.at desc limit 1) ended on true
      """;

  /** Sums of days lead to the newest success, where what ended last is none. */
  private static final String GOOD =
      """
      left join lateral (
        select least(e.end_at, e.heard_at) as at
        from (
          select d.day from job_day d
          where d.job_key = j.job_key and d.succeeded > 0 and ended.status <> 'success'
          order by d.day desc limit 1) d
          cross join lateral (
            select r.end_at, r.heard_at from run r
            where r.job_key = j.job_key
              and r.end_at >= cast(d.day as timestamp) at time zone 'UTC'
              and r.end_at < cast(d.day + 1 as timestamp) at time zone 'UTC'
              and r.status = 'success'
            order by r.end_at desc limit 1) e) good on true
      """;

  /** As in the list of jobs: back to the newest success, among the last 100 runs. */
  private static final String STREAK =
      """
      left join lateral (
        select count(*) filter (where c.status = 'failed') as failures
        from (
          select l.status,
            bool_or(l.status = 'success') over (order by l.run_at desc, l.run_key desc) as over
          from (
            select r.status, r.run_at, r.run_key from run r
            where r.job_key = j.job_key order by r.run_at desc, r.run_key desc limit 100) l) c
        where started.status <> 'success' and not c.over) streak on true
      """;

  /** All that are open at once: they are few, and an index has just them. */
  private static final String FINDINGS =
      """
      left join (
        select g.job_key,
          array_agg(array[g.name, g.check_name, g.severity, g.number] order by g.key) as found
        from (
          select f.job_key, d.name, f.check_name, cast(f.severity as text) as severity,
            cast(count(*) as text) as number, min(f.dataset_key) as key
          from finding f
            left join dataset d on d.tenant_id = f.tenant_id and d.dataset_key = f.dataset_key
          where f.state = 'open'
          group by 1, 2, 3, 4) g
        group by 1) findings on findings.job_key = j.job_key and j.judged
      """;

  /**
   * A table that newer runs of its job say nothing of for eight days is not theirs any more. Each
   * table comes once, with a text of what was said of it: one row for each verdict took twice as
   * long. All jobs are read at once, since nearly every row is wanted: a look-up for each job was a
   * fifth of the whole time.
   */
  private static final String VERDICTS =
      """
      left join (
        select t.job_key, array_agg(array[d.name, t.said]) as said
        from (
          select c.tenant_id, c.job_key, c.dataset_key,
            string_agg(concat(c.check_name, ',', c.verdict, ',', c.value, ',',
              case when c.verdict in ('warn', 'fail')
                then floor(extract(epoch from c.changed_at) * 1000) end), ';') as said
          from check_state newest
            join check_state c on c.tenant_id = newest.tenant_id and c.job_key = newest.job_key
              and c.run_at > newest.run_at - interval '8 days'
          where newest.dataset_key = 0 and newest.check_name = '' and newest.column_name = ''
            and (c.check_name = ''
              or c.check_name in ('null_rate', 'row_count_delta') and c.value is not null
              or c.check_name = 'schema_drift' and c.verdict in ('warn', 'fail'))
          group by 1, 2, 3) t
          left join dataset d
            on d.tenant_id = t.tenant_id and d.dataset_key = nullif(t.dataset_key, 0)
        group by 1) verdicts on verdicts.job_key = j.job_key and j.judged
      """;

  /**
   * Read is what the newest runs read, so that a job that reads another table now is done with the
   * old one; loaded is all that was ever counted, since runs that fail load nothing, and what the
   * newest runs named without a count. A table may come more than once.
   */
  private static final String TABLES =
      """
      left join lateral (
        select array_agg(s.dataset_key) filter (where s.phase = 'extract') as read,
          array_agg(s.dataset_key) filter (where s.phase = 'load') as named
        from stage s
        where s.tenant_id = j.tenant_id and s.run_key = any(started.run_keys)) tables on true
      left join (
        select t.job_key, array_agg(t.dataset_key) as loaded from job_table t group by 1) counted
        on counted.job_key = j.job_key
      """;

  /**
   * A deadline that has passed is one only when somebody looked: until then its run may be there.
   */
  private static final String STATE =
      """
      select due.aside, due.oldest, j.tenant_id, j.job_id,
        coalesce(l.watched, j.state = 'active'),
        j.settings ->> 'owner', j.settings ->> 'runbook_url',
        (select array_agg(array[t.key, t.value])
          from jsonb_each_text(j.settings -> 'thresholds') t),
        started.at, case when ended.status = 'success' then ended.at else good.at end,
        bad.at, bad.category, streak.failures, ended.retries, ended.exhausted,
        coalesce(l.expected_since, j.created_at),
        case when l.start_deadline_at > now() or l.late_since <= l.start_deadline_at
          then l.start_deadline_at end,
        case when l.finish_deadline_at > now() or l.late_since <= l.finish_deadline_at
          then l.finish_deadline_at end,
        l.stuck_runs, findings.found, verdicts.said,
        tables.read, counted.loaded || tables.named
      from (
        select (select count(*) from quality_due where failures >= ?) as aside,
          (select due_at from quality_due where failures < ? order by due_key limit 1) as oldest) due
      left join (
        select job_key, tenant_id, job_id, state, settings, created_at, cast(? as boolean) as judged
        from job where state <> 'retired') j on true
      left join job_lateness l on l.tenant_id = j.tenant_id and l.job_key = j.job_key
      """
          + STARTED
          + BAD
          + ENDED
          + GOOD
          + STREAK
          + FINDINGS
          + VERDICTS
          + TABLES
          + "order by j.job_key";

  private final Connection connection;

  public StateStore(Connection connection) {
    this.connection = connection;
  }

  /**
   * The state of now.
   *
   * @param judged whether what the checks said is asked for
   */
  public StoredState read(boolean judged) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(STATE)) {
      statement.setInt(1, DueRuns.MOST_FAILURES);
      statement.setInt(2, DueRuns.MOST_FAILURES);
      statement.setBoolean(3, judged);
      try (ResultSet rows = statement.executeQuery()) {
        return state(rows);
      }
    }
  }

  /** One row is always there, for the queue; without a job when there is none. */
  private static StoredState state(ResultSet rows) throws SQLException {
    var jobs = new ArrayList<JobState>();
    long aside = 0;
    @Nullable Instant oldest = null;
    while (rows.next()) {
      var row = new StateRow(rows);
      aside = rows.getLong(1);
      oldest = row.instant(2);
      if (rows.getString(4) != null) {
        jobs.add(row.job());
      }
    }
    return new StoredState(jobs, aside, oldest);
  }
}
