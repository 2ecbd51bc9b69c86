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

-- Gives keys, in order, to all jobs, tables and schemas that the reports are the first to name.
create or replace function make_names(p_tenant text, p_reports reported[], p_stages reported_stage[])
  returns void language plpgsql as $$
begin
  insert into job (tenant_id, job_id)
  select distinct p_tenant, x.job from unnest(p_reports) x
  where (select j.job_key from job j where j.tenant_id = p_tenant and j.job_id = x.job) is null
  order by 2
  on conflict do nothing;

  insert into dataset (tenant_id, namespace, name)
  select distinct p_tenant, s.namespace, s."table" from unnest(p_stages) s
  where (
    select d.dataset_key from dataset d
    where d.tenant_id = p_tenant and d.namespace = s.namespace and d.name = s."table") is null
  order by 2, 3
  on conflict do nothing;

  insert into table_schema (tenant_id, schema_key, columns)
  select distinct on (s.schema_key) p_tenant, s.schema_key, s.columns from unnest(p_stages) s
  where s.schema_key is not null
    and (
      select t.schema_key from table_schema t
      where t.tenant_id = p_tenant and t.schema_key = s.schema_key) is null
  order by s.schema_key
  on conflict do nothing;

  insert into job_table (tenant_id, job_key, dataset_key)
  select distinct p_tenant, k.job, k.dataset
  from unnest(p_stages) s
    join unnest(p_reports) x on x.ordinal = s.ordinal,
    lateral (select
      (select j.job_key from job j where j.tenant_id = p_tenant and j.job_id = x.job) as job,
      (select d.dataset_key from dataset d
        where d.tenant_id = p_tenant and d.namespace = s.namespace and d.name = s."table") as dataset
      offset 0) k
  where s.loaded is not null
    and (
      select l.job_key from job_table l
      where l.job_key = k.job and l.dataset_key = k.dataset) is null
  order by 2, 3
  on conflict do nothing;
end
$$;

-- Adds ended runs to the sums of their days; days whose sums stay as they are are not touched.
create or replace function count_days(p_tenant text, p_runs counted_run[])
  returns void language sql as $$
  insert into job_day as d (
    tenant_id, job_key, day, succeeded, failed, skipped, timed_runs, duration_ms, counted_runs,
    records_loaded)
  select p_tenant, c.job_key, (c.end_at at time zone 'UTC')::date as day,
    coalesce(sum(c.sign) filter (where c.status = 'success'), 0),
    coalesce(sum(c.sign) filter (where c.status = 'failed'), 0),
    coalesce(sum(c.sign) filter (where c.status = 'skipped'), 0),
    coalesce(sum(c.sign) filter (where c.duration_ms is not null), 0),
    coalesce(sum(c.sign * c.duration_ms), 0),
    coalesce(sum(c.sign) filter (where c.records_loaded is not null), 0),
    coalesce(sum(c.sign * c.records_loaded), 0)
  from unnest(p_runs) c
  group by c.job_key, day
  order by c.job_key, day
  on conflict (job_key, day) do update set
    succeeded = d.succeeded + excluded.succeeded,
    failed = d.failed + excluded.failed,
    skipped = d.skipped + excluded.skipped,
    timed_runs = d.timed_runs + excluded.timed_runs,
    duration_ms = d.duration_ms + excluded.duration_ms,
    counted_runs = d.counted_runs + excluded.counted_runs,
    records_loaded = d.records_loaded + excluded.records_loaded
  where (excluded.succeeded, excluded.failed, excluded.skipped, excluded.timed_runs,
      excluded.duration_ms, excluded.counted_runs, excluded.records_loaded) <> (0, 0, 0, 0, 0, 0, 0)
$$;
