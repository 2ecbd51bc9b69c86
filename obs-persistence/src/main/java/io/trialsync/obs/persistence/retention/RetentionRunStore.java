package io.trialsync.obs.persistence.retention;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The record of when retention ran and what it removed, and the jobs that it has to look at. */
public final class RetentionRunStore {
  private static final String JOBS =
      "select tenant_id, job_key, continuous from job where tenant_id = coalesce(?, tenant_id)"
          + " order by tenant_id, job_key";
  private static final String COLUMNS =
      "tenant_id, started_at, ended_at, complete, by_hand, runs_from, life_cycle_from,"
          + " rollups_from, jobs_total, jobs_done, runs, attempts, stages, life_cycle_lines,"
          + " job_days";
  private static final String WRITE =
      "insert into retention_run as r ("
          + COLUMNS
          + ") values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
          + " on conflict (tenant_id, started_at) do update set ended_at = excluded.ended_at,"
          + " complete = excluded.complete, jobs_done = excluded.jobs_done, runs = excluded.runs,"
          + " attempts = excluded.attempts, stages = excluded.stages,"
          + " life_cycle_lines = excluded.life_cycle_lines, job_days = excluded.job_days";
  private static final String NEWEST =
      "select "
          + COLUMNS
          + " from retention_run where tenant_id = ? order by started_at desc limit ?";
  private static final String LINES_GONE_BEFORE =
      "select max(life_cycle_from) from retention_run where tenant_id = ? and complete";
  private static final String END_INTERRUPTED =
      "update retention_run set ended_at = ? where ended_at is null";
  private static final String FORGET_AUDIT = "delete from audit where tenant_id = ? and at < ?";
  private static final String FORGET_ALERTS =
      "delete from alert_notification where tenant_id = coalesce(?, tenant_id) and received_at < ?";
  private static final String FORGET_COMPONENTS =
      "delete from component_state where tenant_id = coalesce(?, tenant_id) and told_at < ?";
  private static final String FORGET_FINDINGS =
      "delete from finding where tenant_id = ? and last_seen_at < ? and state <> 'open'";
  private static final String FORGET_VERDICTS =
      "delete from check_state where tenant_id = ? and run_at < ?";
  private static final String FORGET =
      "delete from retention_run where tenant_id = ? and started_at < ?";

  /** A tenant that never got through is as old as its first try. */
  private static final String OLDEST_SUCCESS =
      """
      select min(last) from (
        select coalesce(max(ended_at) filter (where complete), min(started_at)) as last
        from retention_run group by tenant_id) of_tenant""";

  private final Connection connection;

  public RetentionRunStore(Connection connection) {
    this.connection = connection;
  }

  /** The jobs of the tenant, or of all tenants one after the other. */
  public List<RetainedJob> jobs(@Nullable String tenantId) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(JOBS)) {
      statement.setString(1, tenantId);
      try (ResultSet rows = statement.executeQuery()) {
        var jobs = new ArrayList<RetainedJob>();
        while (rows.next()) {
          jobs.add(new RetainedJob(rows.getString(1), rows.getLong(2), rows.getBoolean(3)));
        }
        return jobs;
      }
    }
  }

  /** Writes how far it is. */
  public void write(RetentionRun run) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(WRITE)) {
      RowCounts removed = run.removed();
      Object[] values = {
        run.tenantId(),
        run.startedAt().atOffset(ZoneOffset.UTC),
        run.endedAt() == null ? null : run.endedAt().atOffset(ZoneOffset.UTC),
        run.complete(),
        run.byHand(),
        run.runsFrom(),
        run.lifeCycleFrom(),
        run.rollupsFrom(),
        run.jobsTotal(),
        run.jobsDone(),
        removed.runs(),
        removed.attempts(),
        removed.stages(),
        removed.lifeCycleLines(),
        removed.jobDays()
      };
      for (int i = 0; i < values.length; i++) {
        statement.setObject(i + 1, values[i]);
      }
      statement.executeUpdate();
    }
  }

  /** Ends those whose node was stopped; only who has the lock can know that. */
  public void endInterrupted(Instant at) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(END_INTERRUPTED)) {
      statement.setObject(1, at.atOffset(ZoneOffset.UTC));
      statement.executeUpdate();
    }
  }

  /** The newest of a tenant, newest first. */
  public List<RetentionRun> newest(String tenantId, int most) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(NEWEST)) {
      statement.setString(1, tenantId);
      statement.setInt(2, most);
      try (ResultSet rows = statement.executeQuery()) {
        var runs = new ArrayList<RetentionRun>();
        while (rows.next()) {
          runs.add(read(rows));
        }
        return runs;
      }
    }
  }

  /** The day before which lines of the life cycle are known to be gone, if it ever came so far. */
  public Optional<LocalDate> linesGoneBefore(String tenantId) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(LINES_GONE_BEFORE)) {
      statement.setString(1, tenantId);
      try (ResultSet row = statement.executeQuery()) {
        row.next();
        return Optional.ofNullable(row.getObject(1, LocalDate.class));
      }
    }
  }

  /** Removes the record of what is long ago. */
  public void forget(String tenantId, Instant before) throws SQLException {
    remove(FORGET, tenantId, before);
  }

  /** Removes old lines of the audit trail and says how many. */
  public int forgetAudit(String tenantId, Instant before) throws SQLException {
    return remove(FORGET_AUDIT, tenantId, before);
  }

  /** Removes old notifications of alerts, of one tenant or of all, and says how many. */
  public int forgetAlerts(@Nullable String tenantId, Instant before) throws SQLException {
    return remove(FORGET_ALERTS, tenantId, before);
  }

  /** Removes what services told long ago, of one tenant or of all, and says how much. */
  public int forgetComponents(@Nullable String tenantId, Instant before) throws SQLException {
    return remove(FORGET_COMPONENTS, tenantId, before);
  }

  /** Removes findings that were closed, and verdicts of checks, from before the oldest runs. */
  public void forgetQuality(String tenantId, LocalDate runsFrom) throws SQLException {
    Instant before = RunPage.start(runsFrom).toInstant();
    remove(FORGET_FINDINGS, tenantId, before);
    remove(FORGET_VERDICTS, tenantId, before);
  }

  private int remove(String sql, @Nullable String tenantId, Instant before) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.setString(1, tenantId);
      statement.setObject(2, before.atOffset(ZoneOffset.UTC));
      return statement.executeUpdate();
    }
  }

  /** When it last got through for the tenant for whom that is longest ago. */
  public Optional<Instant> oldestSuccess() throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(OLDEST_SUCCESS);
        ResultSet row = statement.executeQuery()) {
      row.next();
      return Optional.ofNullable(moment(row, 1));
    }
  }

  private static RetentionRun read(ResultSet row) throws SQLException {
    return new RetentionRun(
        row.getString(1),
        row.getObject(2, OffsetDateTime.class).toInstant(),
        moment(row, 3),
        row.getBoolean(4),
        row.getBoolean(5),
        row.getObject(6, LocalDate.class),
        row.getObject(7, LocalDate.class),
        row.getObject(8, LocalDate.class),
        row.getInt(9),
        row.getInt(10),
        new RowCounts(
            row.getLong(11), row.getLong(12), row.getLong(13), row.getLong(14), row.getLong(15)));
  }

  private static @Nullable Instant moment(ResultSet row, int column) throws SQLException {
    OffsetDateTime moment = row.getObject(column, OffsetDateTime.class);
    return moment == null ? null : moment.toInstant();
  }
}
