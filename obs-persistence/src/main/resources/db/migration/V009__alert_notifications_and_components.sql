-- What Alertmanager says it has sent: which alert, about what, to whom and when. Names only; no text of a message.
create table alert_notification (
  notification_key bigint generated always as identity primary key,
  tenant_id text not null,
  received_at timestamptz not null default now(),
  alert_name text not null,
  severity text,
  status text not null check (status in ('firing', 'resolved')),
  job_id text,
  -- The run that the alert is about, where that is known.
  run_key uuid,
  receiver text not null,
  fingerprint text not null,
  starts_at timestamptz not null,
  -- From the receipt of the report about that run to that of this; only for the first one about it.
  delivery_ms bigint,
  -- What makes it the same one, told again.
  unique (tenant_id, fingerprint, starts_at, status, receiver)
);
create index alert_notification_by_time on alert_notification
  (tenant_id, received_at desc, notification_key desc);
create index alert_notification_of_job on alert_notification
  (tenant_id, job_id, received_at desc, notification_key desc);
create index alert_notification_of_run on alert_notification
  (tenant_id, run_key, received_at desc, notification_key desc) where run_key is not null;

-- When the alert that always fires was last heard of: its silence is what somebody must notice.
create table alert_watchdog (
  tenant_id text primary key,
  last_at timestamptz not null
) with (fillfactor = 50);

-- What other services last told of themselves, one row for each thing. Whoever reads leaves out what is too old.
create table component_state (
  tenant_id text not null,
  component text not null,
  kind text not null check (kind in ('pool', 'queue', 'token')),
  -- Of the queue or the provider of tokens; empty for the pool.
  name text not null default '',
  told_at timestamptz not null default now(),
  -- {"in_use": 3, "size": 10}: what the thing is measured by, each a number.
  numbers jsonb not null,
  primary key (tenant_id, component, kind, name)
) with (fillfactor = 50);

do $$
declare
  v_table text;
begin
  foreach v_table in array array['alert_notification', 'alert_watchdog', 'component_state']
  loop
    execute format('alter table %I enable row level security, force row level security', v_table);
    execute format(
      $policy$create policy own_tenant on %I using (
        tenant_id = (select current_setting('obs.tenant', true))
        or (select current_setting('obs.tenant', true)) = '*')$policy$, v_table);
  end loop;
end
$$;
