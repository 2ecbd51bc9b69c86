-- Records reports of one tenant in one round trip: merges each into its run, try and stages, adds a
-- line to the run's life cycle, and keeps the sums per job and day.
--
-- Works on sets: one statement for all reports of a call costs little more than for one of them. What a
-- transaction costs before its first row is most of what there is to save (RATIONALE.md), so names are
-- looked up where they are used, and whatever can be derived from a report alone comes with it.
--
-- All look-ups are sub-selects that cannot be turned into joins: a plan that was made while a table was
-- empty would join by reading all rows of the tenant, and go on so while the table grows.

-- A repeatable migration may change what is taken and returned; "create or replace" alone may not.
set local client_min_messages = warning;
drop function if exists record_reports(text, jsonb);
drop function if exists record_reports(text, jsonb, jsonb);
drop function if exists record_reports(text, jsonb, jsonb, integer, integer);
drop function if exists record_reports(text, jsonb, jsonb, integer, integer, boolean);

-- p_reports: array of the fields of reported, p_stages: array of those of reported_stage; what is absent is
--   left out. Reports come sorted by run_key, none twice.
-- p_most_jobs, p_most_tables: how many the tenant may have; reports that would make more are left out.
-- p_judged: whether runs that there is something new to judge of are to be judged.
-- Returns one row for each report, in any order: ordinal, whether it was new, and, where it ended its run
--   for the first time, how; the rows by table that came on top of what was known to be loaded; and for
--   one that was left out the limit that it met, jobs or tables.
--
-- Locks are taken in the same order everywhere (names, life cycle, runs by key, their stages and
-- tries, last the days by job and day), so that calls side by side do not block each other for ever.
-- Where two may after all, the loser is told so (40P01) and tries again.
create function record_reports(
    p_tenant text, p_reports jsonb, p_stages jsonb, p_most_jobs integer default 2147483647,
    p_most_tables integer default 2147483647, p_judged boolean default false)
  returns table (
    ordinal integer, is_new boolean, first_end run_status, duration_ms bigint, error_category text,
    loaded jsonb, refused text)
  language plpgsql as $$
#variable_conflict use_column
declare
  v_all reported[] := array(select x from jsonb_populate_recordset(null::reported, p_reports) x);
  v_stages reported_stage[] :=
    array(select s from jsonb_populate_recordset(null::reported_stage, p_stages) s);
  v_unknown boolean;
  v_beyond_jobs integer[] := '{}';
  v_beyond_tables integer[] := '{}';
  v_new bigint[];
  v_now reported[];
  v_rounds integer;
  v_fresh uuid[];
  v_found integer;
  v_counted counted_run[] := '{}';
  v_more counted_run[];
  v_loaded loaded_more[] := '{}';
