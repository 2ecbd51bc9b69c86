-- What retention has removed: one row for each tenant and time that it ran, written by the node that
-- ran. A row without an end is at work as long as some session holds the lock of retention; when none
-- does, its node was stopped, and the next run starts from where the last complete one ended.
create table retention_run (
  tenant_id text not null,
  started_at timestamptz not null,
  ended_at timestamptz,
  complete boolean not null default false,
  by_hand boolean not null,
  -- The first UTC day that was kept, for each of the three ages.
  runs_from date not null,
  life_cycle_from date not null,
  rollups_from date not null,
  jobs_total integer not null,
  jobs_done integer not null default 0,
  runs bigint not null default 0,
  attempts bigint not null default 0,
  stages bigint not null default 0,
  life_cycle_lines bigint not null default 0,
  job_days bigint not null default 0,
  primary key (tenant_id, started_at)
);
