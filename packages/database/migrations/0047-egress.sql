-- Addresses to which texts or events of a platform would leave, until a second person agrees. What stands is used
-- meanwhile. `by_person` is null where a platform key asked: a key is no person, so any person who may agree is another.
create table egress_proposal (
  org_id uuid not null references organisation (id),
  kind text not null check (kind in ('text-service', 'webhook')),
  url text not null,
  settings jsonb not null, -- with the signing secret, sealed
  by_person uuid references person (id),
  at timestamptz not null,
  primary key (org_id, kind)
);
alter table egress_proposal enable row level security, force row level security;
create policy own_org on egress_proposal for all to kmm_app
  using (org_id = (select me_org()) and (select me_kind()) in ('person', 'platform', 'system'))
  with check (org_id = (select me_org()) and ((select me_kind()) <> 'person' or by_person = (select me_person())));
grant select, insert, update, delete on egress_proposal to kmm_app;
