package io.trialsync.obs.persistence.quality;

import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

/**
 * The queue of runs that wait to be judged, of all tenants: the connection sees all rows. Each
 * statement is a transaction of its own.
 */
public final class DueRuns {
  /** What failed so often is looked at again when something new is reported of it. */
  public static final int MOST_FAILURES = 3;

  // A run that retention removed has no job any more; its row goes with the next judging of job 0.
  private static final String OLDEST =
      """
      select q.tenant_id, q.run_key, coalesce((
        select r.job_key from run r
        where r.tenant_id = q.tenant_id and r.run_key = q.run_key), 0)
      from (
        select tenant_id, run_key, min(due_key) as first from (
          select tenant_id, run_key, due_key from quality_due
          where failures < ? order by due_key limit ?) oldest
        group by tenant_id, run_key) q
      order by q.first""";

  private static final String COUNT_FAILURE =
      "update quality_due set failures = failures + 1"
          + " where tenant_id = ? and run_key = any(?) returning failures";

  private static final String FORGET_FAILURES =
      "update quality_due set failures = 0 where failures > 0";

  private final Connection connection;

  public DueRuns(Connection connection) {
    this.connection = connection;
  }

  /** The runs that have waited longest, each once, from so many rows at most. */
  public List<DueRun> oldest(int mostRows) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(OLDEST)) {
      statement.setInt(1, MOST_FAILURES);
      statement.setInt(2, mostRows);
      try (ResultSet rows = statement.executeQuery()) {
        var due = new ArrayList<DueRun>();
        while (rows.next()) {
          due.add(new DueRun(rows.getString(1), rows.getLong(3), rows.getObject(2, UUID.class)));
        }
        return due;
      }
    }
  }

  /**
   * Remembers that the run could not be judged.
   *
   * @return whether it lies aside from now on
   */
  public boolean countFailure(String tenantId, Collection<UUID> runs) throws SQLException {
    Array keys = connection.createArrayOf("uuid", runs.toArray());
    try (PreparedStatement statement = connection.prepareStatement(COUNT_FAILURE)) {
      statement.setString(1, tenantId);
      statement.setArray(2, keys);
      try (ResultSet rows = statement.executeQuery()) {
        boolean aside = false;
        while (rows.next()) {
          aside |= rows.getInt(1) >= MOST_FAILURES;
        }
        return aside;
      }
    }
  }

  /** Gives all that lies aside another chance, such as by a newer version of the server. */
  public int forgetFailures() throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(FORGET_FAILURES)) {
      return statement.executeUpdate();
    }
  }
}
