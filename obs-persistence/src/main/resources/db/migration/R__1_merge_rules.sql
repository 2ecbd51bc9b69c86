-- The rules by which one report changes what is stored. Each is commutative, associative and
-- idempotent, so that order and repetition of the reports cannot matter.

-- Of two dated values: whether the first stands. The later one does; at the same time the greater.
create or replace function stands(a_at timestamptz, a bigint, b_at timestamptz, b bigint)
  returns boolean language sql immutable parallel safe as $$
  select a_at is not null and (b_at is null or (a_at, a) > (b_at, b))
$$;

-- Of two ends of a run or an attempt: whether the first stands. One total order over all ends:
-- rank, time, status (success < skipped < failed), digest of the report.
create or replace function end_stands(
    a_rank smallint, a_at timestamptz, a run_status, a_digest bigint,
    b_rank smallint, b_at timestamptz, b run_status, b_digest bigint)
  returns boolean language sql immutable parallel safe as $$
  select a_rank is not null
    and (b_rank is null or (a_rank, a_at, a, a_digest) > (b_rank, b_at, b, b_digest))
$$;

-- The key of a table, which gets one when it is first heard of.
create or replace function dataset_of(p_tenant text, p_namespace text, p_name text)
  returns bigint language plpgsql as $$
declare
  v_key bigint;
begin
  loop
    select d.dataset_key into v_key from dataset d
    where d.tenant_id = p_tenant and d.namespace = p_namespace and d.name = p_name;
    exit when found;
    insert into dataset (tenant_id, namespace, name) values (p_tenant, p_namespace, p_name)
    on conflict do nothing;
  end loop;
  return v_key;
end
$$;

-- Merges what one report says of the tables; the caller holds the lock of the run. Returns, by
-- table, the rows that came on top of what was known to be loaded; {} when there are none.
--
-- A loop and not one statement for all tables: nearly every report names one or two, and planning
-- for many costs more than it saves (RATIONALE.md).
create or replace function merge_stages(
    p_tenant text, p_job_key bigint, p_run_key uuid, p_attempt integer, p_at timestamptz,
    p_stages jsonb)
  returns jsonb language plpgsql as $$
declare
  r record;
  o stage;
  v_dataset bigint;
  v_added jsonb := '{}';
