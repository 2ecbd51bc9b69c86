package io.trialsync.obs.persistence.metrics;

import io.trialsync.obs.persistence.TestDatabase;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A run that is put into the database past the merge.
 *
 * @param heardAt when the server heard of its start and end
 */
record RunRow(
    String jobId,
    String status,
    Instant startAt,
    @Nullable Instant endAt,
    Instant heardAt,
    int attempts,
    int mostAttempts) {

  static RunRow ended(String jobId, String status, Instant startAt) {
    Instant end = startAt.plusSeconds(30);
    return new RunRow(jobId, status, startAt, end, end, 1, 3);
  }

  static RunRow open(String jobId, String status, Instant startAt) {
    return new RunRow(jobId, status, startAt, null, startAt, 1, 3);
  }

  RunRow heardAt(Instant time) {
    return new RunRow(jobId, status, startAt, endAt, time, attempts, mostAttempts);
  }

  RunRow tried(int times) {
    return new RunRow(jobId, status, startAt, endAt, heardAt, times, mostAttempts);
  }

  void store() {
    UUID key = UUID.randomUUID();
    String end = endAt == null ? "null" : "'" + endAt + "'";
    TestDatabase.execute(
        """
        insert into run (tenant_id, run_key, run_id, run_id_attempt, job_key, job_named_at, status,
          first_at, last_at, start_at, end_rank, end_at, end_digest, attempt_count, max_attempts,
          error_category, received_at, start_heard_at, heard_at)
        select 'default', '%s', '%s', 1, job_key, '%s', '%s', '%s', '%s', %s, %s, %s, 1, %d, %d, %s,
          '%s', '%s', '%s'
        from job where job_id = '%s'"""
            .formatted(
                key,
                key,
                startAt,
                status,
                startAt,
                startAt,
                status.equals("queued") ? "null" : "'" + startAt + "'",
                endAt == null ? "null" : "1",
                end,
                attempts,
                mostAttempts,
                status.equals("failed") ? "'DB'" : "null",
                heardAt,
                heardAt,
                heardAt,
                jobId));
    if (endAt != null) {
      countDay(endAt);
    }
  }

  private void countDay(Instant end) {
    int good = status.equals("success") ? 1 : 0;
    TestDatabase.execute(
        """
        insert into job_day select 'default', job_key, '%s', %d, %d, 0, 1, 1, 0, 0
        from job where job_id = '%s'
        on conflict (job_key, day) do update set
          succeeded = job_day.succeeded + excluded.succeeded,
          failed = job_day.failed + excluded.failed"""
            .formatted(LocalDate.ofInstant(end, ZoneOffset.UTC), good, 1 - good, jobId));
  }
}
