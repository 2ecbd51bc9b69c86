package io.trialsync.obs.persistence.quality;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Reads what is needed to judge kept runs of a job once more; changes nothing. */
public final class ReplayStore {
  private static final String JOB =
      "select job_key, cast(state as text), cast(settings as text) from job"
          + " where tenant_id = ? and job_id = ?";

  private static final String RUNS =
      """
      select q.run_key, q.run_at, q.usable, cast(q.dq_status as text), q.measures,
        q.bad, r.run_id, q.null_columns_key, q.null_columns
      from (
          select * from run_quality
          where tenant_id = ? and job_key = ? and run_at >= ? and run_at < ?
          order by run_at desc, run_key desc limit ?) q
        left join run r on r.tenant_id = q.tenant_id and r.run_key = q.run_key
      order by q.run_at desc, q.run_key desc""";

  private static final String ACCEPTED =
      """
      select f.check_name, d.namespace, d.name, nullif(f.column_name, ''), f.opened_at, f.closed_at
      from finding f
        left join dataset d on d.tenant_id = f.tenant_id and d.dataset_key = f.dataset_key
      where f.tenant_id = ? and f.job_key = ? and f.state = 'accepted' and f.closed_at >= ?
      order by f.closed_at desc limit ?""";

  private final Connection connection;
  private final String tenantId;

  public ReplayStore(Connection connection, String tenantId) {
    this.connection = connection;
    this.tenantId = tenantId;
  }

  /**
   * A job with what people set for it.
   *
   * @param settings JSON object, without the state
   */
  public record TunedJob(long jobKey, String state, String settings) {}

  /**
   * A judged run.
   *
   * @param runId null when the run itself is not kept any more
   */
  public record KeptRun(RunQualityRow quality, @Nullable UUID runId) {}

  /** What a person accepted of a job, from the first run that showed it to the acceptance. */
  public record AcceptedSpan(
      String check,
      @Nullable String namespace,
      @Nullable String table,
      @Nullable String column,
      Instant from,
      Instant until) {}

  /** The job of that id. */
  public Optional<TunedJob> job(String jobId) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(JOB)) {
      statement.setString(1, tenantId);
      statement.setString(2, jobId);
      try (ResultSet row = statement.executeQuery()) {
        return row.next()
            ? Optional.of(new TunedJob(row.getLong(1), row.getString(2), row.getString(3)))
            : Optional.empty();
      }
    }
  }

  /** Judged runs that started in the window, the newest first and so many at most. */
  public List<KeptRun> runs(long jobKey, Instant from, Instant until, int most)
      throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(RUNS)) {
      statement.setString(1, tenantId);
      statement.setLong(2, jobKey);
      statement.setObject(3, from.atOffset(ZoneOffset.UTC));
      statement.setObject(4, until.atOffset(ZoneOffset.UTC));
      statement.setInt(5, most);
      try (ResultSet row = statement.executeQuery()) {
        var runs = new ArrayList<KeptRun>();
        while (row.next()) {
          runs.add(new KeptRun(quality(row, jobKey), row.getObject(7, UUID.class)));
        }
        return runs;
      }
    }
  }

  /** What people accepted since then, the newest first and so many at most. */
  public List<AcceptedSpan> accepted(long jobKey, Instant since, int most) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(ACCEPTED)) {
      statement.setString(1, tenantId);
      statement.setLong(2, jobKey);
      statement.setObject(3, since.atOffset(ZoneOffset.UTC));
      statement.setInt(4, most);
      try (ResultSet row = statement.executeQuery()) {
        var accepted = new ArrayList<AcceptedSpan>();
        while (row.next()) {
          accepted.add(
              new AcceptedSpan(
                  row.getString(1),
                  row.getString(2),
                  row.getString(3),
                  row.getString(4),
                  row.getObject(5, OffsetDateTime.class).toInstant(),
                  row.getObject(6, OffsetDateTime.class).toInstant()));
        }
        return accepted;
      }
    }
  }

  private static RunQualityRow quality(ResultSet row, long jobKey) throws SQLException {
    return new RunQualityRow(
        row.getObject(1, UUID.class),
        jobKey,
        row.getObject(2, OffsetDateTime.class).toInstant(),
        row.getBoolean(3),
        row.getString(4),
        row.getString(5),
        null,
        row.getString(6),
        row.getObject(8, UUID.class),
        row.getString(9));
  }
}
