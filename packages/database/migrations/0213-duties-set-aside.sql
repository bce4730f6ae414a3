-- Duties that lay ahead when somebody was switched off wait with the switch-off, as the team keys do, and come back with
-- the access. A leaver's own are gone as before.
alter table switch_off add column duties jsonb not null default '[]';
