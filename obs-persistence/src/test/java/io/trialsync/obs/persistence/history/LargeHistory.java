package io.trialsync.obs.persistence.history;

import io.trialsync.obs.persistence.TestDatabase;

/**
 * 200,000 runs of 1,000 jobs in 90 days, made by SQL alone. Job 1 runs about every minute and a
 * half; of fifty runs one has failed.
 */
final class LargeHistory {
  static final String TENANT = "large";
  static final String OFTEN = "job-0001";

  private static final String JOBS =
      """
      insert into job (tenant_id, job_id)
      select 'large', 'job-' || lpad(n::text, 4, '0') from generate_series(1, 1000) n
      """;

  private static final String RUNS =
      """
      insert into run (tenant_id, run_key, run_id, run_id_attempt, job_key, job_named_at, status,
        first_at, last_at, start_at, end_rank, end_at, end_digest, attempt_count, error_message,
        records_loaded)
      select 'large', made.key, made.key, 1, job.job_key, at, cast(made.status as run_status), at,
        at + interval '30 seconds', at, 1, at + interval '30 seconds', 1, 1, repeat('m', 200), n
      from (
        select n, now() - interval '90 days' + n * interval '38.87 seconds' as at,
          md5(n::text)::uuid as key, case when n % 50 = 6 or n % 41 = 0 then 'failed' else 'success' end as status,
          case when n % 5 < 2 then 1 else 2 + n * 7919 % 999 end as job
        from generate_series(1, 200000) n) made
        join job on job.tenant_id = 'large' and job.job_id = 'job-' || lpad(made.job::text, 4, '0')
      order by n
      """;

  private static final String DAYS =
      """
      insert into job_day
      select tenant_id, job_key, cast(end_at at time zone 'UTC' as date),
        count(*) filter (where status = 'success'), count(*) filter (where status = 'failed'),
        0, count(duration_ms), sum(duration_ms), count(records_loaded), sum(records_loaded)
      from run group by 1, 2, 3 order by 3
      """;

  private static final String ATTEMPTS =
      """
      insert into attempt (tenant_id, run_key, attempt, run_id, status)
      select tenant_id, run_key, 1, run_key, status from run limit 50000
      """;

  private LargeHistory() {}

  static void fill() {
    remove();
    TestDatabase.execute(JOBS);
    TestDatabase.execute(RUNS);
    TestDatabase.execute(DAYS);
    TestDatabase.execute(ATTEMPTS);
    // The tests commit without waiting for the disk; what is not on it, no vacuum calls visible to
    // all.
    TestDatabase.execute("checkpoint");
    for (String table : new String[] {"job", "run", "job_day", "attempt"}) {
      // The tests commit without waiting for the disk; what is not on it, no vacuum calls visible.
      TestDatabase.execute("checkpoint");
      TestDatabase.execute("vacuum analyze " + table);
    }
  }

  static void remove() {
    TestDatabase.execute("truncate job_day, job_table, life_cycle, stage, attempt, run, job");
  }
}
