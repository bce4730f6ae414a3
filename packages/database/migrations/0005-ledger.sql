-- The database is the log: the entry commits with the act; one sequencer orders entries into leaves.
create table ledger_outbox (
  id bigint generated always as identity primary key,
  entry bytea not null
);
create table ledger_leaf (
  idx bigint primary key,
  entry bytea not null
);
create table ledger_tile (
  path text primary key,
  bytes bytea not null
);
create table ledger_checkpoint (
  size bigint primary key,
  note text not null,
  made_at timestamptz not null default now()
);
alter table ledger_outbox enable row level security, force row level security;
alter table ledger_leaf enable row level security, force row level security;
alter table ledger_tile enable row level security, force row level security;
alter table ledger_checkpoint enable row level security, force row level security;
create policy anyone_appends on ledger_outbox for insert to kmm_app with check (true);
create policy sequencer_reads on ledger_outbox for select to kmm_app using ((select me_kind()) = 'system');
create policy sequencer_clears on ledger_outbox for delete to kmm_app using ((select me_kind()) = 'system');
create policy public_log on ledger_leaf for select to kmm_app using (true);
create policy public_log on ledger_tile for select to kmm_app using (true);
create policy public_log on ledger_checkpoint for select to kmm_app using (true);
create policy sequencer_writes on ledger_leaf for insert to kmm_app with check ((select me_kind()) = 'system');
create policy sequencer_writes on ledger_tile for insert to kmm_app with check ((select me_kind()) = 'system');
create policy sequencer_writes on ledger_checkpoint for insert to kmm_app with check ((select me_kind()) = 'system');
grant select, insert, delete on ledger_outbox to kmm_app;
grant select, insert on ledger_leaf, ledger_tile, ledger_checkpoint to kmm_app; -- nobody may update or delete
