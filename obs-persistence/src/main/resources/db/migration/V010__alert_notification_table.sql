-- Which table an alert is about, under its stored name: two alerts about two tables of one job are two things. Null
-- for an alert about a job or a run, and for what was kept before this version.
alter table alert_notification add column table_name text;
