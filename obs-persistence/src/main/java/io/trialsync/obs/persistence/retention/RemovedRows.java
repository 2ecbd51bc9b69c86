package io.trialsync.obs.persistence.retention;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;

/**
 * Removes what is too old, each step in a transaction of its own. It waits for nobody: runs and
 * days that somebody else has locked are left for the next time.
 */
public final class RemovedRows implements OldRows {
  // Row by row locked and deleted at once: a report of such a run waits and then makes it anew.
  private static final String DELETE_RUNS =
      "with gone as (delete from run r using (select tenant_id, run_key from run where "
          + RunPage.SILENT
          + " for update skip locked) old"
          + " where r.tenant_id = old.tenant_id and r.run_key = old.run_key"
          + " returning r.run_at, r.run_key)"
          + " select run_at, run_key from gone order by run_at, run_key";

  // All that belongs to a run stands under the same beginning of the key.
  private static final String DELETE_REST =
      """
      with attempts as (
        delete from attempt where tenant_id = ? and run_key = any(?) returning 1),
      stages as (
        delete from stage where tenant_id = ? and run_key = any(?) returning 1),
      lines as (
        delete from life_cycle where tenant_id = ? and run_key = any(?) returning 1),
      quality as (
        delete from run_quality where tenant_id = ? and run_key = any(?) returning 1),
      due as (
        delete from quality_due where tenant_id = ? and run_key = any(?) returning 1),
      progress as (
        delete from run_progress where tenant_id = ? and run_key = any(?) returning 1)
      select (select count(*) from attempts), (select count(*) from stages),
        (select count(*) from lines)""";

  private static final int TABLES_OF_A_RUN = 6;

  private static final String DELETE_LINES =
      "delete from life_cycle where tenant_id = ? and run_key = any(?) and at < ?";

  private static final String DELETE_DAYS =
      """
      delete from job_day d using (
        select day from job_day where tenant_id = ? and job_key = ? and day < ?
        order by day for update skip locked) old
      where d.tenant_id = ? and d.job_key = ? and d.day = old.day""";

  private final Connection connection;

  public RemovedRows(Connection connection) {
    this.connection = connection;
  }

  /**
   * First the locks, then the deletes in a second statement: it sees what reports have added to
   * these runs until they were locked, so that nothing is left behind without its run.
   */
  @Override
  public Batch runs(RetainedJob job, LocalDate from, Place after, int most) throws SQLException {
    connection.setAutoCommit(false);
    try {
      List<Place> gone = RunPage.read(connection, DELETE_RUNS, job, after, most, from, from);
      RowCounts removed = gone.isEmpty() ? RowCounts.NONE : deleteRest(job, gone);
      connection.commit();
      connection.setAutoCommit(true);
      return new Batch(removed, gone, gone.size() == most);
    } catch (SQLException failure) {
      undo(failure);
      throw failure;
    }
  }

  /** The first failure is the one to tell of: where the session is gone, undoing fails as well. */
  private void undo(SQLException failure) {
    try {
      connection.rollback();
      connection.setAutoCommit(true);
    } catch (SQLException gone) {
      failure.addSuppressed(gone);
    }
  }

  @Override
  public Batch lifeCycle(RetainedJob job, LocalDate from, Place after, int most)
      throws SQLException {
    List<Place> begun =
        RunPage.read(connection, RunPage.READ + RunPage.BEGUN, job, after, most, from);
    if (begun.isEmpty()) {
      return new Batch(RowCounts.NONE, begun, false);
    }
    try (PreparedStatement statement = connection.prepareStatement(DELETE_LINES)) {
      statement.setString(1, job.tenantId());
      statement.setArray(2, RunPage.keys(connection, begun));
      statement.setObject(3, RunPage.start(from));
      var removed = RowCounts.ofLifeCycle(statement.executeUpdate());
      return new Batch(removed, begun, begun.size() == most);
    }
  }

  @Override
  public RowCounts days(RetainedJob job, LocalDate from) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(DELETE_DAYS)) {
      statement.setString(1, job.tenantId());
      statement.setLong(2, job.jobKey());
      statement.setObject(3, from);
      statement.setString(4, job.tenantId());
      statement.setLong(5, job.jobKey());
      return RowCounts.ofDays(statement.executeUpdate());
    }
  }

  private RowCounts deleteRest(RetainedJob job, List<Place> gone) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(DELETE_REST)) {
      var keys = RunPage.keys(connection, gone);
      for (int table = 0; table < TABLES_OF_A_RUN; table++) {
        statement.setString(2 * table + 1, job.tenantId());
        statement.setArray(2 * table + 2, keys);
      }
      try (ResultSet row = statement.executeQuery()) {
        row.next();
        return new RowCounts(gone.size(), row.getLong(1), row.getLong(2), row.getLong(3), 0);
      }
    }
  }
}
