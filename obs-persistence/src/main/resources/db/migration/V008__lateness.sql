-- What is late, stuck or lost: who looks, when, and what was found. All times are those of the database's clock,
-- which is the same for every node; only event times of reports are the worker's.

-- When the server first heard that the run runs or ran, and when it last heard of it; null before this version.
alter table run add column start_heard_at timestamptz, add column heard_at timestamptz;

-- What the heartbeats of a run show, where they say how far it is. The token of the latest heartbeat stands.
alter type reported add attribute progress text;
create table run_progress (
  tenant_id text not null,
  run_key uuid not null,
  token text not null,
  token_at timestamptz not null,
  -- When the token was first heard to be the one that it is, and when the last heartbeat came.
  since timestamptz not null default now(),
  beat_at timestamptz not null default now(),
  primary key (tenant_id, run_key)
) with (fillfactor = 70);

-- One row for each job: when it is to be looked at next, and what was found when it last was. A state like others
-- (metrics, lists) reads; who finds something writes it with the alarms in one transaction.
create table job_lateness (
  tenant_id text not null,
  job_key bigint not null,
  -- When the job was declared or first heard of, last resumed, or given another schedule.
  expected_since timestamptz not null default now(),
  -- Whether any run of it was ever heard of, since retention forgets the runs.
  ever_seen boolean not null default false,
  -- Whoever changes what the answer depends on sets this to '-infinity': at once.
  next_look_at timestamptz not null default '-infinity',
  looked_at timestamptz,
  -- Whether a report can change the answer; most jobs have neither schedule nor limits, and many reports.
  by_report boolean not null default true,
  -- False for paused and retired jobs; a pause that ends by itself makes it true again.
  watched boolean not null default true,
  -- The first point that has no run yet: when it is due, and until when its run must start. Both stay in the past
  -- while that run is missing. A deadline that has passed is one only when late_since says so: until then a start
  -- may have come that was not looked at yet (a second or two).
  awaited_due_at timestamptz,
  start_deadline_at timestamptz,
  -- Until when the first point whose run has not ended must be done; stays in the past likewise.
  finish_deadline_at timestamptz,
  -- Since when something about a point is late: its deadline that has passed first.
  late_since timestamptz,
  stuck_runs integer not null default 0,
  stuck_since timestamptz,
  -- Whether points were left out because the server could not see what happened.
  unseen boolean not null default false,
  -- Points up to this due time have been counted as on time, late or missed.
  decided_until timestamptz,
  primary key (job_key)
) with (fillfactor = 60, autovacuum_vacuum_scale_factor = 0.05);
create index job_lateness_next_look on job_lateness (next_look_at) include (tenant_id);

-- What a person should hear of, once: the key is that of the trouble, whoever finds it and how often. A run_key of
-- zeros stands for trouble that is not about one run.
create table lateness_alarm (
  tenant_id text not null,
  job_key bigint not null,
  kind text not null check (kind in ('late_start', 'never_seen', 'late_finish', 'stuck')),
  of_at timestamptz not null,
  run_key uuid not null default '00000000-0000-0000-0000-000000000000',
  raised_at timestamptz not null default now(),
  ended_at timestamptz,
  primary key (tenant_id, job_key, kind, of_at, run_key)
);
create index lateness_alarm_open on lateness_alarm (job_key) include (tenant_id) where ended_at is null;

-- The last sign of life of each server. Tenant '*' is the server itself, here and below.
create table server_beat (
  tenant_id text not null default '*',
  server_id uuid not null primary key,
  beat_at timestamptz not null default now()
);

-- When nothing could be heard: no server was there, or one refused reports.
create table blind_span (
  tenant_id text not null default '*',
  cause text not null check (cause in ('down', 'refused')),
  server_id uuid not null,
  start_at timestamptz not null,
  end_at timestamptz not null,
  primary key (cause, start_at, server_id)
);
create index blind_span_end on blind_span (end_at);

-- Which server does what only one may do. Whoever finds it over takes it.
create table lease (
  tenant_id text not null default '*',
  name text not null primary key,
  holder uuid not null,
  -- Grows with each holder.
  term bigint not null default 1,
  until_at timestamptz not null
);

-- Jobs that are known already start afresh: nobody wrote down when the server was away until now.
insert into job_lateness (tenant_id, job_key) select tenant_id, job_key from job;

-- Whoever makes or changes a job, by a report, a call or a file: its clocks and its next look go with it.
create function watch_job() returns trigger language plpgsql as $$
begin
  if tg_op = 'INSERT' then
    insert into job_lateness (tenant_id, job_key, watched)
    values (new.tenant_id, new.job_key, new.state = 'active') on conflict do nothing;
  elsif new.state <> old.state or new.settings <> old.settings then
    update job_lateness l set
      watched = new.state = 'active',
      expected_since = case
        when (new.state = 'active' and old.state <> 'active')
          or (new.settings -> 'schedule') is distinct from (old.settings -> 'schedule')
        then now() else l.expected_since end,
      next_look_at = '-infinity'
    where l.tenant_id = new.tenant_id and l.job_key = new.job_key;
  end if;
  return null;
end
$$;
create trigger watch_job after insert or update of state, settings on job
  for each row execute function watch_job();

do $$
declare
  v_table text;
begin
  foreach v_table in array array['run_progress', 'job_lateness', 'lateness_alarm', 'server_beat', 'blind_span',
    'lease']
  loop
    execute format('alter table %I enable row level security, force row level security', v_table);
    execute format(
      $policy$create policy own_tenant on %I using (
        tenant_id = (select current_setting('obs.tenant', true))
        or (select current_setting('obs.tenant', true)) = '*')$policy$, v_table);
  end loop;
end
$$;
