package io.trialsync.obs.persistence.lateness;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Writes what was found about jobs, many at once, in the transaction that looked at them. */
public final class FoundLateness {
  /** Stands for no run, since keys cannot be null. */
  private static final UUID NO_RUN = new UUID(0, 0);

  private static final String WRITE =
      """
      update job_lateness set ever_seen = ?, next_look_at = ?, by_report = ?, watched = ?,
        awaited_due_at = ?, start_deadline_at = ?, finish_deadline_at = ?, late_since = ?,
        stuck_runs = ?, stuck_since = ?, unseen = ?, decided_until = ?, looked_at = ?
      where tenant_id = ? and job_key = ?""";

  private static final String POSTPONE =
      "update job_lateness set next_look_at = ? where job_key = any(?)";

  private static final String GIVEN =
      "unnest(?::text[], ?::bigint[], ?::text[], ?::timestamptz[], ?::uuid[])"
          + " g (tenant_id, job_key, kind, of_at, run_key)";

  // What was told and came to an end goes on where it comes again, and is not told once more.
  private static final String RAISE =
      "insert into lateness_alarm as a (tenant_id, job_key, kind, of_at, run_key, raised_at)"
          + " select g.*, ?::timestamptz from "
          + GIVEN
          + " on conflict (tenant_id, job_key, kind, of_at, run_key)"
          + " do update set ended_at = null where a.ended_at is not null"
          + " returning a.tenant_id, a.job_key, a.kind, a.of_at, a.run_key, a.xmax = 0";

  private static final String END =
      "update lateness_alarm a set ended_at = ? where a.job_key = any(?) and a.ended_at is null"
          + " and not exists (select from "
          + GIVEN
          + " where g.tenant_id = a.tenant_id and g.job_key = a.job_key and g.kind = a.kind"
          + " and g.of_at = a.of_at and g.run_key = a.run_key)";

  private final Connection connection;
  private final Instant now;

  public FoundLateness(Connection connection, Instant now) {
    this.connection = connection;
    this.now = now;
  }

  /** Writes the state of jobs in the order given. */
  public void write(Collection<FoundState> states) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(WRITE)) {
      for (FoundState state : states) {
        statement.setBoolean(1, state.everSeen());
        time(statement, 2, state.nextLookAt());
        statement.setBoolean(3, state.byReport());
        statement.setBoolean(4, state.watched());
        time(statement, 5, state.awaitedDueAt());
        time(statement, 6, state.startDeadlineAt());
        time(statement, 7, state.finishDeadlineAt());
        time(statement, 8, state.lateSince());
        statement.setInt(9, state.stuckRuns());
        time(statement, 10, state.stuckSince());
        statement.setBoolean(11, state.unseen());
        time(statement, 12, state.decidedUntil());
        time(statement, 13, now);
        statement.setString(14, state.tenantId());
        statement.setLong(15, state.jobKey());
        statement.addBatch();
      }
      statement.executeBatch();
    }
  }

  /** Lets jobs wait until then, of which nothing could be said. */
  public void postpone(Collection<Long> jobKeys, Instant until) throws SQLException {
    if (jobKeys.isEmpty()) {
      return;
    }
    try (PreparedStatement statement = connection.prepareStatement(POSTPONE)) {
      time(statement, 1, until);
      statement.setArray(2, connection.createArrayOf("bigint", jobKeys.toArray()));
      statement.executeUpdate();
    }
  }

  /**
   * Makes the alarms of jobs those that are given: others that were open end.
   *
   * @return those that nobody has raised before
   */
  public List<KeptAlarm> replace(Collection<Long> jobKeys, List<KeptAlarm> alarms)
      throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(END)) {
      time(statement, 1, now);
      statement.setArray(2, connection.createArrayOf("bigint", jobKeys.toArray()));
      give(statement, 3, alarms);
      statement.executeUpdate();
    }
    return alarms.isEmpty() ? List.of() : raise(alarms);
  }

  private List<KeptAlarm> raise(List<KeptAlarm> alarms) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(RAISE)) {
      time(statement, 1, now);
      give(statement, 2, alarms);
      try (ResultSet rows = statement.executeQuery()) {
        var raised = new ArrayList<KeptAlarm>();
        while (rows.next()) {
          if (rows.getBoolean(6)) {
            UUID run = rows.getObject(5, UUID.class);
            raised.add(
                new KeptAlarm(
                    rows.getString(1),
                    rows.getLong(2),
                    rows.getString(3),
                    SqlTimes.of(rows, 4),
                    NO_RUN.equals(run) ? null : run));
          }
        }
        return raised;
      }
    }
  }

  private void give(PreparedStatement statement, int first, List<KeptAlarm> alarms)
      throws SQLException {
    array(statement, first, "text", alarms, KeptAlarm::tenantId);
    array(statement, first + 1, "bigint", alarms, KeptAlarm::jobKey);
    array(statement, first + 2, "text", alarms, KeptAlarm::kind);
    array(statement, first + 3, "timestamptz", alarms, alarm -> alarm.of().toString());
    array(
        statement,
        first + 4,
        "uuid",
        alarms,
        alarm -> Objects.requireNonNullElse(alarm.runKey(), NO_RUN));
  }

  private void array(
      PreparedStatement statement,
      int index,
      String type,
      List<KeptAlarm> alarms,
      Function<KeptAlarm, Object> value)
      throws SQLException {
    Object[] values = alarms.stream().map(value).toArray();
    statement.setArray(index, connection.createArrayOf(type, values));
  }

  private static void time(PreparedStatement statement, int index, @Nullable Instant time)
      throws SQLException {
    if (time == null) {
      statement.setNull(index, Types.TIMESTAMP_WITH_TIMEZONE);
    } else {
      statement.setObject(index, SqlTimes.parameter(time));
    }
  }
}
