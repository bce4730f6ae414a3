-- Wrong passwords lock nobody: they wait, by account and address, in memory. `failures` counts wrong codes that followed
-- a right password; five of them stop devices that were never in, and the member is told at the next sign-in.
alter table auth.credential add column codes_stopped_at timestamptz;
alter table auth.session add column codes_stopped_at timestamptz;
update auth.credential set failures = 0, locked_until = null;
