-- A person of one's own organisation, or a key of it, can be switched off at once; somebody else looks at it afterwards
-- and keeps it so or undoes it. The sealed team keys wait here until then: they open for that person's own key alone.
create table switch_off (
  id uuid primary key,
  org_id uuid not null references organisation (id),
  kind text not null check (kind in ('person', 'platform-key')),
  target uuid not null,
  reason text not null,
  by_person uuid not null references person (id),
  at timestamptz not null,
  team_keys jsonb not null default '[]',
  reviewed_by uuid references person (id),
  reviewed_at timestamptz,
  outcome text check (outcome in ('kept', 'undone')),
  check (by_person <> target),
  check (reviewed_by <> by_person),
  check ((reviewed_by is null) = (outcome is null) and (reviewed_by is null) = (reviewed_at is null))
);
create unique index switch_off_waits on switch_off (target) where outcome is null;
create index switch_off_org on switch_off (org_id, at desc);
alter table switch_off enable row level security, force row level security;
create policy own_org_reads on switch_off for select to kmm_app using (org_id = (select me_org()));
create policy system_writes on switch_off for all to kmm_app
  using ((select me_kind()) = 'system' and org_id = (select me_org()))
  with check ((select me_kind()) = 'system' and org_id = (select me_org()));
grant select, insert, update on switch_off to kmm_app;