begin
  for r in
    select * from jsonb_to_recordset(p_stages) as x(
      phase stage_phase, namespace text, "table" text, extracted bigint, loaded bigint,
      row_count bigint, null_counts jsonb, schema_key uuid, columns jsonb)
    order by namespace, "table", phase
  loop
    v_dataset := dataset_of(p_tenant, r.namespace, r."table");
    if r.schema_key is not null and not exists (
        select from table_schema t where t.tenant_id = p_tenant and t.schema_key = r.schema_key) then
      insert into table_schema (tenant_id, schema_key, columns)
      values (p_tenant, r.schema_key, r.columns)
      on conflict do nothing;
    end if;
    if r.loaded is not null and not exists (
        select from job_table t where t.job_key = p_job_key and t.dataset_key = v_dataset) then
      insert into job_table (tenant_id, job_key, dataset_key)
      values (p_tenant, p_job_key, v_dataset)
      on conflict do nothing;
    end if;

    select * into o from stage s
    where s.tenant_id = p_tenant and s.run_key = p_run_key
      and s.phase = r.phase and s.dataset_key = v_dataset;
    if not found then
      insert into stage (
        tenant_id, run_key, phase, dataset_key, attempt, at,
        records_extracted, records_extracted_at, records_loaded, records_loaded_at,
        row_count, null_counts, counted_at, schema_key, schema_at)
      values (
        p_tenant, p_run_key, r.phase, v_dataset, p_attempt, p_at,
        r.extracted, case when r.extracted is not null then p_at end,
        r.loaded, case when r.loaded is not null then p_at end,
        r.row_count, r.null_counts,
        case when r.row_count is not null or r.null_counts is not null then p_at end,
        r.schema_key, case when r.schema_key is not null then p_at end);
      if r.loaded > 0 then
        v_added := added(v_added, r."table", r.loaded);
      end if;
      continue;
    end if;

    if r.loaded is not null and stands(p_at, r.loaded, o.records_loaded_at, o.records_loaded) then
      if r.loaded > coalesce(o.records_loaded, 0) then
        v_added := added(v_added, r."table", r.loaded - coalesce(o.records_loaded, 0));
      end if;
      o.records_loaded := r.loaded;
      o.records_loaded_at := p_at;
    end if;
    if r.extracted is not null
        and stands(p_at, r.extracted, o.records_extracted_at, o.records_extracted) then
      o.records_extracted := r.extracted;
      o.records_extracted_at := p_at;
    end if;
    if (r.row_count is not null or r.null_counts is not null) and (o.counted_at is null
        or (p_at, coalesce(r.row_count, -1), coalesce(r.null_counts, '{}'))
          > (o.counted_at, coalesce(o.row_count, -1), coalesce(o.null_counts, '{}'))) then
      o.row_count := r.row_count;
      o.null_counts := r.null_counts;
      o.counted_at := p_at;
    end if;
    if r.schema_key is not null
        and (o.schema_at is null or (p_at, r.schema_key) > (o.schema_at, o.schema_key)) then
      o.schema_key := r.schema_key;
      o.schema_at := p_at;
    end if;
    update stage s set
      attempt = greatest(o.attempt, p_attempt), at = greatest(o.at, p_at),
      records_extracted = o.records_extracted, records_extracted_at = o.records_extracted_at,
      records_loaded = o.records_loaded, records_loaded_at = o.records_loaded_at,
      row_count = o.row_count, null_counts = o.null_counts, counted_at = o.counted_at,
      schema_key = o.schema_key, schema_at = o.schema_at
    where s.tenant_id = p_tenant and s.run_key = p_run_key
      and s.phase = r.phase and s.dataset_key = v_dataset;
  end loop;
  return v_added;
end
$$;

-- The counts with so many rows more for a table.
create or replace function added(p_counts jsonb, p_table text, p_rows bigint)
  returns jsonb language sql immutable as $$
  select jsonb_set(
    p_counts, array[p_table], to_jsonb(coalesce((p_counts ->> p_table)::bigint, 0) + p_rows))
$$;

-- Merges what one report says of one try of the run; the caller holds the lock of the run.
-- p_rank is null where the report does not end the try.
create or replace function merge_attempt(
    p_tenant text, p_run_key uuid, p_attempt integer, p_run_id uuid, p_started boolean,
    p_status run_status, p_rank smallint, p_at timestamptz, p_digest bigint,
    p_category text, p_code text, p_message text, p_http_status integer)
  returns void language plpgsql as $$
declare
  o attempt;
begin
  select * into o from attempt a
  where a.tenant_id = p_tenant and a.run_key = p_run_key and a.attempt = p_attempt;
  if not found then
    insert into attempt (
      tenant_id, run_key, attempt, run_id, status, start_at, end_rank, end_at, end_digest,
      error_category, error_code, error_message, http_status)
    values (
      p_tenant, p_run_key, p_attempt, p_run_id, p_status, case when p_started then p_at end,
      p_rank, case when p_rank is not null then p_at end,
      case when p_rank is not null then p_digest end,
      p_category, p_code, p_message, p_http_status);
  elsif end_stands(
      p_rank, p_at, p_status, p_digest, o.end_rank, o.end_at, o.status, o.end_digest) then
    update attempt a set
      run_id = least(o.run_id, p_run_id), status = p_status,
      end_rank = p_rank, end_at = p_at, end_digest = p_digest,
      error_category = p_category, error_code = p_code, error_message = p_message,
      http_status = p_http_status
    where a.tenant_id = p_tenant and a.run_key = p_run_key and a.attempt = p_attempt;
  elsif p_started or p_run_id < o.run_id or (o.end_rank is null and p_status > o.status) then
    -- Everything else changes nothing, and leaves no dead row behind.
    update attempt a set
      run_id = least(o.run_id, p_run_id),
      start_at = case when p_started then least(o.start_at, p_at) else o.start_at end,
      status = case when o.end_rank is null then greatest(o.status, p_status) else o.status end
    where a.tenant_id = p_tenant and a.run_key = p_run_key and a.attempt = p_attempt;
  end if;
