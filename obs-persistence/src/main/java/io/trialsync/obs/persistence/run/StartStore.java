package io.trialsync.obs.persistence.run;

import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Reads when the scheduled runs of a job started, in one statement. */
public final class StartStore {
  /** Of a job that is mostly started by hand, so many runs are looked through. */
  private static final int MOST_RUNS = 1_000;

  private static final int MOST_ZONES = 20;

  private static final String STARTS =
      """
      select cast(j.state as text), cast(j.settings as text),
        array(
          select recent.start_at
          from (
            select r.start_at, r.run_type, r.run_at from run r
            where r.tenant_id = j.tenant_id and r.job_key = j.job_key
            order by r.run_at desc, r.run_key desc limit %d) recent
          where recent.start_at is not null
            and coalesce(recent.run_type, 'scheduled') = 'scheduled'
          order by recent.run_at desc limit ?),
        array(
          select used.zone
          from (
            select o.settings #>> '{schedule,zone}' as zone, count(*) as jobs from job o
            where o.tenant_id = j.tenant_id group by 1) used
          where used.zone is not null order by used.jobs desc, used.zone limit %d)
      from job j where j.tenant_id = ? and j.job_id = ?"""
          .formatted(MOST_RUNS, MOST_ZONES);

  private final Connection connection;
  private final String tenantId;

  public StartStore(Connection connection, String tenantId) {
    this.connection = connection;
    this.tenantId = tenantId;
  }

  /**
   * What is known of the starts of a job.
   *
   * @param settings JSON object, without the state
   * @param starts of scheduled runs, the newest first
   * @param zones that schedules of the tenant are meant in, the commonest first
   */
  public record KnownStarts(
      String state, String settings, List<Instant> starts, List<String> zones) {}

  /** The newest starts, so many at most; empty where there is no such job. */
  public Optional<KnownStarts> of(String jobId, int most) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(STARTS)) {
      statement.setInt(1, most);
      statement.setString(2, tenantId);
      statement.setString(3, jobId);
      try (ResultSet row = statement.executeQuery()) {
        return row.next() ? Optional.of(known(row)) : Optional.empty();
      }
    }
  }

  private static KnownStarts known(ResultSet row) throws SQLException {
    return new KnownStarts(
        row.getString(1),
        row.getString(2),
        Arrays.stream((Timestamp[]) items(row.getArray(3))).map(Timestamp::toInstant).toList(),
        List.of((String[]) items(row.getArray(4))));
  }

  private static Object items(Array array) throws SQLException {
    try {
      return array.getArray();
    } finally {
      array.free();
    }
  }
}
