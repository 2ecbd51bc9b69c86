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

-- How many jobs, or tables, the tenant may still get. Near the end one call after the other finds out, and
-- holds the place until its commit, so that calls side by side do not make more than that together. Names
-- never go, so who has all of them waits for nobody.
create or replace function room_for_names(p_tenant text, p_kind text, p_most integer)
  returns integer language plpgsql as $$
declare
  v_room integer;
begin
  for v_look in 1..2 loop
    if p_kind = 'jobs' then
      v_room := p_most - (
        select count(*) from (select from job j where j.tenant_id = p_tenant limit p_most) known);
    else
      v_room := p_most - (
        select count(*) from (select from dataset d where d.tenant_id = p_tenant limit p_most) known);
    end if;
    exit when v_room <= 0 or v_room > 1000;
    perform pg_advisory_xact_lock(hashtextextended('names of ' || p_tenant, 0));
  end loop;
  return greatest(v_room, 0);
end
$$;

-- The ordinals of reports that name a new job, or table, where the tenant has all that it may have. Of
-- those that come together the first get what is left.
create or replace function beyond_limits(
    p_tenant text, p_reports reported[], p_stages reported_stage[], p_most_jobs integer,
    p_most_tables integer, out v_jobs integer[], out v_tables integer[])
  language plpgsql as $$
begin
  with fresh as (
    select s.namespace, s."table",
      row_number() over (order by min(s.ordinal), s.namespace, s."table") as place
    from unnest(p_stages) s
    where (
      select d.dataset_key from dataset d
      where d.tenant_id = p_tenant and d.namespace = s.namespace and d.name = s."table") is null
    group by s.namespace, s."table")
  select coalesce(array_agg(distinct s.ordinal), '{}') into v_tables
  from (
    select * from fresh
    where place > (select room_for_names(p_tenant, 'tables', p_most_tables))) f
    join unnest(p_stages) s on s.namespace = f.namespace and s."table" = f."table";

  with fresh as (
    select x.job, row_number() over (order by min(x.ordinal), x.job) as place
    from unnest(p_reports) x
    where x.ordinal <> all(v_tables)
      and (select j.job_key from job j where j.tenant_id = p_tenant and j.job_id = x.job) is null
    group by x.job)
  select coalesce(array_agg(distinct x.ordinal), '{}') into v_jobs
  from (
    select * from fresh where place > (select room_for_names(p_tenant, 'jobs', p_most_jobs))) f
    join unnest(p_reports) x on x.job = f.job
  where x.ordinal <> all(v_tables);
end
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

-- Merges the stages of those reports; the caller holds the locks of their runs. Each group of numbers goes
-- by its own time. Returns, by report and table, the rows that came on top of what was known to be loaded.
create or replace function merge_stages(
    p_tenant text, p_reports reported[], p_stages reported_stage[])
  returns loaded_more[] language plpgsql as $$
declare
  v_loaded loaded_more[];
begin
  v_loaded := array(
    select row(m.ordinal, jsonb_object_agg(m."table", m.more))::loaded_more
    from (
      select s.ordinal, s."table", sum(s.loaded - coalesce(o.records_loaded, 0)) as more
      from unnest(p_stages) s
        join unnest(p_reports) x on x.ordinal = s.ordinal
        left join lateral (
          select o.records_loaded, o.records_loaded_at from stage o
          where o.tenant_id = p_tenant and o.run_key = x.run_key and o.phase = s.phase
            and o.dataset_key = (
              select d.dataset_key from dataset d
              where d.tenant_id = p_tenant and d.namespace = s.namespace and d.name = s."table")
          limit 1) o on true
      where s.loaded > coalesce(o.records_loaded, 0)
        and stands(x.at, s.loaded, o.records_loaded_at, o.records_loaded)
      group by s.ordinal, s."table") m
    group by m.ordinal);

  insert into stage as o (
    tenant_id, run_key, phase, dataset_key, attempt, at,
    records_extracted, records_extracted_at, records_loaded, records_loaded_at,
    row_count, null_counts, counted_at, schema_key, schema_at, assertions, asserted_at,
    origin)
  select
    p_tenant, x.run_key, s.phase,
    (select d.dataset_key from dataset d
      where d.tenant_id = p_tenant and d.namespace = s.namespace and d.name = s."table"),
    x.attempt, x.at,
    s.extracted, case when s.extracted is not null then x.at end,
    s.loaded, case when s.loaded is not null then x.at end,
    s.row_count, s.null_counts,
    case when s.row_count is not null or s.null_counts is not null then x.at end,
    s.schema_key, case when s.schema_key is not null then x.at end,
    s.assertions, case when s.assertions is not null then x.at end,
    s.origin
  from unnest(p_stages) s
    join unnest(p_reports) x on x.ordinal = s.ordinal
  on conflict (tenant_id, run_key, phase, dataset_key) do update set
    (attempt, at, records_extracted, records_extracted_at, records_loaded, records_loaded_at,
      row_count, null_counts, counted_at, schema_key, schema_at, assertions, asserted_at,
      origin) = (
      select
        greatest(o.attempt, excluded.attempt), greatest(o.at, excluded.at),
        case when w.extracted then excluded.records_extracted else o.records_extracted end,
        case when w.extracted then excluded.at else o.records_extracted_at end,
        case when w.loaded then excluded.records_loaded else o.records_loaded end,
        case when w.loaded then excluded.at else o.records_loaded_at end,
        case when w.counted then excluded.row_count else o.row_count end,
        case when w.counted then excluded.null_counts else o.null_counts end,
        case when w.counted then excluded.at else o.counted_at end,
        case when w.described then excluded.schema_key else o.schema_key end,
        case when w.described then excluded.at else o.schema_at end,
        case when w.asserted then excluded.assertions else o.assertions end,
        case when w.asserted then excluded.at else o.asserted_at end,
        case when w.counted then excluded.origin else o.origin end
      from (select
        stands(excluded.records_extracted_at, excluded.records_extracted,
          o.records_extracted_at, o.records_extracted) as extracted,
        stands(excluded.records_loaded_at, excluded.records_loaded,
          o.records_loaded_at, o.records_loaded) as loaded,
        excluded.counted_at is not null and (o.counted_at is null
          or (excluded.counted_at, coalesce(excluded.row_count, -1), coalesce(excluded.null_counts, '{}'),
              coalesce(excluded.origin, ''))
            > (o.counted_at, coalesce(o.row_count, -1), coalesce(o.null_counts, '{}'),
              coalesce(o.origin, ''))) as counted,
        excluded.schema_at is not null and (o.schema_at is null
          or (excluded.schema_at, excluded.schema_key) > (o.schema_at, o.schema_key)) as described,
        excluded.asserted_at is not null and (o.asserted_at is null
          or (excluded.asserted_at, excluded.assertions) > (o.asserted_at, o.assertions)) as asserted) w);
  return v_loaded;
end
$$;
