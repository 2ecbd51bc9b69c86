package io.trialsync.obs.launcher.bench.fill;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;

/** The sums per job and UTC day on which runs ended, as record_reports() would have kept them. */
final class DaySums {
  private static final String ADD =
      """
      insert into job_day as d (
        tenant_id, job_key, day, succeeded, failed, skipped, timed_runs, duration_ms, counted_runs,
        records_loaded)
      values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
      on conflict (job_key, day) do update set
        succeeded = d.succeeded + excluded.succeeded,
        failed = d.failed + excluded.failed,
        skipped = d.skipped + excluded.skipped,
        timed_runs = d.timed_runs + excluded.timed_runs,
        duration_ms = d.duration_ms + excluded.duration_ms,
        counted_runs = d.counted_runs + excluded.counted_runs,
        records_loaded = d.records_loaded + excluded.records_loaded
      """;

  private static final List<String> STATUSES = List.of("success", "failed", "skipped");
  private static final int TIMED = 3;
  private static final int DURATION = 4;
  private static final int COUNTED = 5;
  private static final int LOADED = 6;
  private static final int SUMS = 7;
  private static final int BATCH = 1_000;

  private final long firstDay;
  private final int days;
  private final long[] sums;

  DaySums(FillSettings settings) {
    firstDay = dayOf(settings.from().toEpochMilli());
    days = (int) (dayOf(settings.until().toEpochMilli()) - firstDay) + 1;
    sums = new long[settings.jobs() * days * SUMS];
  }

  void add(MadeRun run) {
    MadeRun.End end = run.end();
    if (end == null) {
      return;
    }
    int at = (run.job().index() * days + (int) (dayOf(end.at()) - firstDay)) * SUMS;
    sums[at + STATUSES.indexOf(end.status())]++;
    Long duration = run.durationMillis();
    if (duration != null) {
      sums[at + TIMED]++;
      sums[at + DURATION] += duration;
    }
    if (run.recordsLoaded() != null) {
      sums[at + COUNTED]++;
      sums[at + LOADED] += run.recordsLoaded();
    }
  }

  void write(Connection connection, List<PlannedJob> jobs, StoredNames names) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(ADD)) {
      int rows = 0;
      for (PlannedJob job : jobs) {
        for (int day = 0; day < days; day++) {
          int at = (job.index() * days + day) * SUMS;
          if (sums[at] + sums[at + 1] + sums[at + 2] > 0) {
            bind(statement, job, names.jobKey(job), firstDay + day, at);
            statement.addBatch();
            if (++rows % BATCH == 0) {
              statement.executeBatch();
            }
          }
        }
      }
      statement.executeBatch();
    }
  }

  private void bind(PreparedStatement statement, PlannedJob job, long jobKey, long day, int at)
      throws SQLException {
    statement.setString(1, job.tenant());
    statement.setLong(2, jobKey);
    statement.setObject(3, LocalDate.ofEpochDay(day));
    for (int sum = 0; sum < SUMS; sum++) {
      statement.setLong(4 + sum, sums[at + sum]);
    }
  }

  private static long dayOf(long epochMillis) {
    return Math.floorDiv(epochMillis, Duration.ofDays(1).toMillis());
  }
}
