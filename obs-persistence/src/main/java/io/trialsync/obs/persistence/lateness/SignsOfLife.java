package io.trialsync.obs.persistence.lateness;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** When servers were there, and when nothing could be heard. */
public final class SignsOfLife {
  /** Of so many spans the newest are looked at; who was blind more often is not watched at all. */
  private static final int MOST_SPANS = 1_000;

  private static final String LAST = "select max(beat_at), clock_timestamp() from server_beat";

  private static final String BEAT =
      "insert into server_beat (server_id, beat_at) values (?, ?)"
          + " on conflict (server_id) do update set beat_at = excluded.beat_at";

  private static final String ADD =
      """
      insert into blind_span as b (cause, server_id, start_at, end_at) values (?, ?, ?, ?)
      on conflict (cause, start_at, server_id)
        do update set end_at = greatest(b.end_at, excluded.end_at)""";

  private static final String SPANS =
      "select start_at, end_at from blind_span order by end_at desc limit " + MOST_SPANS;

  // Nothing is expected for longer than a year, see the settings of jobs.
  private static final String FORGET =
      "with spans as (delete from blind_span where end_at < ?::timestamptz - interval '400 days'),"
          + " alarms as (delete from lateness_alarm where ended_at < ?::timestamptz - interval '90 days')"
          + " delete from server_beat where beat_at < ?::timestamptz - interval '1 day'";

  private final Connection connection;
  private final UUID server;

  public SignsOfLife(Connection connection, UUID server) {
    this.connection = connection;
    this.server = server;
  }

  /**
   * Where the database's clock is.
   *
   * @param lastBeat the last sign of life of any server; null before the first one
   */
  public record Moment(@Nullable Instant lastBeat, Instant now) {}

  /** The last sign of life, and the time now. */
  public Moment moment() throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(LAST);
        ResultSet row = statement.executeQuery()) {
      row.next();
      return new Moment(SqlTimes.orNull(row, 1), SqlTimes.of(row, 2));
    }
  }

  /** Leaves a sign of life. */
  public void beat(Instant now) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(BEAT)) {
      statement.setObject(1, server);
      statement.setObject(2, SqlTimes.parameter(now));
      statement.executeUpdate();
    }
  }

  /** Notes that no server was there. */
  public void wasDown(BlindSpan span) throws SQLException {
    add("down", span);
  }

  /** Notes that this server refused reports; a longer span of the same start replaces it. */
  public void refused(BlindSpan span) throws SQLException {
    add("refused", span);
  }

  private void add(String cause, BlindSpan span) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(ADD)) {
      statement.setString(1, cause);
      statement.setObject(2, server);
      statement.setObject(3, SqlTimes.parameter(span.start()));
      statement.setObject(4, SqlTimes.parameter(span.end()));
      statement.executeUpdate();
    }
  }

  /** When nothing could be heard, the newest first. */
  public List<BlindSpan> blindSpans() throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(SPANS);
        ResultSet rows = statement.executeQuery()) {
      var spans = new ArrayList<BlindSpan>();
      while (rows.next()) {
        spans.add(new BlindSpan(SqlTimes.of(rows, 1), SqlTimes.of(rows, 2)));
      }
      return spans;
    }
  }

  /** Removes what nobody asks for any more. */
  public void forgetOld(Instant now) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(FORGET)) {
      for (int i = 1; i <= 3; i++) {
        statement.setObject(i, SqlTimes.parameter(now));
      }
      statement.executeUpdate();
    }
  }
}
