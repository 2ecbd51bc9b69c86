-- What the questions of the history need at ten million runs; PLANS.md shows each plan before and after.

-- Few runs are not successful, and those are the ones that people look for among a hundred thousand.
-- Made before run_of_job: of two indexes that promise the same cost the planner takes the older one.
create index run_not_successful on run (job_key, status, run_at desc, run_key desc)
  where status <> 'success';

-- Counts of a job's runs, of all or of one status, are read from the index alone.
drop index run_of_job;
create index run_of_job on run (job_key, run_at desc, run_key desc) include (status);

-- So are the sums over the part of a day that a window cuts off.
drop index run_ended;
create index run_ended on run (job_key, end_at) include (status, duration_ms, records_loaded)
  where end_at is not null;

-- Sums of all jobs of a tenant. Only columns that never change: the counters stay cheap to update.
create index job_day_of_tenant on job_day (tenant_id, day);

-- An index answers alone only for pages that were vacuumed since their last change. The defaults wait
-- for a fifth of the table to change, which at this size are three weeks.
alter table run set (
  autovacuum_vacuum_insert_scale_factor = 0, autovacuum_vacuum_insert_threshold = 200000,
  autovacuum_vacuum_scale_factor = 0.02, autovacuum_analyze_scale_factor = 0.02);

-- By what all servers of this database sign the cursors that they give out, and know them again.
create table cursor_key (
  only_one boolean primary key default true check (only_one),
  secret text not null
);
insert into cursor_key (secret)
  values (replace(gen_random_uuid()::text || gen_random_uuid()::text, '-', ''));
