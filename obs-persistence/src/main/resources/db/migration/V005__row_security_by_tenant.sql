-- Behind every query's own condition on the tenant stands the database: a session sees and writes the
-- rows of the tenant that obs.tenant names, all rows where it is '*' (the server's own work: retention,
-- migrations, known jobs), and none where it is not set. Forced, because the server is the owner of the
-- tables. The sub-selects are answered once for each statement; without them it would be once for each row.
do $$
declare
  v_table text;
begin
  foreach v_table in array array['job', 'dataset', 'job_table', 'table_schema', 'run', 'attempt', 'stage',
    'life_cycle', 'job_day', 'retention_run']
  loop
    execute format('alter table %I enable row level security, force row level security', v_table);
    execute format(
      $policy$create policy own_tenant on %I using (
        tenant_id = (select current_setting('obs.tenant', true))
        or (select current_setting('obs.tenant', true)) = '*')$policy$, v_table);
  end loop;
end
$$;

-- What an index is to answer alone must have the tenant in it now.
drop index run_of_job;
drop index run_ended;
drop index run_not_successful;

-- One index for each status that is looked for: comparing a status may fail for a value that is none, so
-- PostgreSQL does it only after the policy, and not in an index. Whether an index is of that status it
-- knows beforehand. Made before run_of_job: of two indexes that promise the same cost the planner takes
-- the older one.
create index run_failed on run (job_key, run_at desc, run_key desc) include (tenant_id)
  where status = 'failed';
create index run_running on run (job_key, run_at desc, run_key desc) include (tenant_id)
  where status = 'running';
create index run_queued on run (job_key, run_at desc, run_key desc) include (tenant_id)
  where status = 'queued';
create index run_skipped on run (job_key, run_at desc, run_key desc) include (tenant_id)
  where status = 'skipped';

create index run_of_job on run (job_key, run_at desc, run_key desc) include (status, tenant_id);
create index run_ended on run (job_key, end_at) include (status, duration_ms, records_loaded, tenant_id)
  where end_at is not null;
