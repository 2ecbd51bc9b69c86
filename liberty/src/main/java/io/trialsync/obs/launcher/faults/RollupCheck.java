package io.trialsync.obs.launcher.faults;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

/** Counts the runs of each job and day anew and compares the sums that are kept of them. */
final class RollupCheck {
  private static final String DIFFERENCES =
      """
      with counted as (
        select job_key, (end_at at time zone 'UTC')::date as day,
          array[count(*) filter (where status = 'success'),
            count(*) filter (where status = 'failed'),
            count(*) filter (where status = 'skipped'),
            count(*) filter (where end_at >= start_at),
            coalesce(sum(floor(extract(epoch from end_at - start_at) * 1000))
              filter (where end_at >= start_at), 0)::bigint,
            count(records_loaded), coalesce(sum(records_loaded), 0)::bigint] as sums
        from run where tenant_id = ? and end_at is not null
        group by 1, 2),
      kept as (
        select job_key, day, array[succeeded, failed, skipped, timed_runs, duration_ms,
          counted_runs, records_loaded]::bigint[] as sums
        from job_day where tenant_id = ?)
      select j.job_id, day, k.sums::text, c.sums::text
      from kept k full join counted c using (job_key, day) join job j using (job_key)
      where coalesce(k.sums, array_fill(0::bigint, array[7]))
        <> coalesce(c.sums, array_fill(0::bigint, array[7]))
      order by 1, 2""";

  private final String tenant;
  private final Faults faults;

  RollupCheck(String tenant, Faults faults) {
    this.tenant = tenant;
    this.faults = faults;
  }

  void check(Connection connection) throws SQLException {
    try (PreparedStatement query = connection.prepareStatement(DIFFERENCES)) {
      query.setString(1, tenant);
      query.setString(2, tenant);
      try (ResultSet row = query.executeQuery()) {
        while (row.next()) {
          faults.add(
              FaultKind.ROLLUP,
              "the sums of %s on %s are %s, its runs make %s"
                  .formatted(
                      row.getString(1), row.getString(2), row.getString(3), row.getString(4)));
        }
      }
    }
  }
}
