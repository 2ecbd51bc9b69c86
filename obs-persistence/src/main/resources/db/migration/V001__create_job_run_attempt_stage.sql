-- What is stored of jobs and their runs. Names only, counts only: no row value ever.
--
-- No foreign keys from run downwards: every row is written by record_reports(), which makes the rows
-- it refers to, and a check per row would lock the one job row that thousands of runs share.

create type job_state as enum ('active', 'paused', 'retired');
create type report_kind as enum
  ('queued', 'started', 'heartbeat', 'stage', 'attempt_failed', 'succeeded', 'skipped', 'failed');
-- The order is part of the merge: of two statuses the greater one stands (see record_reports).
create type run_status as enum ('queued', 'running', 'success', 'skipped', 'failed');
create type run_type as enum ('scheduled', 'manual', 'backfill');
create type stage_phase as enum ('extract', 'transform', 'load', 'dq');

create table job (
  job_key bigint generated always as identity primary key,
  tenant_id text not null,
  job_id text not null,
  state job_state not null default 'active',
  settings jsonb not null default '{}',
  settings_version integer not null default 0,
  continuous boolean not null default false,
  created_at timestamptz not null default now(),
  unique (tenant_id, job_id)
);

-- A table that runs read or write; the same name in two namespaces is two tables.
create table dataset (
  dataset_key bigint generated always as identity primary key,
  tenant_id text not null,
  namespace text not null,
  name text not null,
  unique (tenant_id, namespace, name)
);

-- Which tables the runs of a job have loaded: what series of metrics the job has.
create table job_table (
  tenant_id text not null,
  job_key bigint not null,
  dataset_key bigint not null,
  primary key (job_key, dataset_key)
);

-- A table's columns, stored once for all runs that saw them so.
create table table_schema (
  tenant_id text not null,
  schema_key uuid not null,
  columns jsonb not null,
  primary key (tenant_id, schema_key)
);

-- One logical run. Each group of columns that changes together has a stamp; the greatest stamp wins.
create table run (
  tenant_id text not null,
  run_key uuid not null,
  run_id uuid not null,
  run_id_attempt integer not null,
  job_key bigint not null,
  job_named_at timestamptz not null,
  status run_status not null,
  run_type run_type,
  first_at timestamptz not null,
  last_at timestamptz not null,
  scheduled_at timestamptz,
  start_at timestamptz,
  -- What lists and windows order by: the start, or the first thing heard of the run.
  run_at timestamptz generated always as (coalesce(start_at, first_at)) stored,
  -- Stamp of the winning end: rank (0 lost, 1 reported, 2 stands against any success), time, status, digest.
  end_rank smallint,
  end_at timestamptz,
  end_digest bigint,
  duration_ms bigint generated always as (
    case when end_at >= start_at
      then floor(extract(epoch from end_at - start_at) * 1000)::bigint end) stored,
  attempt_count integer not null,
  max_attempts integer,
  error_category text,
  error_code text,
  error_message text,
  http_status integer,
  -- What reports said of the whole run, with the time of the report that said it.
  extracted_total bigint,
  extracted_total_at timestamptz,
  loaded_total bigint,
  loaded_total_at timestamptz,
  -- The same, or the sum over the stages where no report spoke for the whole run.
  records_extracted bigint,
  records_loaded bigint,
  correlation_id text,
  trace_id text,
  parent_run_id uuid,
  clock_ahead boolean not null default false,
  zone_assumed boolean not null default false,
  received_at timestamptz not null default now(),
  primary key (tenant_id, run_key)
) with (fillfactor = 85);

create index run_of_job on run (job_key, run_at desc, run_key desc);
create index run_ended on run (job_key, end_at) where end_at is not null;

create table attempt (
  tenant_id text not null,
  run_key uuid not null,
  attempt integer not null,
  run_id uuid not null,
  status run_status not null,
  start_at timestamptz,
  end_rank smallint,
  end_at timestamptz,
  end_digest bigint,
  error_category text,
  error_code text,
  error_message text,
  http_status integer,
  primary key (tenant_id, run_key, attempt)
) with (fillfactor = 85);

-- Only tries with an id of their own need a way back to their run.
create index attempt_by_run_id on attempt (tenant_id, run_id) where run_id <> run_key;

create table stage (
  tenant_id text not null,
  run_key uuid not null,
  phase stage_phase not null,
  dataset_key bigint not null,
  attempt integer not null,
  at timestamptz not null,
  records_extracted bigint,
  records_extracted_at timestamptz,
  records_loaded bigint,
  records_loaded_at timestamptz,
  row_count bigint,
  null_counts jsonb,
  counted_at timestamptz,
  schema_key uuid,
  schema_at timestamptz,
  primary key (tenant_id, run_key, phase, dataset_key)
) with (fillfactor = 85);

-- The life of a run, one compact line for each different report; the key makes duplicates add nothing.
create table life_cycle (
  tenant_id text not null,
  run_key uuid not null,
  at timestamptz not null,
  kind report_kind not null,
  attempt integer not null,
  digest bigint not null,
  received_at timestamptz not null default now(),
  primary key (tenant_id, run_key, at, kind, attempt, digest)
);

-- Sums per job and UTC day of the runs that ended on it, kept by record_reports(): timed runs are
-- those with a known duration, counted runs those that said how many records they loaded.
create table job_day (
  tenant_id text not null,
  job_key bigint not null,
  day date not null,
  succeeded integer not null,
  failed integer not null,
  skipped integer not null,
  timed_runs integer not null,
  duration_ms bigint not null,
  counted_runs integer not null,
  records_loaded bigint not null,
  primary key (job_key, day)
) with (fillfactor = 70);
