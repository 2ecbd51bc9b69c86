package io.trialsync.obs.persistence.lateness;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** Which jobs are to be looked at; the connection sees the rows of all tenants. */
public final class DueLooks {
  private static final String IS_DUE =
      "select exists (select from job_lateness where next_look_at <= ?)";

  // Locked until the end of the transaction: what changes a job meanwhile waits, and makes it due
  // again after what was found here is written.
  private static final String CLAIM =
      """
      select l.tenant_id, l.job_key, j.job_id, cast(j.state as text), cast(j.settings as text),
        j.continuous, l.expected_since,
        l.ever_seen or (
          select r.run_key from run r where r.tenant_id = l.tenant_id and r.job_key = l.job_key
          limit 1) is not null,
        l.decided_until
      from (
        select * from job_lateness where next_look_at <= ?
        order by next_look_at limit ? for update skip locked) l
        cross join lateral (
          select * from job k where k.tenant_id = l.tenant_id and k.job_key = l.job_key limit 1) j
      order by l.job_key""";

  // In the order of the keys, as everywhere, so that two of these never wait for each other.
  private static final String TOUCH =
      """
      with named as (
        select l.job_key
        from unnest(?::text[], ?::text[], ?::boolean[]) t (tenant_id, job_id, moved)
          cross join lateral (
            select k.job_key from job k
            where k.tenant_id = t.tenant_id and k.job_id = t.job_id limit 1) j
          cross join lateral (
            select s.job_key, s.by_report, s.stuck_runs from job_lateness s
            where s.job_key = j.job_key limit 1) l
        where (l.by_report and t.moved) or l.stuck_runs > 0
        offset 0),
      locked as (
        select s.job_key from job_lateness s
        where s.job_key in (select n.job_key from named n) order by s.job_key for update)
      update job_lateness s set next_look_at = '-infinity'
      from locked where s.job_key = locked.job_key""";

  private static final String ALL =
      "update job_lateness set next_look_at = '-infinity' where next_look_at > '-infinity'";

  private final Connection connection;

  public DueLooks(Connection connection) {
    this.connection = connection;
  }

  /**
   * A job of which something was reported.
   *
   * @param moved whether a run of it began or ended; else it only gave a sign of life
   */
  public record Touched(String tenantId, String jobId, boolean moved) {}

  /** Whether any job is to be looked at then. */
  public boolean areThere(Instant now) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(IS_DUE)) {
      statement.setObject(1, SqlTimes.parameter(now));
      try (ResultSet row = statement.executeQuery()) {
        row.next();
        return row.getBoolean(1);
      }
    }
  }

  /** Jobs that are to be looked at then, for nobody else until the end of the transaction. */
  public List<WatchedJob> claim(Instant now, int most) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(CLAIM)) {
      statement.setObject(1, SqlTimes.parameter(now));
      statement.setInt(2, most);
      try (ResultSet rows = statement.executeQuery()) {
        var jobs = new ArrayList<WatchedJob>();
        while (rows.next()) {
          jobs.add(
              new WatchedJob(
                  rows.getString(1),
                  rows.getLong(2),
                  rows.getString(3),
                  rows.getString(4),
                  rows.getString(5),
                  rows.getBoolean(6),
                  SqlTimes.of(rows, 7),
                  rows.getBoolean(8),
                  SqlTimes.orNull(rows, 9)));
        }
        return jobs;
      }
    }
  }

  /** Makes jobs due at once whose answer the reports may have changed. */
  public void touch(Collection<Touched> jobs) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(TOUCH)) {
      statement.setArray(1, texts(jobs.stream().map(Touched::tenantId).toArray()));
      statement.setArray(2, texts(jobs.stream().map(Touched::jobId).toArray()));
      statement.setArray(
          3, connection.createArrayOf("boolean", jobs.stream().map(Touched::moved).toArray()));
      statement.executeUpdate();
    }
  }

  /** Makes all jobs due at once: whoever looked before may have left something out. */
  public void touchAll() throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(ALL)) {
      statement.executeUpdate();
    }
  }

  private java.sql.Array texts(Object[] texts) throws SQLException {
    return connection.createArrayOf("text", texts);
  }
}
