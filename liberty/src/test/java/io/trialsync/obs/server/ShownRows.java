package io.trialsync.obs.server;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * Rows that the OpenAPI document speaks of and no caller can choose: an accepted finding and a
 * decision of the job {@code visits.load}, and the starts that its suggested schedule stands on.
 */
final class ShownRows {
  private static final String FINDING =
      """
      insert into finding (tenant_id, finding_id, identity, job_key, dataset_key, check_name,
        column_name, metric, detail, state, severity, opened_run_key, opened_at, last_run_key,
        last_seen_at, times_seen, good_runs, closed_at, close_reason, steps)
      select tenant_id, '4f0c3a52-6a0e-3b7d-9f43-0c5a1d7e8b21', gen_random_uuid(), job_key, 0,
        'duration', '', 'above_band', '', 'accepted', 'warn', gen_random_uuid(), '2001-01-01Z',
        gen_random_uuid(), '2001-01-01Z', 1, 0, '2001-01-02Z', 'as agreed', '[]'
      from job where tenant_id = ? and job_id = 'visits.load'
      on conflict do nothing
      """;

  private static final String DECISION =
      """
      insert into quality_decision (tenant_id, decision_id, job_key, kind, from_at, reason, client_id)
      select tenant_id, '7d4b2f10-93c5-4e7a-8a61-5f0e9d3c2b1a', job_key, 'exclude', '2001-01-01Z',
        'as agreed', 'test'
      from job where tenant_id = ? and job_id = 'visits.load'
      on conflict do nothing
      """;

  /** So many that the starts of other requests in between make no other habit. */
  private static final String STARTS =
      """
      insert into run (tenant_id, run_key, run_id, run_id_attempt, job_key, job_named_at, status,
        run_type, first_at, start_at, last_at, attempt_count)
      select j.tenant_id, id, id, 1, j.job_key, at, 'success', 'scheduled', at, at, at, 1
      from job j, generate_series(timestamp '2026-02-02 02:00', '2026-11-19', '1 day') wall,
        lateral (select wall at time zone 'Europe/Berlin' as at) start,
        lateral (select md5(wall::text || j.tenant_id)::uuid as id) key
      where j.tenant_id = ? and j.job_id = 'visits.load' and extract(isodow from wall) < 6
      on conflict do nothing
      """;

  private ShownRows() {}

  /** Puts back what is not there. */
  static void restore(String tenant) {
    try (Connection connection = RealServer.get().connect();
        Statement scope = connection.createStatement()) {
      scope.execute("set obs.tenant = '*'");
      for (String row : new String[] {FINDING, DECISION, STARTS}) {
        try (PreparedStatement insert = connection.prepareStatement(row)) {
          insert.setString(1, tenant);
          insert.executeUpdate();
        }
      }
    } catch (SQLException failure) {
      throw new IllegalStateException(failure);
    }
  }
}
