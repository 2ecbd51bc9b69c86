-- Reports are merged in sets now (R__2): what merged them one by one goes, and what the sets are made
-- of comes.
set local client_min_messages = warning;

drop function if exists record_reports(text, jsonb);
drop function if exists merge_stages(text, bigint, uuid, integer, timestamptz, jsonb);
drop function if exists merge_attempt(
  text, uuid, integer, uuid, boolean, run_status, smallint, timestamptz, bigint, text, text, text,
  integer);
drop function if exists make_names(text, jsonb);
drop function if exists added(jsonb, text, bigint);
drop function if exists dataset_of(text, text, text);
drop function if exists job_of(text, text);
drop function if exists day_changes(run, run);
drop function if exists day_of(run, integer);

-- One report. Reports of a call about the same run have rounds 1, 2, …; of all others it is 1.
-- try_status and try_rank are what it means for its try, status and rank for the run: a failed try is not
-- the end of its run. Ranks are null where it ends nothing. extracted and loaded speak for the whole run;
-- stages_extracted and stages_loaded are the sums over its stages.
create type reported as (
  ordinal integer, round integer, digest bigint, job text, run_key uuid, run_id uuid, attempt integer,
  kind report_kind, at timestamptz, started_at timestamptz, try_status run_status, try_rank smallint,
  status run_status, rank smallint, max_attempts integer, scheduled_at timestamptz, run_type run_type,
  correlation_id text, trace_id text, parent_run_id uuid, continuous boolean, zone_assumed boolean,
  clock_ahead boolean, error_category text, error_code text, error_message text, http_status integer,
  extracted bigint, loaded bigint, stages_extracted bigint, stages_loaded bigint);

-- One stage of the report of that ordinal; no two of a report have the same phase and table.
create type reported_stage as (
  ordinal integer, phase stage_phase, namespace text, "table" text, extracted bigint, loaded bigint,
  row_count bigint, null_counts jsonb, schema_key uuid, columns jsonb);

-- What an ended run adds to the sums of its day, or, with sign -1, what it added before a report.
create type counted_run as (
  ordinal integer, sign integer, job_key bigint, end_at timestamptz, status run_status,
  duration_ms bigint, records_loaded bigint, error_category text);

create type loaded_more as (ordinal integer, rows_by_table jsonb);