end
$$;

-- What an ended run adds to the sums of the day on which it ended, times p_sign.
create or replace function day_of(u run, p_sign integer)
  returns job_day language sql immutable as $$
  select row(
    u.tenant_id, u.job_key, (u.end_at at time zone 'UTC')::date,
    case when u.status = 'success' then p_sign else 0 end,
    case when u.status = 'failed' then p_sign else 0 end,
    case when u.status = 'skipped' then p_sign else 0 end,
    case when u.duration_ms is not null then p_sign else 0 end,
    p_sign * coalesce(u.duration_ms, 0),
    case when u.records_loaded is not null then p_sign else 0 end,
    p_sign * coalesce(u.records_loaded, 0))::job_day
$$;

-- How the sums per day change when a run goes from p_old (null: was not there) to p_new.
create or replace function day_changes(p_old run, p_new run)
  returns job_day[] language sql immutable as $$
  select case
    when p_new.end_rank is null then '{}'::job_day[]
    when p_old.end_rank is null then array[day_of(p_new, 1)]
    when (p_old.job_key, p_old.end_at, p_old.status) is distinct from (p_new.job_key, p_new.end_at, p_new.status)
      or p_old.duration_ms is distinct from p_new.duration_ms
      or p_old.records_loaded is distinct from p_new.records_loaded
      then array[day_of(p_old, -1), day_of(p_new, 1)]
    else '{}'::job_day[] end
$$;

-- Gives keys to all jobs, tables and schemas that the reports of a call are the first to name, in
-- order. Only for calls with several reports: one after the other, calls side by side would wait for
-- each other's new rows in a circle, again after each try.
create or replace function make_names(p_tenant text, p_reports jsonb)
  returns void language plpgsql as $$
begin
  insert into job (tenant_id, job_id)
  select distinct p_tenant, x.job
  from jsonb_to_recordset(p_reports) as x(job text)
  where not exists (select from job j where j.tenant_id = p_tenant and j.job_id = x.job)
  order by 2
  on conflict do nothing;

  insert into dataset (tenant_id, namespace, name)
  select distinct p_tenant, x.namespace, x."table"
  from jsonb_array_elements(p_reports) r,
    jsonb_to_recordset(r -> 'stages') as x(namespace text, "table" text)
  where not exists (
    select from dataset d
    where d.tenant_id = p_tenant and d.namespace = x.namespace and d.name = x."table")
  order by 2, 3
  on conflict do nothing;

  insert into table_schema (tenant_id, schema_key, columns)
  select distinct on (x.schema_key) p_tenant, x.schema_key, x.columns
  from jsonb_array_elements(p_reports) r,
    jsonb_to_recordset(r -> 'stages') as x(schema_key uuid, columns jsonb)
  where x.columns is not null
    and not exists (
      select from table_schema t where t.tenant_id = p_tenant and t.schema_key = x.schema_key)
  order by x.schema_key
  on conflict do nothing;

  insert into job_table (tenant_id, job_key, dataset_key)
  select distinct p_tenant, j.job_key, d.dataset_key
  from jsonb_array_elements(p_reports) r
    join job j on j.tenant_id = p_tenant and j.job_id = r ->> 'job',
    jsonb_to_recordset(r -> 'stages') as x(namespace text, "table" text, loaded bigint)
    join dataset d on d.tenant_id = p_tenant and d.namespace = x.namespace and d.name = x."table"
  where x.loaded is not null
    and not exists (
      select from job_table t where t.job_key = j.job_key and t.dataset_key = d.dataset_key)
  order by 2, 3
  on conflict do nothing;
end
$$;
