-- Who changed what: one line for each change that people made, written in the transaction of the change.
-- There is no policy for changing a line, so that nobody can; only retention, which sees all tenants,
-- takes the old ones away.
create table audit (
  tenant_id text not null,
  at timestamptz not null,
  audit_key uuid not null default gen_random_uuid(),
  action text not null,
  job_id text,
  -- The program that called and the issuer that vouched for it; client ids are unique per issuer only.
  issuer text not null,
  client_id text not null,
  -- [{"setting": …, "from": …, "to": …}]
  changes jsonb not null,
  primary key (tenant_id, at, audit_key)
);
create index audit_of_job on audit (tenant_id, job_id, at, audit_key);

alter table audit enable row level security, force row level security;
create policy read_own on audit for select using (
  tenant_id = (select current_setting('obs.tenant', true))
  or (select current_setting('obs.tenant', true)) = '*');
create policy add_own on audit for insert with check (
  tenant_id = (select current_setting('obs.tenant', true))
  or (select current_setting('obs.tenant', true)) = '*');
create policy remove_old on audit for delete using (
  (select current_setting('obs.tenant', true)) = '*');
