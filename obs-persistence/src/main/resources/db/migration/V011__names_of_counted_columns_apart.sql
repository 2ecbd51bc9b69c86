-- With each run that is judged, forty earlier ones are read, and most of what was read were the names of their
-- columns, forty times the same. Now measures has the numbers of nulls alone, in the order of the names, which
-- stand apart and are read only where they are others than those of the judged run. Rows from before have no key;
-- in those the names stand with the numbers.
alter table run_quality add column null_columns_key uuid, add column null_columns text;
-- Numbers alone are hardly made smaller, and would be unpacked forty times for each run that is judged.
alter table run_quality alter column measures set storage external;
