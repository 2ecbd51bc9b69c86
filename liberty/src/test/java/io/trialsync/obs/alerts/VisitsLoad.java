package io.trialsync.obs.alerts;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

/** A job that loads one table, told run by run: what is usual, and what should wake somebody. */
final class VisitsLoad {
  static final String TABLE = "visits";
  static final int ROWS = 1_000;
  static final int FEW_NULLS = 10;

  private static final Duration LONG = Duration.ofMinutes(5);

  private final JobReporter reporter;
  private final String job;

  VisitsLoad(JobReporter reporter, String job) {
    this.reporter = reporter;
    this.job = job;
  }

  String job() {
    return job;
  }

  /** Sets the job up so that nulls of the column {@code site} are counted. */
  VisitsLoad watchesSites() {
    reporter.put(
        "/v1/obs/jobs/" + job,
        "{\"owner\":\"data engineering\",\"key_columns\":{\"visits\":[\"site\"]}}");
    return this;
  }

  /** Good runs, one a day, up to yesterday. */
  VisitsLoad hasAPast(int days) {
    for (int day = days; day > 0; day--) {
      succeeds(Instant.now().minus(Duration.ofDays(day)), "site", FEW_NULLS);
    }
    return this;
  }

  /** A run that ended just now as all do. */
  UUID succeeds() {
    return succeeds(Instant.now(), "site", FEW_NULLS);
  }

  /** A good run whose key column has that name and is empty in that many of the rows. */
  UUID succeeds(Instant end, String keyColumn, int nulls) {
    UUID run = UUID.randomUUID();
    reporter.report(job, run, "started", end.minus(LONG), "\"attempt\":1");
    stage(run, end.minusSeconds(1), keyColumn, nulls);
    reporter.report(job, run, "succeeded", end, "\"attempt\":1", "\"records_loaded\":" + ROWS);
    return run;
  }

  /** A run that failed just now, with attempts left unless it was the last of two. */
  UUID fails(boolean afterARetry) {
    UUID run = UUID.randomUUID();
    Instant end = Instant.now();
    String error =
        "\"error\":{\"category\":\"DB\",\"code\":\"08006\",\"message\":\"The database is away.\"}";
    reporter.report(job, run, "started", end.minus(LONG), "\"attempt\":1", "\"max_attempts\":2");
    if (afterARetry) {
      reporter.report(job, run, "attempt_failed", end.minusSeconds(60), "\"attempt\":1", error);
      reporter.report(job, run, "started", end.minusSeconds(30), "\"attempt\":2");
    }
    String attempt = "\"attempt\":" + (afterARetry ? 2 : 1);
    reporter.report(job, run, "failed", end, attempt, error);
    return run;
  }

  private void stage(UUID run, Instant at, String keyColumn, int nulls) {
    reporter.report(
        job,
        run,
        "stage",
        at,
        "\"phase\":\"load\"",
        "\"table\":\"" + TABLE + "\"",
        "\"records_loaded\":" + ROWS,
        """
        "stats":{"row_count":%d,"columns":[
          {"name":"visit_id","type":"bigint","nullable":false,"null_count":0},
          {"name":"%s","type":"varchar","nullable":true,"null_count":%d}]}\
        """
            .formatted(ROWS, keyColumn, nulls));
  }
}
