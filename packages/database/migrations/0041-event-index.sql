-- Where an event lies that a citation may name or whose decision is kept: by its number, and by its id. A plain allow is
-- not in it. Rows go with the journal's (decision 0041).
create table event_index (
  org_id uuid not null references organisation (id),
  seq bigint not null,
  batch bigint not null,
  id_hash text not null,
  event_id text not null,
  primary key (org_id, seq)
);
create index event_index_hash on event_index (org_id, id_hash);
alter table event_index enable row level security, force row level security;
create policy own_platform on event_index for all to kmm_app
  using (org_id = (select me_org()) and (select me_kind()) in ('platform', 'system'))
  with check (org_id = (select me_org()) and (select me_kind()) in ('platform', 'system'));
grant select, insert, delete on event_index to kmm_app;

-- Ids of the last days, packed: what a start reads instead of the journal of those days. A checkpoint adds the pages
-- since the one before; those behind its batch belong to none that came to its end.
create table event_id_page (
  org_id uuid not null references organisation (id),
  last_batch bigint not null,
  newest_at timestamptz not null, -- arrival of its last batch
  bytes bytea not null,
  primary key (org_id, last_batch)
);
alter table event_id_page alter column bytes set storage external;
alter table event_id_page enable row level security, force row level security;
create policy own_platform on event_id_page for all to kmm_app
  using (org_id = (select me_org()) and (select me_kind()) = 'system')
  with check (org_id = (select me_org()) and (select me_kind()) = 'system');
grant select, insert, delete on event_id_page to kmm_app;
