package io.trialsync.obs.launcher.bench;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Adds up the runs of each job and day anew and holds the result against {@code job_day}. One
 * statement, so that it sees one moment: reports may come in meanwhile.
 *
 * <p>Days from which retention has taken runs cannot be added up any more. It takes whole days and
 * notes the first one that it kept; only days from there on are compared, for each tenant.
 */
final class JobDayRecount {
  static final int SHOWN = 20;

  private static final String NOTHING_REMOVED =
      "select cast(null as text) as tenant_id, cast(null as date) as first_day where false";
  private static final String FIRST_DAYS_KEPT =
      """
      select tenant_id, greatest(max(runs_from), max(rollups_from)) as first_day
      from retention_run group by tenant_id""";

  private static final String COMPARE =
      """
      with kept as (%s),
      counted as (
        select r.tenant_id, r.job_key, cast(r.end_at at time zone 'UTC' as date) as day,
          array[
            count(*) filter (where r.status = 'success'),
            count(*) filter (where r.status = 'failed'),
            count(*) filter (where r.status = 'skipped'),
            count(r.duration_ms), coalesce(sum(r.duration_ms), 0),
            count(r.records_loaded), coalesce(sum(r.records_loaded), 0)] as sums
        from run r
        where r.end_rank is not null
        group by 1, 2, 3),
      stored as (
        select d.tenant_id, d.job_key, d.day,
          array[d.succeeded, d.failed, d.skipped, d.timed_runs, d.duration_ms, d.counted_runs,
            cast(d.records_loaded as numeric)] as sums
        from job_day d),
      compared as (
        select tenant_id, job_key, day, c.sums as counted, s.sums as stored,
          -- A day whose runs all changed their end may stay behind with nothing in it.
          coalesce(c.sums, array_fill(cast(0 as numeric), array[7]))
            <> coalesce(s.sums, array_fill(cast(0 as numeric), array[7])) as differs
        from counted c full join stored s using (tenant_id, job_key, day)
          left join kept k using (tenant_id)
        where day >= coalesce(cast(? as date), date '0001-01-01')
          and day >= coalesce(k.first_day, date '0001-01-01'))
      select t.compared, t.different, d.tenant_id, coalesce(j.job_id, 'key ' || d.job_key), d.day,
        cast(d.stored as text), cast(d.counted as text)
      from (
          select count(*) as compared, count(*) filter (where differs) as different
          from compared) t
        left join (
          select * from compared where differs order by tenant_id, job_key, day limit %d) d on true
        left join job j on j.job_key = d.job_key
      """;

  private JobDayRecount() {}

  /**
   * Compares all days.
   *
   * @param since first day to compare, or null for all that are kept
   */
  static Result of(Connection connection, @Nullable LocalDate since) throws SQLException {
    String kept = hasRetention(connection) ? FIRST_DAYS_KEPT : NOTHING_REMOVED;
    try (PreparedStatement statement =
        connection.prepareStatement(COMPARE.formatted(kept, SHOWN))) {
      statement.setObject(1, since);
      try (ResultSet rows = statement.executeQuery()) {
        long compared = 0;
        long different = 0;
        var sentences = new ArrayList<String>();
        while (rows.next()) {
          compared = rows.getLong(1);
          different = rows.getLong(2);
          if (rows.getString(3) != null) {
            sentences.add(sentence(rows));
          }
        }
        return new Result(compared, different, sentences);
      }
    }
  }

  private static boolean hasRetention(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery("select to_regclass('retention_run') is not null")) {
      return row.next() && row.getBoolean(1);
    }
  }

  private static String sentence(ResultSet row) throws SQLException {
    return String.format(
        Locale.ROOT,
        "%s %s %s: job_day has %s, its runs add up to %s",
        row.getString(3),
        row.getString(4),
        row.getString(5),
        row.getString(6) == null ? "nothing" : row.getString(6),
        row.getString(7) == null ? "nothing" : row.getString(7));
  }

  /**
   * What the comparison gave.
   *
   * @param compared job-days looked at
   * @param sentences one for each of the first differences
   */
  record Result(long compared, long different, List<String> sentences) {}
}
