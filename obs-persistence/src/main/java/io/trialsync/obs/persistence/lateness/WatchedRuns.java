package io.trialsync.obs.persistence.lateness;

import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Reads the runs of many jobs in one statement: a query for each job would be most of the work. */
public final class WatchedRuns {
  /** Open runs of a job that are looked at; the oldest first, as they become lost first. */
  private static final int MOST_OPEN = 200;

  /** Runs since the oldest open one; the newest first. */
  private static final int MOST_SINCE = 300;

  /** Among so many runs the last scheduled ones are looked for, behind those by hand. */
  private static final int MOST_NEWEST = 50;

  // Statuses are literals, since each has an index of its own. A run may come out more than once.
  // Only a run with several tries has a newest one with another id.
  private static final String RUNS =
      """
      select a.job_key, r.run_key, coalesce(t.run_id, r.run_id), r.attempt_count, cast(r.status as text),
        cast(r.run_type as text),
        coalesce(r.start_heard_at, case when r.status <> 'queued' then r.received_at end),
        r.start_at, coalesce(r.heard_at, r.received_at), coalesce(r.end_rank = 0, false),
        p.since, p.beat_at
      from unnest(?::text[], ?::bigint[]) a (tenant_id, job_key)
        cross join lateral (
          (select u.* from run u where u.job_key = a.job_key and u.status = 'running'
            order by u.run_at, u.run_key limit %1$d)
          union all
          (select u.* from run u where u.job_key = a.job_key and u.status = 'queued'
            order by u.run_at, u.run_key limit %1$d)
          union all
          (select n.* from (
              select u.* from run u where u.job_key = a.job_key
              order by u.run_at desc, u.run_key desc limit %3$d) n
            where n.status <> 'queued' and (n.run_type is null or n.run_type = 'scheduled')
            order by n.run_at desc, n.run_key desc limit 3)
          union all
          (select u.* from run u where u.job_key = a.job_key and u.run_at >= (
              select o.run_at from run o where o.job_key = a.job_key and o.status = 'running'
              order by o.run_at, o.run_key limit 1)
            order by u.run_at desc, u.run_key desc limit %2$d)) r
        left join lateral (
          select g.since, g.beat_at from run_progress g
          where r.status = 'running' and g.tenant_id = r.tenant_id and g.run_key = r.run_key
          limit 1) p on true
        left join lateral (
          select e.run_id from attempt e
          where r.end_at is null and r.attempt_count > r.run_id_attempt
            and e.tenant_id = r.tenant_id and e.run_key = r.run_key and e.attempt = r.attempt_count
          limit 1) t on true
      where r.tenant_id = a.tenant_id"""
          .formatted(MOST_OPEN, MOST_SINCE, MOST_NEWEST);

  private static final String USUAL =
      """
      select a.job_key, d.shortest, d.longest
      from unnest(?::text[], ?::bigint[]) a (tenant_id, job_key)
        cross join lateral (
          select min(n.duration_ms) as shortest, max(n.duration_ms) as longest
          from (
            select u.tenant_id, u.status, u.duration_ms from run u where u.job_key = a.job_key
            order by u.run_at desc, u.run_key desc limit 50) n
          where n.tenant_id = a.tenant_id and n.status = 'success') d
      where d.shortest is not null""";

  private final Connection connection;

  public WatchedRuns(Connection connection) {
    this.connection = connection;
  }

  /**
   * By job every open run, the three scheduled ones that started last, and all since the oldest
   * open one.
   */
  public Map<Long, List<WatchedRun>> of(Collection<WatchedJob> jobs) throws SQLException {
    var byJob = new HashMap<Long, Map<UUID, WatchedRun>>();
    try (PreparedStatement statement = ask(RUNS, jobs);
        ResultSet rows = statement.executeQuery()) {
      while (rows.next()) {
        WatchedRun run = run(rows);
        byJob.computeIfAbsent(run.jobKey(), unseen -> new LinkedHashMap<>()).put(run.runKey(), run);
      }
    }
    var runs = new HashMap<Long, List<WatchedRun>>();
    byJob.forEach((job, found) -> runs.put(job, List.copyOf(found.values())));
    return runs;
  }

  /** By job how long its good runs took lately; nothing for a job of which that is not known. */
  public Map<Long, UsualDurations> usual(Collection<WatchedJob> jobs) throws SQLException {
    try (PreparedStatement statement = ask(USUAL, jobs);
        ResultSet rows = statement.executeQuery()) {
      var usual = new HashMap<Long, UsualDurations>();
      while (rows.next()) {
        usual.put(
            rows.getLong(1),
            new UsualDurations(
                Duration.ofMillis(rows.getLong(2)), Duration.ofMillis(rows.getLong(3))));
      }
      return usual;
    }
  }

  private PreparedStatement ask(String question, Collection<WatchedJob> jobs) throws SQLException {
    var tenants = new ArrayList<String>();
    var keys = new ArrayList<Long>();
    for (WatchedJob job : jobs) {
      tenants.add(job.tenantId());
      keys.add(job.jobKey());
    }
    Array tenantIds = connection.createArrayOf("text", tenants.toArray());
    Array jobKeys = connection.createArrayOf("bigint", keys.toArray());
    PreparedStatement statement = connection.prepareStatement(question);
    statement.setArray(1, tenantIds);
    statement.setArray(2, jobKeys);
    return statement;
  }

  private static WatchedRun run(ResultSet row) throws SQLException {
    return new WatchedRun(
        row.getLong(1),
        row.getObject(2, UUID.class),
        row.getObject(3, UUID.class),
        row.getInt(4),
        row.getString(5),
        row.getString(6),
        SqlTimes.orNull(row, 7),
        SqlTimes.orNull(row, 8),
        SqlTimes.of(row, 9),
        row.getBoolean(10),
        SqlTimes.orNull(row, 11),
        SqlTimes.orNull(row, 12));
  }
}