begin
  -- From here to the end of the transaction the policies show and take rows of this tenant only.
  perform set_config('obs.tenant', p_tenant, true);

  v_unknown := exists (
    select from unnest(v_all) x
    where (select j.job_key from job j where j.tenant_id = p_tenant and j.job_id = x.job) is null);
  if not v_unknown and cardinality(v_stages) > 0 then
    v_unknown := exists (
      select from unnest(v_stages) s
        join unnest(v_all) x on x.ordinal = s.ordinal,
        lateral (select
          (select j.job_key from job j where j.tenant_id = p_tenant and j.job_id = x.job) as job,
          (select d.dataset_key from dataset d
            where d.tenant_id = p_tenant and d.namespace = s.namespace and d.name = s."table") as dataset
          offset 0) k
      where k.dataset is null
        or (s.schema_key is not null and (
          select t.schema_key from table_schema t
          where t.tenant_id = p_tenant and t.schema_key = s.schema_key) is null)
        or (s.loaded is not null and (
          select l.job_key from job_table l
          where l.job_key = k.job and l.dataset_key = k.dataset) is null));
  end if;
  if v_unknown then
    select b.v_jobs, b.v_tables into v_beyond_jobs, v_beyond_tables
    from beyond_limits(p_tenant, v_all, v_stages, p_most_jobs, p_most_tables) b;
    if cardinality(v_beyond_jobs) + cardinality(v_beyond_tables) > 0 then
      v_all := array(
        select x from unnest(v_all) x where x.ordinal <> all(v_beyond_jobs || v_beyond_tables));
      v_stages := array(
        select s from unnest(v_stages) s where s.ordinal <> all(v_beyond_jobs || v_beyond_tables));
    end if;
    perform make_names(p_tenant, v_all, v_stages);
  end if;

  -- New are the reports that add a line to the life cycle of their run. Within a call the digest tells
  -- one from the other.
  with added as (
    insert into life_cycle (tenant_id, run_key, at, kind, attempt, digest)
    select p_tenant, x.run_key, x.at, x.kind, x.attempt, x.digest from unnest(v_all) x
    on conflict do nothing
    returning digest)
  select array_agg(a.digest) into v_new from added a;

  select max(x.round) into v_rounds from unnest(v_all) x where x.digest = any(v_new);
  for v_round in 1..coalesce(v_rounds, 0) loop
    v_now := array(
      select x from unnest(v_all) x where x.round = v_round and x.digest = any(v_new));

    -- Runs that nobody has heard of are stored as the report has them.
    with fresh as (
      insert into run (
        tenant_id, run_key, run_id, run_id_attempt, job_key, job_named_at, status, run_type, first_at,
        last_at, scheduled_at, start_at, end_rank, end_at, end_digest, attempt_count, max_attempts,
        error_category, error_code, error_message, http_status,
        extracted_total, extracted_total_at, loaded_total, loaded_total_at,
        records_extracted, records_loaded, correlation_id, trace_id, parent_run_id, clock_ahead,
        zone_assumed, start_heard_at, heard_at)
      select
        p_tenant, x.run_key, x.run_id, x.attempt,
        (select j.job_key from job j where j.tenant_id = p_tenant and j.job_id = x.job),
        x.at, x.status, x.run_type, x.at,
        x.at, x.scheduled_at, x.started_at, x.rank, case when x.rank is not null then x.at end,
        case when x.rank is not null then x.digest end, x.attempt, x.max_attempts,
        case when x.rank is not null then x.error_category end,
        case when x.rank is not null then x.error_code end,
        case when x.rank is not null then x.error_message end,
        case when x.rank is not null then x.http_status end,
        x.extracted, case when x.extracted is not null then x.at end,
        x.loaded, case when x.loaded is not null then x.at end,
        coalesce(x.extracted, x.stages_extracted), coalesce(x.loaded, x.stages_loaded),
        x.correlation_id, x.trace_id, x.parent_run_id, x.clock_ahead, x.zone_assumed,
        case when x.kind <> 'queued' then now() end, now()
      from unnest(v_now) x
      on conflict do nothing
      returning run_key, job_key, end_at, status, duration_ms, records_loaded, error_category)
    select array_agg(f.run_key),
      array_agg(row(x.ordinal, 1, f.job_key, f.end_at, f.status, f.duration_ms, f.records_loaded,
        f.error_category)::counted_run) filter (where f.end_at is not null)
    into v_fresh, v_more
    from fresh f join unnest(v_now) x on x.run_key = f.run_key;
    v_counted := v_counted || v_more;

    -- The others are locked before anything that belongs to them is read. One that retention has removed
    -- since the insert found it would be lost: then all is done again.
    if coalesce(cardinality(v_fresh), 0) < cardinality(v_now) then
      perform from unnest(v_now) x
        cross join lateral (
          select from run u where u.tenant_id = p_tenant and u.run_key = x.run_key for update) u;
      get diagnostics v_found = row_count;
      if v_found < cardinality(v_now) then
        raise exception 'a run was removed meanwhile' using errcode = 'serialization_failure';
      end if;
    end if;

    if cardinality(v_stages) > 0 then
      v_loaded := v_loaded || merge_stages(p_tenant, v_now, v_stages);
    end if;

    -- Runs that were there take from the report what stands against what they have. o is u before.
    if coalesce(cardinality(v_fresh), 0) < cardinality(v_now) then
      with changed as (
        update run u set
          run_id = case when w.first_try then x.run_id else o.run_id end,
          run_id_attempt = case when w.first_try then x.attempt else o.run_id_attempt end,
          job_key = case when w.names_job then w.job_key else o.job_key end,
          job_named_at = least(o.job_named_at, x.at),
          status = case
            when w.ends then x.status
            when o.end_rank is null then greatest(o.status, x.status)
            else o.status end,
          run_type = greatest(o.run_type, x.run_type),
          first_at = least(o.first_at, x.at),
          last_at = greatest(o.last_at, x.at),
          scheduled_at = least(o.scheduled_at, x.scheduled_at),
          start_at = least(o.start_at, x.started_at),
          end_rank = case when w.ends then x.rank else o.end_rank end,
          end_at = case when w.ends then x.at else o.end_at end,
          end_digest = case when w.ends then x.digest else o.end_digest end,
          attempt_count = greatest(o.attempt_count, x.attempt),
          max_attempts = greatest(o.max_attempts, x.max_attempts),
          error_category = case when w.ends then x.error_category else o.error_category end,
          error_code = case when w.ends then x.error_code else o.error_code end,
          error_message = case when w.ends then x.error_message else o.error_message end,
          http_status = case when w.ends then x.http_status else o.http_status end,
          extracted_total = case when w.extracted then x.extracted else o.extracted_total end,
          extracted_total_at = case when w.extracted then x.at else o.extracted_total_at end,
          loaded_total = case when w.loaded then x.loaded else o.loaded_total end,
          loaded_total_at = case when w.loaded then x.at else o.loaded_total_at end,
          records_extracted = coalesce(
            case when w.extracted then x.extracted else o.extracted_total end,
            t.extracted, o.records_extracted),
          records_loaded = coalesce(
            case when w.loaded then x.loaded else o.loaded_total end, t.loaded, o.records_loaded),
          correlation_id = least(o.correlation_id, x.correlation_id),
          trace_id = least(o.trace_id, x.trace_id),
          parent_run_id = least(o.parent_run_id, x.parent_run_id),
          clock_ahead = o.clock_ahead or x.clock_ahead,
          zone_assumed = o.zone_assumed or x.zone_assumed,
          start_heard_at = coalesce(o.start_heard_at, case when x.kind <> 'queued' then now() end),
          heard_at = now()
        from unnest(v_now) x
          cross join lateral (
            select b.ctid as place, b.* from run b
            where b.tenant_id = p_tenant and b.run_key = x.run_key limit 1) o
          cross join lateral (
            select j.job_key from job j where j.tenant_id = p_tenant and j.job_id = x.job limit 1) j
          left join lateral (
            select
              coalesce(sum(s.records_extracted) filter (where s.phase = 'extract'),
                sum(s.records_extracted)) as extracted,
              coalesce(sum(s.records_loaded) filter (where s.phase = 'load'),
                sum(s.records_loaded)) as loaded
            from stage s
            where coalesce(x.stages_extracted, x.stages_loaded) is not null
              and s.tenant_id = p_tenant and s.run_key = o.run_key) t on true,
          lateral (select
            j.job_key as job_key,
            end_stands(
              x.rank, x.at, x.status, x.digest, o.end_rank, o.end_at, o.status, o.end_digest) as ends,
            (x.attempt, x.run_id) < (o.run_id_attempt, o.run_id) as first_try,
            j.job_key <> o.job_key and (x.at < o.job_named_at
              or (x.at = o.job_named_at and x.job collate "C"
                < (select n.job_id from job n where n.job_key = o.job_key) collate "C")) as names_job,
            stands(case when x.extracted is not null then x.at end, x.extracted,
              o.extracted_total_at, o.extracted_total) as extracted,
            stands(case when x.loaded is not null then x.at end, x.loaded,
              o.loaded_total_at, o.loaded_total) as loaded) w
        where u.ctid = o.place and x.run_key <> all(coalesce(v_fresh, '{}'))
        returning x.ordinal,
          row(x.ordinal, 1, u.job_key, u.end_at, u.status, u.duration_ms, u.records_loaded,
            u.error_category)::counted_run as new_run,
          row(x.ordinal, -1, o.job_key, o.end_at, o.status, o.duration_ms, o.records_loaded,
            null)::counted_run as old_run)
      select array_agg(c.new_run) || array_agg(c.old_run) filter (where (c.old_run).end_at is not null)
      into v_more
      from changed c where (c.new_run).end_at is not null;
      v_counted := v_counted || v_more;
    end if;

    -- The tries; what would change nothing leaves no dead row behind.
    insert into attempt as o (
      tenant_id, run_key, attempt, run_id, status, start_at, end_rank, end_at, end_digest,
      error_category, error_code, error_message, http_status)
    select
      p_tenant, x.run_key, x.attempt, x.run_id, x.try_status, x.started_at,
      x.try_rank, case when x.try_rank is not null then x.at end,
      case when x.try_rank is not null then x.digest end,
      x.error_category, x.error_code, x.error_message, x.http_status
    from unnest(v_now) x
    on conflict (tenant_id, run_key, attempt) do update set
      (run_id, start_at, status, end_rank, end_at, end_digest, error_category, error_code,
        error_message, http_status) = (
        select
          least(o.run_id, excluded.run_id), least(o.start_at, excluded.start_at),
          case
            when w.ends then excluded.status
            when o.end_rank is null then greatest(o.status, excluded.status)
            else o.status end,
          case when w.ends then excluded.end_rank else o.end_rank end,
          case when w.ends then excluded.end_at else o.end_at end,
          case when w.ends then excluded.end_digest else o.end_digest end,
          case when w.ends then excluded.error_category else o.error_category end,
          case when w.ends then excluded.error_code else o.error_code end,
          case when w.ends then excluded.error_message else o.error_message end,
          case when w.ends then excluded.http_status else o.http_status end
        from (select end_stands(
          excluded.end_rank, excluded.end_at, excluded.status, excluded.end_digest,
          o.end_rank, o.end_at, o.status, o.end_digest) as ends) w)
      where excluded.run_id < o.run_id
        or excluded.start_at < o.start_at or (excluded.start_at is not null and o.start_at is null)
        or (o.end_rank is null and (excluded.end_rank is not null or excluded.status > o.status))
        or end_stands(
          excluded.end_rank, excluded.end_at, excluded.status, excluded.end_digest,
          o.end_rank, o.end_at, o.status, o.end_digest);
  end loop;

  if exists (select from unnest(v_all) x where x.continuous) then
    update job j set continuous = true
    from unnest(v_all) x
    where x.continuous and j.tenant_id = p_tenant and j.job_id = x.job and not j.continuous;
  end if;

  if cardinality(v_counted) > 0 then
    perform count_days(p_tenant, v_counted);
  end if;

  -- The progress that was reported last stands; how long it has stood is by our clock.
  if exists (select from unnest(v_all) x where x.progress is not null) then
    insert into run_progress as o (tenant_id, run_key, token, token_at)
    select distinct on (x.run_key) p_tenant, x.run_key, x.progress, x.at
    from unnest(v_all) x
    where x.progress is not null and x.digest = any(v_new)
    order by x.run_key, x.at desc, x.progress collate "C" desc
    on conflict (tenant_id, run_key) do update set
      (token, token_at, since, beat_at) = (
        select
          case when w.stands then excluded.token else o.token end,
          greatest(o.token_at, excluded.token_at),
          case when w.stands and excluded.token <> o.token then now() else o.since end,
          now()
        from (select o.token_at < excluded.token_at or (o.token_at = excluded.token_at
          and o.token collate "C" < excluded.token collate "C") as stands) w);
  end if;

  -- Counted are all reports of runs that have ended. A start that comes after stages moves the run.
  if p_judged then
    insert into quality_due (tenant_id, run_key)
    select distinct p_tenant, x.run_key from unnest(v_all) x
    where x.digest = any(v_new)
      and (x.kind = 'stage' or x.ordinal in (select c.ordinal from unnest(v_counted) c)
        or (x.kind in ('queued', 'started') and (
          select s.run_key from stage s
          where s.tenant_id = p_tenant and s.run_key = x.run_key limit 1) is not null));
  end if;

  return query
  select x.ordinal, coalesce(x.digest = any(v_new), false), e.status, e.duration_ms,
    e.error_category, coalesce(l.rows_by_table, '{}'), null
  from unnest(v_all) x
    left join unnest(v_loaded) l on l.ordinal = x.ordinal
    left join unnest(v_counted) e on e.ordinal = x.ordinal and e.sign = 1
      and not exists (select from unnest(v_counted) b where b.ordinal = x.ordinal and b.sign = -1)
  union all
  select b.ordinal, false, null, null, null, '{}', 'jobs' from unnest(v_beyond_jobs) b (ordinal)
  union all
  select b.ordinal, false, null, null, null, '{}', 'tables' from unnest(v_beyond_tables) b (ordinal);
end
$$;
