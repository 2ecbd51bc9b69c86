package io.trialsync.obs.persistence.retention;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;

/** Counts what {@link RemovedRows} would remove, and changes nothing. */
public final class CountedRows implements OldRows {
  private static final String COUNT_RUNS =
      """
      select
        (select count(*) from attempt where tenant_id = ? and run_key = any(?)),
        (select count(*) from stage where tenant_id = ? and run_key = any(?)),
        (select count(*) from life_cycle where tenant_id = ? and run_key = any(?))""";

  private static final String COUNT_LINES =
      "select count(*) from life_cycle where tenant_id = ? and run_key = any(?) and at < ?";

  private static final String COUNT_DAYS =
      "select count(*) from job_day where tenant_id = ? and job_key = ? and day < ?";

  private final Connection connection;
  private final LocalDate runsFrom;

  /**
   * @param runsFrom the first day whose runs are kept: lines of older ones go with them
   */
  public CountedRows(Connection connection, LocalDate runsFrom) {
    this.connection = connection;
    this.runsFrom = runsFrom;
  }

  @Override
  public Batch runs(RetainedJob job, LocalDate from, Place after, int most) throws SQLException {
    List<Place> silent =
        RunPage.read(connection, RunPage.READ + RunPage.SILENT, job, after, most, from, from);
    RowCounts counted = silent.isEmpty() ? RowCounts.NONE : count(job, silent);
    return new Batch(counted, silent, silent.size() == most);
  }

  @Override
  public Batch lifeCycle(RetainedJob job, LocalDate from, Place after, int most)
      throws SQLException {
    List<Place> begun =
        RunPage.read(
            connection,
            RunPage.READ + RunPage.BEGUN_AND_NOT_SILENT,
            job,
            after,
            most,
            from,
            runsFrom,
            runsFrom);
    if (begun.isEmpty()) {
      return new Batch(RowCounts.NONE, begun, false);
    }
    try (PreparedStatement statement = connection.prepareStatement(COUNT_LINES)) {
      statement.setString(1, job.tenantId());
      statement.setArray(2, RunPage.keys(connection, begun));
      statement.setObject(3, RunPage.start(from));
      return new Batch(RowCounts.ofLifeCycle(number(statement)), begun, begun.size() == most);
    }
  }

  @Override
  public RowCounts days(RetainedJob job, LocalDate from) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(COUNT_DAYS)) {
      statement.setString(1, job.tenantId());
      statement.setLong(2, job.jobKey());
      statement.setObject(3, from);
      return RowCounts.ofDays(number(statement));
    }
  }

  private RowCounts count(RetainedJob job, List<Place> silent) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(COUNT_RUNS)) {
      var keys = RunPage.keys(connection, silent);
      for (int table = 0; table < 3; table++) {
        statement.setString(2 * table + 1, job.tenantId());
        statement.setArray(2 * table + 2, keys);
      }
      try (ResultSet row = statement.executeQuery()) {
        row.next();
        return new RowCounts(silent.size(), row.getLong(1), row.getLong(2), row.getLong(3), 0);
      }
    }
  }

  private static long number(PreparedStatement statement) throws SQLException {
    try (ResultSet row = statement.executeQuery()) {
      row.next();
      return row.getLong(1);
    }
  }
}
