-- Records reports of one tenant in one round trip: merges each into its run, attempt and stages,
-- adds a line to the run's life cycle, and keeps the sums per job and day.
--
-- p_reports: array of {job, run_key, run_id, attempt, kind, at, digest, max_attempts, scheduled_at,
--   run_type, correlation_id, trace_id, parent_run_id, continuous, zone_assumed, clock_ahead, decisive,
--   error_category, error_code, error_message, http_status, extracted, loaded,
--   stages: [{phase, namespace, table, extracted, loaded, row_count, null_counts, schema_key, columns}]};
--   what is absent is left out.
-- Returns one row for each report: index (from 1), whether it was new, and, where it ended its run for
--   the first time, how; and the rows by table that came on top of what was known to be loaded.
--
-- Locks are taken in the same order everywhere (runs by key, then their tries and stages, last the
-- days by job and day), so that calls side by side do not block each other for ever. Where two may
-- after all, the loser is told so (40P01) and tries again.

-- The key of a job, which gets one when it is first heard of.
create or replace function job_of(p_tenant text, p_job_id text)
  returns bigint language plpgsql as $$
declare
  v_key bigint;
begin
  loop
    select j.job_key into v_key from job j where j.tenant_id = p_tenant and j.job_id = p_job_id;
    exit when found;
    insert into job (tenant_id, job_id) values (p_tenant, p_job_id) on conflict do nothing;
  end loop;
  return v_key;
end
$$;

-- A repeatable migration may change what is returned; "create or replace" alone may not.
drop function if exists record_reports(text, jsonb);

create function record_reports(p_tenant text, p_reports jsonb)
  returns table (
    index bigint, is_new boolean, first_end run_status, duration_ms bigint, error_category text,
    loaded jsonb)
  language plpgsql as $$
#variable_conflict use_column
declare
  r record;
  o run;
  n run;
  v_job_key bigint;
  v_try_rank smallint;
  v_try_status run_status;
  v_rank smallint;
  v_status run_status;
  v_end_wins boolean;
  v_extracted bigint;
  v_loaded bigint;
  v_days job_day[] := '{}';
