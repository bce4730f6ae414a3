-- Keys and unlock phrases are made in the browsers of those who hold them. Here lies only what a browser hands over:
-- public halves, locked private keys, envelopes; and who waits for whom.

-- A code that an operator hands to a person, once. Only its hash is kept.
create table auth.enrolment (
  person_id uuid primary key references public.person (id),
  code_hash bytea not null unique,
  made_at timestamptz not null,
  expires_at timestamptz not null check (expires_at > made_at)
);
grant select, insert, update, delete on auth.enrolment to kmm_auth;
alter table auth.enrolment enable row level security, force row level security;
create policy auth_only on auth.enrolment for all to kmm_auth using (true) with check (true);

-- A person changes their own key and nothing else of their row.
create policy own_key on person for update to kmm_app
  using ((select me_kind()) = 'person' and id = (select me_person()))
  with check ((select me_kind()) = 'person' and id = (select me_person()));
create function person_changes_own_key() returns trigger language plpgsql
set search_path = pg_catalog, public, pg_temp as $$
begin
  if me_kind() = 'person' and (new.id, new.org_id, new.name, new.email, new.roles, new.active, new.created_at)
     is distinct from (old.id, old.org_id, old.name, old.email, old.roles, old.active, old.created_at) then
    raise exception 'a person changes their own key and nothing else' using errcode = 'insufficient_privilege';
  end if;
  return new;
end $$;
create trigger own_key_only before update on person for each row execute function person_changes_own_key();

-- A team that has no key yet: the browser of its first member makes it, and the team with it.
create table team_draft (
  id uuid primary key,
  org_id uuid not null references organisation (id),
  name_vi text not null,
  name_en text not null,
  takes_reports boolean not null,
  made_at timestamptz not null
);
alter table team_draft enable row level security, force row level security;
create policy own_org_reads on team_draft for select to kmm_app
  using (org_id = (select me_org()) or (select me_kind()) = 'system');
create policy system_writes on team_draft for all to kmm_app
  using ((select me_kind()) = 'system') with check ((select me_kind()) = 'system');
create policy founded on team_draft for delete to kmm_app
  using ((select me_kind()) = 'person' and org_id = (select me_org()));

-- Who shall hold the key of a team and does not yet. One holder gives it to a member whom an operator named; two give
-- it back, half each, to a member who lost their phrase and made a new key. The team may still be a draft.
create table team_seat (
  team_id uuid not null,
  person_id uuid not null references person (id),
  org_id uuid not null references organisation (id),
  needs smallint not null check (needs in (1, 2)),
  asked_at timestamptz not null,
  primary key (team_id, person_id)
);
alter table team_seat enable row level security, force row level security;
create policy own_org_reads on team_seat for select to kmm_app
  using (org_id = (select me_org()) or (select me_kind()) = 'system');
create policy system_writes on team_seat for all to kmm_app
  using ((select me_kind()) = 'system') with check ((select me_kind()) = 'system');
-- Asking for a team key back, as a new key of one's own needs: two must answer, never one.
create policy asks_again on team_seat for insert to kmm_app
  with check ((select me_kind()) = 'person' and org_id = (select me_org()) and person_id = (select me_person())
              and needs = 2
              and exists (select 1 from team_member m where m.team_id = team_seat.team_id and m.person_id = (select me_person())));
create policy answered on team_seat for delete to kmm_app
  using ((select me_kind()) = 'person' and org_id = (select me_org()));

-- One half of a team's key, sealed to the member who waits; two different holders release two different halves.
create table team_half (
  team_id uuid not null,
  person_id uuid not null,
  half smallint not null check (half in (1, 2)),
  org_id uuid not null references organisation (id),
  by_person uuid not null references person (id),
  envelope jsonb not null,
  released_at timestamptz not null,
  primary key (team_id, person_id, half),
  unique (team_id, person_id, by_person),
  check (by_person <> person_id),
  foreign key (team_id, person_id) references team_seat (team_id, person_id) on delete cascade
);
alter table team_half enable row level security, force row level security;
create policy own_org_reads on team_half for select to kmm_app
  using (org_id = (select me_org()) or (select me_kind()) = 'system');
create policy holder_releases on team_half for insert to kmm_app
  with check ((select me_kind()) = 'person' and org_id = (select me_org()) and by_person = (select me_person())
              and exists (select 1 from team_member m where m.team_id = team_half.team_id and m.person_id = (select me_person())));

-- A draft becomes a team by one of those who shall hold its key.
create policy founds on team for insert to kmm_app
  with check ((select me_kind()) = 'person' and org_id = (select me_org()) and go_live_signed_at is null
              and exists (select 1 from team_draft d where d.id = team.id and d.org_id = (select me_org())
                          and d.takes_reports = team.takes_reports)
              and exists (select 1 from team_seat s where s.team_id = team.id and s.person_id = (select me_person())));
-- A seat is filled by a holder, or by the one who waits (with halves or shares, which the key's own proof shows).
create policy seat_filled on team_member for insert to kmm_app
  with check ((select me_kind()) = 'person' and org_id = (select me_org())
              and exists (select 1 from team_seat s where s.team_id = team_member.team_id
                          and s.person_id = team_member.person_id and s.org_id = (select me_org())));
create policy own_seat_left on team_member for delete to kmm_app
  using ((select me_kind()) = 'person' and org_id = (select me_org()) and person_id = (select me_person()));

grant select, insert, delete on team_draft, team_seat to kmm_app;
grant select, insert on team_half to kmm_app;

-- Printed shares of a team's key were put together again and opened something: the key they were tried with, and when.
alter table team add column shares_tested_key text, add column shares_tested_at timestamptz;
create policy shares_tested on team for update to kmm_app
  using ((select me_kind()) = 'person' and org_id = (select me_org())
         and exists (select 1 from team_member m where m.team_id = team.id and m.person_id = (select me_person())))
  with check (org_id = (select me_org()));

-- A door opens only where one lost phrase does not lose every report: two holders, or shares that were tried.
create function team_is_recoverable(p_team uuid) returns boolean language sql stable
set search_path = pg_catalog, public, pg_temp as $$
  select coalesce((select t.shares_tested_key = t.key_id from team t where t.id = p_team), false)
      or (select count(*) from team_member m join person p on p.id = m.person_id
           where m.team_id = p_team and p.active) > 1
$$;
create function go_live_needs_recovery() returns trigger language plpgsql
set search_path = pg_catalog, public, pg_temp as $$
begin
  if new.go_live_signed_at is not null and not team_is_recoverable(new.id) then
    raise exception 'no door opens before a second holder or tested shares of the key'
      using errcode = 'check_violation', constraint = 'go_live_needs_recovery';
  end if;
  return new;
end $$;
create trigger go_live_needs_recovery before update of go_live_signed_at on team
  for each row execute function go_live_needs_recovery();
