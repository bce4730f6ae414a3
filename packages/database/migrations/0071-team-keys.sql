-- Every key that a team ever had, by the entry of the public log that says so. The one in `team` is the present one.
create table team_key (
  team_id uuid not null,
  key_id text not null,
  public_key text not null,
  set_at timestamptz not null,
  ended_at timestamptz,
  primary key (team_id, key_id)
);
create index team_key_by_id on team_key (key_id);
alter table team_key enable row level security, force row level security;
create policy public_keys on team_key for select to kmm_app using (true); -- public keys are public
create policy set_by_own_org on team_key for insert to kmm_app
  with check ((select me_kind()) = 'system'
              or ((select me_kind()) = 'person'
                  and exists (select 1 from team t where t.id = team_id and t.org_id = (select me_org()))));
create policy ended_by_own_org on team_key for update to kmm_app
  using ((select me_kind()) = 'system'
         or ((select me_kind()) = 'person'
             and exists (select 1 from team t where t.id = team_id and t.org_id = (select me_org()))));
grant select, insert, update (ended_at) on team_key to kmm_app;