begin
  if jsonb_array_length(p_reports) > 1 then
    perform make_names(p_tenant, p_reports);
  end if;

  for r in
    select * from rows from (jsonb_to_recordset(p_reports) as (
      job text, run_key uuid, run_id uuid, attempt integer, kind report_kind, at timestamptz,
      digest bigint, max_attempts integer, scheduled_at timestamptz, run_type run_type,
      correlation_id text, trace_id text, parent_run_id uuid, continuous boolean,
      zone_assumed boolean, clock_ahead boolean, decisive boolean, error_category text,
      error_code text, error_message text, http_status integer, extracted bigint, loaded bigint,
      stages jsonb)) with ordinality as x(
      job, run_key, run_id, attempt, kind, at, digest, max_attempts, scheduled_at, run_type,
      correlation_id, trace_id, parent_run_id, continuous, zone_assumed, clock_ahead, decisive,
      error_category, error_code, error_message, http_status, extracted, loaded, stages, ordinal)
    order by run_key, at, ordinal
  loop
    index := r.ordinal;
    is_new := false;
    first_end := null;
    duration_ms := null;
    error_category := null;
    loaded := '{}';

    insert into life_cycle (tenant_id, run_key, at, kind, attempt, digest)
    values (p_tenant, r.run_key, r.at, r.kind, r.attempt, r.digest)
    on conflict do nothing;
    if not found then
      return next;
      continue;
    end if;
    is_new := true;

    v_job_key := job_of(p_tenant, r.job);
    if r.continuous then
      update job j set continuous = true where j.job_key = v_job_key and not j.continuous;
    end if;

    -- What the report means for the try, and for the run: a failed try is not its end.
    v_try_rank := case
      when r.kind not in ('attempt_failed', 'succeeded', 'skipped', 'failed') then null
      when r.decisive then 2 else 1 end;
    v_try_status := case r.kind
      when 'queued' then 'queued' when 'succeeded' then 'success' when 'skipped' then 'skipped'
      when 'failed' then 'failed' when 'attempt_failed' then 'failed' else 'running' end;
    v_rank := case when r.kind = 'attempt_failed' then null else v_try_rank end;
    v_status := case when r.kind = 'attempt_failed' then 'running' else v_try_status end;

    insert into run as u (
      tenant_id, run_key, run_id, run_id_attempt, job_key, job_named_at, status, run_type, first_at,
      last_at, scheduled_at, start_at, end_rank, end_at, end_digest, attempt_count, max_attempts,
      error_category, error_code, error_message, http_status,
      extracted_total, extracted_total_at, loaded_total, loaded_total_at,
      records_extracted, records_loaded, correlation_id, trace_id, parent_run_id, clock_ahead,
      zone_assumed)
    values (
      p_tenant, r.run_key, r.run_id, r.attempt, v_job_key, r.at, v_status, r.run_type, r.at,
      r.at, r.scheduled_at, case when r.kind = 'started' then r.at end,
      v_rank, case when v_rank is not null then r.at end, case when v_rank is not null then r.digest end,
      r.attempt, r.max_attempts,
      case when v_rank is not null then r.error_category end,
      case when v_rank is not null then r.error_code end,
      case when v_rank is not null then r.error_message end,
      case when v_rank is not null then r.http_status end,
      r.extracted, case when r.extracted is not null then r.at end,
      r.loaded, case when r.loaded is not null then r.at end,
      r.extracted, r.loaded, r.correlation_id, r.trace_id, r.parent_run_id,
      coalesce(r.clock_ahead, false), coalesce(r.zone_assumed, false))
    on conflict do nothing
    returning * into n;

    if n.run_key is not null then
      o := null;
    else
      select * into o from run u where u.tenant_id = p_tenant and u.run_key = r.run_key for update;
    end if;

    perform merge_attempt(
      p_tenant, r.run_key, r.attempt, r.run_id, r.kind = 'started', v_try_status, v_try_rank,
      r.at, r.digest, r.error_category, r.error_code, r.error_message, r.http_status);

    v_extracted := null;
    v_loaded := null;
    if r.stages is not null then
      loaded := merge_stages(p_tenant, v_job_key, r.run_key, r.attempt, r.at, r.stages);
      select coalesce(sum(s.records_extracted) filter (where s.phase = 'extract'), sum(s.records_extracted)),
             coalesce(sum(s.records_loaded) filter (where s.phase = 'load'), sum(s.records_loaded))
      into v_extracted, v_loaded
      from stage s where s.tenant_id = p_tenant and s.run_key = r.run_key;
    end if;

    if o.run_key is not null then
      v_end_wins := end_stands(
        v_rank, r.at, v_status, r.digest, o.end_rank, o.end_at, o.status, o.end_digest);
      n := o;
      if v_job_key <> o.job_key and (r.at < o.job_named_at
          or (r.at = o.job_named_at
            and r.job collate "C" < (select j.job_id from job j where j.job_key = o.job_key) collate "C")) then
        n.job_key := v_job_key;
      end if;
      n.job_named_at := least(o.job_named_at, r.at);
      if (r.attempt, r.run_id) < (o.run_id_attempt, o.run_id) then
        n.run_id := r.run_id;
        n.run_id_attempt := r.attempt;
      end if;
      if v_end_wins then
        n.status := v_status;
        n.end_rank := v_rank;
        n.end_at := r.at;
        n.end_digest := r.digest;
        n.error_category := r.error_category;
        n.error_code := r.error_code;
        n.error_message := r.error_message;
        n.http_status := r.http_status;
      elsif o.end_rank is null then
        n.status := greatest(o.status, v_status);
      end if;
      if stands(case when r.extracted is not null then r.at end, r.extracted,
                o.extracted_total_at, o.extracted_total) then
        n.extracted_total := r.extracted;
        n.extracted_total_at := r.at;
      end if;
      if stands(case when r.loaded is not null then r.at end, r.loaded,
                o.loaded_total_at, o.loaded_total) then
        n.loaded_total := r.loaded;
        n.loaded_total_at := r.at;
      end if;
      n.records_extracted := coalesce(n.extracted_total, v_extracted, o.records_extracted);
      n.records_loaded := coalesce(n.loaded_total, v_loaded, o.records_loaded);

      update run u set
        run_id = n.run_id, run_id_attempt = n.run_id_attempt, job_key = n.job_key,
        job_named_at = n.job_named_at, status = n.status,
        run_type = greatest(o.run_type, r.run_type),
        first_at = least(o.first_at, r.at), last_at = greatest(o.last_at, r.at),
        scheduled_at = least(o.scheduled_at, r.scheduled_at),
        start_at = case when r.kind = 'started' then least(o.start_at, r.at) else o.start_at end,
        end_rank = n.end_rank, end_at = n.end_at, end_digest = n.end_digest,
        attempt_count = greatest(o.attempt_count, r.attempt),
        max_attempts = greatest(o.max_attempts, r.max_attempts),
        error_category = n.error_category, error_code = n.error_code,
        error_message = n.error_message, http_status = n.http_status,
        extracted_total = n.extracted_total, extracted_total_at = n.extracted_total_at,
        loaded_total = n.loaded_total, loaded_total_at = n.loaded_total_at,
        records_extracted = n.records_extracted, records_loaded = n.records_loaded,
        correlation_id = least(o.correlation_id, r.correlation_id),
        trace_id = least(o.trace_id, r.trace_id),
        parent_run_id = least(o.parent_run_id, r.parent_run_id),
        clock_ahead = o.clock_ahead or coalesce(r.clock_ahead, false),
        zone_assumed = o.zone_assumed or coalesce(r.zone_assumed, false)
      where u.tenant_id = p_tenant and u.run_key = r.run_key
      returning * into n;
    elsif coalesce(v_extracted, v_loaded) is not null then
      update run u set
        records_extracted = coalesce(u.extracted_total, v_extracted),
        records_loaded = coalesce(u.loaded_total, v_loaded)
      where u.tenant_id = p_tenant and u.run_key = r.run_key
      returning * into n;
    end if;

    if n.end_rank is not null and o.end_rank is null then
      first_end := n.status;
      duration_ms := n.duration_ms;
      error_category := n.error_category;
    end if;
    if n.end_rank is not null then
      v_days := v_days || day_changes(o, n);
    end if;
    return next;
  end loop;

  if cardinality(v_days) > 0 then
    insert into job_day as d (
      tenant_id, job_key, day, succeeded, failed, skipped, timed_runs, duration_ms, counted_runs,
      records_loaded)
    select c.tenant_id, c.job_key, c.day, sum(c.succeeded), sum(c.failed), sum(c.skipped),
      sum(c.timed_runs), sum(c.duration_ms), sum(c.counted_runs), sum(c.records_loaded)
    from unnest(v_days) c
    group by c.tenant_id, c.job_key, c.day
    order by c.job_key, c.day
    on conflict (job_key, day) do update set
      succeeded = d.succeeded + excluded.succeeded,
      failed = d.failed + excluded.failed,
      skipped = d.skipped + excluded.skipped,
      timed_runs = d.timed_runs + excluded.timed_runs,
      duration_ms = d.duration_ms + excluded.duration_ms,
      counted_runs = d.counted_runs + excluded.counted_runs,
      records_loaded = d.records_loaded + excluded.records_loaded;
  end if;
end
$$;
