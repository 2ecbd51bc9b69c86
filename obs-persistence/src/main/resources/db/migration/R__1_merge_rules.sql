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

-- Makes the tables and the schemas that reports name where they are not known yet. It is done for all
-- reports of a call at once and in order, because calls side by side would otherwise wait for each
-- other's new rows in a circle.
create or replace function make_tables(p_tenant text, p_reports jsonb)
  returns void language plpgsql as $$
begin
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
      select from table_schema t
      where t.tenant_id = p_tenant and t.schema_key = x.schema_key)
  order by x.schema_key
  on conflict do nothing;

  insert into job_table (tenant_id, job_key, dataset_key)
  select distinct p_tenant, j.job_key, d.dataset_key
  from jsonb_array_elements(p_reports) r
  join job j on j.tenant_id = p_tenant and j.job_id = r ->> 'job',
    jsonb_to_recordset(r -> 'stages') as x(namespace text, "table" text, loaded bigint)
  join dataset d
    on d.tenant_id = p_tenant and d.namespace = x.namespace and d.name = x."table"
  where x.loaded is not null
    and not exists (
      select from job_table t where t.job_key = j.job_key and t.dataset_key = d.dataset_key)
  order by 2, 3
  on conflict do nothing;
end
$$;

-- Merges what one report says of the tables. Returns, by table, the rows that came on top of what
-- was known to be loaded; {} when there are none.
create or replace function merge_stages(
    p_tenant text, p_run_key uuid, p_attempt integer, p_at timestamptz, p_stages jsonb)
  returns jsonb language plpgsql as $$
declare
  v_added jsonb;
begin
  with reported as (
    select distinct on (x.phase, d.dataset_key) d.dataset_key, d.name, x.*
    from jsonb_to_recordset(p_stages) as x(
      phase stage_phase, namespace text, "table" text, extracted bigint, loaded bigint,
      row_count bigint, null_counts jsonb, schema_key uuid)
    join dataset d
      on d.tenant_id = p_tenant and d.namespace = x.namespace and d.name = x."table"
    order by x.phase, d.dataset_key
  ), known as (
    select s.phase, s.dataset_key, s.records_loaded
    from stage s
    where s.tenant_id = p_tenant and s.run_key = p_run_key
  ), merged as (
    insert into stage as s (
      tenant_id, run_key, phase, dataset_key, attempt, at,
      records_extracted, records_extracted_at, records_loaded, records_loaded_at,
      row_count, null_counts, counted_at, schema_key, schema_at)
    select p_tenant, p_run_key, x.phase, x.dataset_key, p_attempt, p_at,
      x.extracted, case when x.extracted is not null then p_at end,
      x.loaded, case when x.loaded is not null then p_at end,
      x.row_count, x.null_counts,
      case when x.row_count is not null or x.null_counts is not null then p_at end,
      x.schema_key, case when x.schema_key is not null then p_at end
    from reported x
    on conflict (tenant_id, run_key, phase, dataset_key) do update set
      attempt = greatest(s.attempt, excluded.attempt),
      at = greatest(s.at, excluded.at),
      (records_extracted, records_extracted_at) = (
        select case when stands(excluded.records_extracted_at, excluded.records_extracted,
                                s.records_extracted_at, s.records_extracted)
          then excluded.records_extracted else s.records_extracted end,
          greatest(s.records_extracted_at, excluded.records_extracted_at)),
      (records_loaded, records_loaded_at) = (
        select case when stands(excluded.records_loaded_at, excluded.records_loaded,
                                s.records_loaded_at, s.records_loaded)
          then excluded.records_loaded else s.records_loaded end,
          greatest(s.records_loaded_at, excluded.records_loaded_at)),
      (row_count, null_counts, counted_at) = (
        select case when n then excluded.row_count else s.row_count end,
          case when n then excluded.null_counts else s.null_counts end,
          greatest(s.counted_at, excluded.counted_at)
        from (select excluded.counted_at is not null and (s.counted_at is null
          or (excluded.counted_at, coalesce(excluded.row_count, -1), coalesce(excluded.null_counts, '{}'))
           > (s.counted_at, coalesce(s.row_count, -1), coalesce(s.null_counts, '{}')))) as c(n)),
      (schema_key, schema_at) = (
        select case when excluded.schema_at is not null and (s.schema_at is null
            or (excluded.schema_at, excluded.schema_key) > (s.schema_at, s.schema_key))
          then excluded.schema_key else s.schema_key end,
          greatest(s.schema_at, excluded.schema_at))
    returning s.phase, s.dataset_key, s.records_loaded
  )
  select jsonb_object_agg(name, rows) into v_added
  from (
    select x.name, sum(m.records_loaded - coalesce(k.records_loaded, 0)) as rows
    from merged m
    join reported x using (phase, dataset_key)
    left join known k using (phase, dataset_key)
    where m.records_loaded > coalesce(k.records_loaded, 0)
    group by x.name
  ) added;
  return coalesce(v_added, '{}');
end
$$;

-- Merges what one report says of one try of the run.
create or replace function merge_attempt(
    p_tenant text, p_run_key uuid, p_attempt integer, p_run_id uuid, p_kind report_kind,
    p_status run_status, p_rank smallint, p_at timestamptz, p_digest bigint,
    p_category text, p_code text, p_message text, p_http_status integer)
  returns void language sql as $$
  insert into attempt as a (
    tenant_id, run_key, attempt, run_id, status, start_at, end_rank, end_at, end_digest,
    error_category, error_code, error_message, http_status)
  values (
    p_tenant, p_run_key, p_attempt, p_run_id, p_status, case when p_kind = 'started' then p_at end,
    p_rank, case when p_rank is not null then p_at end, case when p_rank is not null then p_digest end,
    p_category, p_code, p_message, p_http_status)
  on conflict (tenant_id, run_key, attempt) do update set
    run_id = least(a.run_id, excluded.run_id),
    start_at = least(a.start_at, excluded.start_at),
    (status, end_rank, end_at, end_digest, error_category, error_code, error_message, http_status) = (
      select
        case when n then excluded.status
          when a.end_rank is null then greatest(a.status, excluded.status) else a.status end,
        case when n then excluded.end_rank else a.end_rank end,
        case when n then excluded.end_at else a.end_at end,
        case when n then excluded.end_digest else a.end_digest end,
        case when n then excluded.error_category else a.error_category end,
        case when n then excluded.error_code else a.error_code end,
        case when n then excluded.error_message else a.error_message end,
        case when n then excluded.http_status else a.http_status end
      from (select end_stands(
        excluded.end_rank, excluded.end_at, excluded.status, excluded.end_digest,
        a.end_rank, a.end_at, a.status, a.end_digest)) as e(n))
  -- A heartbeat of a running attempt changes nothing: no dead row for it.
  where p_rank is not null or p_kind = 'started' or excluded.status > a.status
    or excluded.run_id < a.run_id
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
