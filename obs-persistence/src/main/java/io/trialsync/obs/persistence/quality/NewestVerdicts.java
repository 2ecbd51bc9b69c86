package io.trialsync.obs.persistence.quality;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What metrics show of checks, of all tenants: the connection sees all rows. */
public final class NewestVerdicts {
  // A table that newer runs of its job say nothing of for eight days is not theirs any more.
  private static final String GAUGES =
      """
      select j.tenant_id, j.job_id, d.name, c.check_name, cast(max(c.verdict) as text),
        max(c.value), max(c.changed_at) filter (where c.verdict in ('warn', 'fail'))
      from check_state c
        join job j on j.tenant_id = c.tenant_id and j.job_key = c.job_key
        join check_state newest on newest.tenant_id = c.tenant_id and newest.job_key = c.job_key
          and newest.dataset_key = 0 and newest.check_name = '' and newest.column_name = ''
        left join dataset d on d.tenant_id = c.tenant_id and d.dataset_key = c.dataset_key
      where j.state <> 'retired' and c.run_at > newest.run_at - interval '8 days'
        and c.check_name in ('', 'null_rate', 'row_count_delta', 'schema_drift')
      group by 1, 2, 3, 4""";

  private static final String QUEUE =
      "select (select count(*) from quality_due where failures >= ?),"
          + " (select due_at from quality_due where failures < ? order by due_key limit 1)";

  private final Connection connection;

  public NewestVerdicts(Connection connection) {
    this.connection = connection;
  }

  /**
   * The queue of runs that wait to be judged.
   *
   * @param aside rows that failed too often
   * @param oldest since when the first of the others waits; null when none does
   */
  public record Queue(long aside, @Nullable Instant oldest) {}

  /** Of all jobs that are not retired. */
  public List<VerdictGauge> gauges() throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(GAUGES);
        ResultSet rows = statement.executeQuery()) {
      var gauges = new ArrayList<VerdictGauge>();
      while (rows.next()) {
        gauges.add(
            new VerdictGauge(
                rows.getString(1),
                rows.getString(2),
                rows.getString(3),
                rows.getString(4),
                rows.getString(5),
                rows.getObject(6, Double.class),
                instant(rows, 7)));
      }
      return gauges;
    }
  }

  /** How it stands with the queue. */
  public Queue queue() throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(QUEUE)) {
      statement.setInt(1, DueRuns.MOST_FAILURES);
      statement.setInt(2, DueRuns.MOST_FAILURES);
      try (ResultSet row = statement.executeQuery()) {
        row.next();
        return new Queue(row.getLong(1), instant(row, 2));
      }
    }
  }

  private static @Nullable Instant instant(ResultSet row, int column) throws SQLException {
    OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
    return time == null ? null : time.toInstant();
  }
}
