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

  /** A run in four was judged by one check that found a table too small, and has its finding. */
  private static final String JUDGED =
      """
      insert into run_quality
      select tenant_id, run_key, job_key, run_at, true, 'fail', '{"tables": []}',
        said, said, run_at
      from run, (
        select '{"results": [{"check": "row_count_delta", "metric": "delta_pct", "verdict": "fail"}]}'
          as said) q
      where get_byte(uuid_send(run_key), 0) < 64
      """;

  private static final String FINDINGS =
      """
      insert into finding (tenant_id, finding_id, identity, job_key, dataset_key, check_name,
        column_name, metric, detail, state, severity, opened_run_key, opened_at, last_run_key,
        last_seen_at, times_seen, good_runs, closed_at, steps)
      select tenant_id, run_key, run_key, job_key, 0,
        case when n % 997 = 0 then 'zero_rows' else 'row_count_delta' end, '', 'delta_pct', '',
        case when n % 500 = 0 then 'open' else 'resolved' end, 'warn', run_key, run_at, run_key, run_at,
        1, 0, case when n % 500 <> 0 then run_at end, jsonb_build_object('steps', repeat('s', 400))
      from (select *, row_number() over (order by run_at) as n from run) numbered where n % 4 = 0
      """;

  /** Of every second run an alert was sent; half of them are called after job 1. */
  private static final String SENT =
      """
      insert into alert_notification (tenant_id, received_at, alert_name, severity, status, job_id,
        run_key, receiver, fingerprint, starts_at, delivery_ms)
      select 'large', at, 'JobFailed', 'warning', case when n % 2 = 0 then 'firing' else 'resolved' end,
        'job-' || lpad(cast(case when n % 2 = 0 then 1 else 2 + n % 999 end as text), 4, '0'),
        md5(n::text)::uuid, 'people', md5(n::text), at, 900
      from (
        select n, now() - interval '90 days' + n * interval '77.7 seconds' as at
        from generate_series(1, 100000) n) made
      """;

  private LargeHistory() {}

  static void fill() {
    remove();
    TestDatabase.execute(JOBS);
    TestDatabase.execute(RUNS);
    TestDatabase.execute(DAYS);
    TestDatabase.execute(ATTEMPTS);
    TestDatabase.execute(JUDGED);
    TestDatabase.execute(FINDINGS);
    TestDatabase.execute(SENT);
    // The tests commit without waiting for the disk; what is not on it, no vacuum calls visible to
    // all.
    TestDatabase.execute("checkpoint");
    for (String table :
        new String[] {
          "job", "run", "job_day", "attempt", "run_quality", "finding", "alert_notification"
        }) {
      // The tests commit without waiting for the disk; what is not on it, no vacuum calls visible.
      TestDatabase.execute("checkpoint");
      TestDatabase.execute("vacuum analyze " + table);
    }
  }

  static void remove() {
    TestDatabase.execute(
        "truncate alert_notification, run_quality, finding, job_day, job_table, life_cycle, stage, attempt, run, job");
  }
}
