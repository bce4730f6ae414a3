-- A platform's state is saved in chunks, each in a transaction of its own, so that it is never one value (decision 0040).
-- The row of `state_checkpoint` is written last and names them by `save`: until then nothing reads them. A row of before
-- has its `state` in itself and no `save`.
alter table state_checkpoint
  alter column state drop not null,
  add column save uuid,
  add column chunks integer,
  add column layout jsonb,    -- into how many chunks each table is cut
  add column next_seq bigint, -- the first sequence number behind `batch`
  add constraint state_checkpoint_whole check (
    (state is not null and num_nonnulls(save, chunks, layout, next_seq) = 0)
    or (state is null and num_nulls(save, chunks, layout, next_seq) = 0)
  );

create table state_chunk (
  org_id uuid not null references organisation (id),
  save uuid not null,
  chunk integer not null,
  batch bigint not null, -- the chunk holds every write up to this one; later than the checkpoint's where events came meanwhile
  bytes bytea not null,
  primary key (org_id, save, chunk)
);
-- The server compresses them; to try again would only cost time.
alter table state_chunk alter column bytes set storage external;
alter table state_chunk enable row level security, force row level security;
create policy own_platform on state_chunk for all to kmm_app
  using (org_id = (select me_org()) and (select me_kind()) = 'system')
  with check (org_id = (select me_org()) and (select me_kind()) = 'system');
grant select, insert, delete on state_chunk to kmm_app;
