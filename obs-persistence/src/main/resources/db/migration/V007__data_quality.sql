-- What the checks made of the runs. Counts, rates and names of columns only, as everywhere.

-- In the order of how bad it is.
create type verdict as enum ('not_evaluated', 'pass', 'warn', 'fail');

-- What other tools found out about a table in a run: [{name, column, passed, severity}].
alter table stage add column assertions jsonb, add column asserted_at timestamptz;
alter type reported_stage add attribute assertions jsonb;

-- How the server itself came to row_count: probed or sampled; null when a worker told it.
alter table stage add column origin text check (origin in ('probed', 'sampled'));
alter type reported_stage add attribute origin text;

-- Runs that wait to be judged, written in the transaction of the report and taken away in that of the
-- judging: what a crash leaves out is still here. Rows are only added, so that reports wait for nobody.
create table quality_due (
  due_key bigint generated always as identity,
  tenant_id text not null,
  run_key uuid not null,
  due_at timestamptz not null default now(),
  -- How often judging it has failed; what failed too often lies aside until something new is reported.
  failures integer not null default 0
) with (autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 5000);
-- This index is older than the other, on purpose: while the queue looks empty to the planner both promise
-- the same, and then it takes the older one. By the other a run would be looked for in all of the queue.
create index quality_due_of_run on quality_due (run_key) include (tenant_id);
alter table quality_due add primary key (due_key);

-- What was measured in a run and what the checks said: the memory that later runs are compared with.
create table run_quality (
  tenant_id text not null,
  run_key uuid not null,
  job_key bigint not null,
  run_at timestamptz not null,
  -- Whether later runs may be compared with it: successful, and neither by hand nor a backfill.
  usable boolean not null,
  dq_status verdict not null,
  -- JSON, but text for the database, which has no reason to look into it: to filter and print
  -- forty of them as jsonb took 12 of the 45 ms in which a run with 200 watched columns was judged.
  measures text not null,
  checks text not null,
  -- Of the checks those that are bad: all that later runs have to know of them.
  bad text not null,
  evaluated_at timestamptz not null,
  primary key (tenant_id, run_key)
) with (fillfactor = 90);
create index run_quality_of_job on run_quality (job_key, run_at desc, run_key desc) include (tenant_id);
-- What a run is compared with, however many failed since.
create index run_quality_usable on run_quality (job_key, run_at desc, run_key desc) include (tenant_id)
  where usable;

-- The columns that a table should have: learned from the first good run, or accepted by a person. What is
-- declared stands in the settings of the job and goes before it.
create table expected_schema (
  tenant_id text not null,
  job_key bigint not null,
  dataset_key bigint not null,
  columns jsonb not null,
  run_key uuid not null,
  run_at timestamptz not null,
  accepted boolean not null default false,
  primary key (job_key, dataset_key)
);

-- What people decided about checks: accept takes what was measured from from_at on for normal, exclude keeps
-- the runs between the times out of every baseline. Dataset 0 and empty names stand for all.
create table quality_decision (
  tenant_id text not null,
  decision_id uuid not null default gen_random_uuid(),
  job_key bigint not null,
  dataset_key bigint not null default 0,
  check_name text not null default '',
  column_name text not null default '',
  kind text not null check (kind in ('accept', 'exclude')),
  from_at timestamptz not null,
  until_at timestamptz,
  reason text not null,
  client_id text not null,
  decided_at timestamptz not null default now(),
  primary key (tenant_id, decision_id)
);
create index quality_decision_of_job on quality_decision (job_key) include (tenant_id);

-- Something that a check found wrong, for as long as it stays so. Dataset 0 is the run itself. What makes two
-- the same stands in identity as a UUID made of it: the names themselves may be too long for an index.
create table finding (
  tenant_id text not null,
  finding_id uuid not null,
  identity uuid not null,
  job_key bigint not null,
  dataset_key bigint not null,
  check_name text not null,
  column_name text not null,
  metric text not null,
  detail text not null,
  state text not null check (state in ('open', 'resolved', 'accepted')),
  severity verdict not null,
  value double precision,
  baseline double precision,
  threshold double precision,
  opened_run_key uuid not null,
  opened_at timestamptz not null,
  last_run_key uuid not null,
  last_seen_at timestamptz not null,
  times_seen integer not null,
  good_runs integer not null,
  closed_at timestamptz,
  close_reason text,
  -- What the last runs said about it, one by one: a run that is judged again takes its word back.
  steps jsonb not null,
  primary key (tenant_id, finding_id)
) with (fillfactor = 80);
create unique index finding_open on finding (job_key, identity) include (tenant_id) where state = 'open';
create index finding_closed on finding (job_key, closed_at) include (tenant_id) where closed_at is not null;
-- Lists are filtered within the index: few of what is in a window may be asked for.
create index finding_by_time on finding (tenant_id, last_seen_at desc, finding_id desc)
  include (state, severity, check_name, dataset_key);
create index finding_open_by_time on finding (tenant_id, last_seen_at desc, finding_id desc)
  include (severity, check_name, dataset_key) where state = 'open';
create index finding_of_job on finding (job_key, last_seen_at desc, finding_id desc)
  include (tenant_id, state, severity, check_name, dataset_key, opened_at, identity);

-- The newest verdict of each check for metrics and alerts; dataset 0 is the run itself. All rows of a check
-- on a table are of the newest run that it gave a verdict about; the row with empty names has the worst of
-- the newest run that has any. changed_at is the server's time when the verdict or its value last changed.
create table check_state (
  tenant_id text not null,
  job_key bigint not null,
  dataset_key bigint not null,
  check_name text not null,
  column_name text not null,
  run_at timestamptz not null,
  run_key uuid not null,
  verdict verdict not null,
  value double precision,
  changed_at timestamptz not null default now(),
  primary key (job_key, dataset_key, check_name, column_name)
) with (fillfactor = 70);

-- What probes were made for: the run after which a job's tables were read, or the time that it was due. Who
-- probes holds the row until a time, so that no other node does the same; after a crash another one does.
create table probe_state (
  tenant_id text not null,
  job_key bigint not null,
  occasion text not null,
  done text not null default '',
  claimed_until timestamptz,
  primary key (job_key, occasion)
) with (fillfactor = 70);

do $$
declare
  v_table text;
begin
  foreach v_table in array array['quality_due', 'run_quality', 'expected_schema', 'quality_decision',
    'finding', 'check_state', 'probe_state']
  loop
    execute format('alter table %I enable row level security, force row level security', v_table);
    execute format(
      $policy$create policy own_tenant on %I using (
        tenant_id = (select current_setting('obs.tenant', true))
        or (select current_setting('obs.tenant', true)) = '*')$policy$, v_table);
  end loop;
end
$$;
