package io.trialsync.obs.launcher.faults;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/**
 * Reads the database with its own eyes and holds it against what the writers remember: everything
 * acknowledged once, nothing that nobody sent, every run as its reports make it.
 */
final class DatabaseCheck {
  private static final int ROWS_AT_ONCE = 5_000;
  private static final String LINES =
      """
      select run_key, (extract(epoch from at) * 1000000)::bigint, kind::text, attempt
      from life_cycle where tenant_id = ?""";
  private static final String RUNS =
      """
      select r.run_key, j.job_id, r.status::text, r.attempt_count, r.records_loaded,
        (select count(*) from attempt a
         where a.tenant_id = r.tenant_id and a.run_key = r.run_key)
      from run r join job j on j.job_key = r.job_key
      where r.tenant_id = ?""";

  private final String tenant;
  private final Ledger ledger;
  private final Faults faults;

  DatabaseCheck(String tenant, Ledger ledger, Faults faults) {
    this.tenant = tenant;
    this.ledger = ledger;
    this.faults = faults;
  }

  void check(Connection connection) throws SQLException {
    connection.setAutoCommit(false);
    Set<ReportKey> stored = checkLines(connection);
    ledger
        .reports()
        .forEach(
            (key, acknowledged) -> {
              if (acknowledged && !stored.contains(key)) {
                faults.add(FaultKind.LOST, "the " + key + " was acknowledged and is not stored");
              }
            });
    checkRuns(connection);
    connection.rollback();
  }

  private Set<ReportKey> checkLines(Connection connection) throws SQLException {
    Set<ReportKey> stored = new HashSet<>();
    Map<ReportKey, Boolean> sent = ledger.reports();
    try (PreparedStatement query = connection.prepareStatement(LINES)) {
      query.setString(1, tenant);
      query.setFetchSize(ROWS_AT_ONCE);
      try (ResultSet row = query.executeQuery()) {
        while (row.next()) {
          var key =
              new ReportKey(
                  row.getObject(1, UUID.class), row.getLong(2), row.getString(3), row.getInt(4));
          if (!stored.add(key)) {
            faults.add(FaultKind.DOUBLED, "the " + key + " is stored twice");
          }
          if (!sent.containsKey(key)) {
            faults.add(FaultKind.PHANTOM, "the " + key + " is stored and nobody sent it");
          }
        }
      }
    }
    return stored;
  }

  private void checkRuns(Connection connection) throws SQLException {
    Map<UUID, RunStory> expected = settledRuns();
    Set<UUID> sent = new HashSet<>();
    ledger.reports().keySet().forEach(key -> sent.add(key.run()));
    try (PreparedStatement query = connection.prepareStatement(RUNS)) {
      query.setString(1, tenant);
      query.setFetchSize(ROWS_AT_ONCE);
      try (ResultSet row = query.executeQuery()) {
        while (row.next()) {
          UUID run = row.getObject(1, UUID.class);
          RunStory story = expected.remove(run);
          if (!sent.contains(run)) {
            faults.add(FaultKind.PHANTOM, "the run " + run + " is stored and nobody sent it");
          } else if (story != null) {
            compare(story, StoredRun.read(row));
          }
        }
      }
    }
    expected.keySet().forEach(run -> faults.add(FaultKind.STATE, "the run " + run + " is missing"));
  }

  /** The runs of which every report was acknowledged: what they must look like is certain. */
  private Map<UUID, RunStory> settledRuns() {
    Map<UUID, RunStory> runs = new HashMap<>();
    ledger.runs().forEach(story -> runs.put(story.run(), story));
    ledger
        .reports()
        .forEach(
            (key, acknowledged) -> {
              if (!acknowledged) {
                runs.remove(key.run());
              }
            });
    return runs;
  }

  private void compare(RunStory story, StoredRun stored) {
    var reported =
        new StoredRun(
            story.job(), story.status(), story.attempts(), story.loaded(), story.attempts());
    if (!stored.equals(reported)) {
      faults.add(
          FaultKind.STATE,
          "the run " + story.run() + " is stored as " + stored + ", its reports make " + reported);
    }
  }
}
