-- Danger waits for a person: each organisation that may act on a case of tier 5, and each unit that an override pages,
-- has a clock here until somebody says that they have seen it.
create table urgent_call (
  id uuid primary key default gen_random_uuid(),
  org_id uuid not null references organisation (id),
  team_id uuid references team (id), -- whose duty answers; any team of the organisation where none is named
  case_id uuid references cases (id) on delete cascade,
  override_id uuid references override (id) on delete cascade,
  opened_at timestamptz not null default now(),
  due_at timestamptz not null default now(), -- when the next people are paged
  step smallint not null default 0,          -- how often that was done
  seen_at timestamptz,
  seen_by uuid references person (id),
  ended_at timestamptz, -- nothing is left to see: closed, returned, reviewed
  check ((case_id is null) <> (override_id is null)),
  check ((seen_at is null) = (seen_by is null))
);
create unique index urgent_call_of_case on urgent_call (org_id, case_id) where seen_at is null and ended_at is null;
create unique index urgent_call_of_override on urgent_call (org_id, override_id) where seen_at is null and ended_at is null;
create index urgent_call_due on urgent_call (due_at) where seen_at is null and ended_at is null;
create index urgent_call_waiting on urgent_call (org_id, opened_at) where seen_at is null and ended_at is null;
create table urgent_page (
  call_id uuid not null references urgent_call (id) on delete cascade,
  step smallint not null,
  person_id uuid not null references person (id),
  org_id uuid not null references organisation (id),
  at timestamptz not null,
  primary key (call_id, step, person_id)
);

-- Where a person, or a whole team, is paged. The address is sealed under the server's secret.
create table paging_channel (
  id uuid primary key,
  org_id uuid not null references organisation (id),
  person_id uuid references person (id),
  team_id uuid references team (id),
  kind text not null check (kind in ('push', 'webhook', 'email')),
  label text not null,
  address text not null,
  made_at timestamptz not null,
  asked_at timestamptz,     -- when the last page was queued
  delivered_at timestamptz, -- when the last one was taken over there
  failed_at timestamptz,
  failure text,
  verified_at timestamptz,  -- when a person said that a test came through
  check ((person_id is null) <> (team_id is null))
);
create index paging_channel_person on paging_channel (person_id) where person_id is not null;
create index paging_channel_team on paging_channel (team_id) where team_id is not null;

alter table urgent_call enable row level security, force row level security;
alter table urgent_page enable row level security, force row level security;
alter table paging_channel enable row level security, force row level security;

create policy own_org_reads on urgent_call for select to kmm_app
  using (org_id = (select me_org()) or (select me_kind()) = 'system');
create policy own_org_sees on urgent_call for update to kmm_app
  using (org_id = (select me_org()) and (select me_kind()) = 'person' and seen_at is null)
  with check (org_id = (select me_org()) and seen_by = (select me_person()));
create policy clock_moves on urgent_call for update to kmm_app
  using ((select me_kind()) = 'system' and seen_at is null) with check ((select me_kind()) = 'system' and seen_at is null);
create policy own_org_reads on urgent_page for select to kmm_app
  using (org_id = (select me_org()) or (select me_kind()) = 'system');
create policy clock_pages on urgent_page for insert to kmm_app with check ((select me_kind()) = 'system');
-- A person's own, and those of the teams; a supervisor keeps those of the teams.
create policy own_or_team on paging_channel for select to kmm_app
  using ((select me_kind()) = 'system'
         or (org_id = (select me_org()) and (person_id = (select me_person()) or team_id is not null)));
create policy own_or_supervised on paging_channel for insert to kmm_app
  with check (org_id = (select me_org()) and (person_id = (select me_person()) or (team_id is not null and (select i_supervise()))));
create policy own_or_supervised_changes on paging_channel for update to kmm_app
  using ((select me_kind()) = 'system'
         or (org_id = (select me_org()) and (person_id = (select me_person()) or (team_id is not null and (select i_supervise())))))
  with check ((select me_kind()) = 'system' or org_id = (select me_org()));
create policy own_or_supervised_ends on paging_channel for delete to kmm_app
  using ((select me_kind()) = 'system'
         or (org_id = (select me_org()) and (person_id = (select me_person()) or (team_id is not null and (select i_supervise())))));
grant select on urgent_call, urgent_page, paging_channel to kmm_app;
grant update (step, due_at, seen_at, seen_by) on urgent_call to kmm_app;
grant insert on urgent_page to kmm_app;
grant insert, delete on paging_channel to kmm_app;
grant update (asked_at, delivered_at, failed_at, failure, verified_at) on paging_channel to kmm_app;

-- The functions below open and end calls whoever caused them, so they run as the role that writes the grants: a case
-- becomes dangerous, is taken or ends in many places, and none of them can forget the clock.
create policy follows on urgent_call for all to kmm_referrals using (true) with check (true);
grant select, insert, update on urgent_call to kmm_referrals;
grant create on schema public to kmm_referrals;

create function follow_danger() returns trigger
language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare
  alive boolean := new.is_open and new.expires_at is null;
  danger boolean := new.urgency <= case_urgency(false, 5::smallint);
begin
  if not (alive and danger) then
    update urgent_call set ended_at = now()
    where org_id = new.org_id and case_id = new.case_id and seen_at is null and ended_at is null;
  elsif tg_op = 'INSERT' or not (old.is_open and old.expires_at is null and old.urgency <= case_urgency(false, 5::smallint)) then
    insert into urgent_call (org_id, team_id, case_id)
    select new.org_id, case when new.scope = 'owner' then c.team_id end, new.case_id from cases c where c.id = new.case_id
    on conflict do nothing;
  elsif new.scope = 'owner' and new.assignee is not null and new.assignee is distinct from old.assignee then
    update urgent_call set seen_at = now(), seen_by = new.assignee
    where org_id = new.org_id and case_id = new.case_id and seen_at is null and ended_at is null;
  end if;
  return null;
end $$;
alter function follow_danger() owner to kmm_referrals;
create trigger danger after insert or update of is_open, expires_at, urgency, assignee on case_access
  for each row execute function follow_danger();

-- Who takes a referral over has seen it.
create function follow_answer() returns trigger
language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
begin
  update urgent_call set seen_at = now(), seen_by = me_person()
  where org_id = new.to_org and case_id = new.case_id and seen_at is null and ended_at is null;
  return null;
end $$;
alter function follow_answer() owner to kmm_referrals;
create trigger danger_answered after update of status on referral for each row
  when (new.status = 'accepted' and old.status <> 'accepted') execute function follow_answer();

create function follow_override_page() returns trigger
language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
begin
  if tg_op = 'INSERT' then
    insert into urgent_call (org_id, override_id) values (new.org_id, new.override_id) on conflict do nothing;
  else
    update urgent_call set seen_at = now(), seen_by = new.person_id
    where org_id = new.org_id and override_id = new.override_id and seen_at is null and ended_at is null;
  end if;
  return null;
end $$;
alter function follow_override_page() owner to kmm_referrals;
create trigger override_paged after insert on override_page for each row execute function follow_override_page();
create trigger override_seen after update of seen_at on override_page for each row
  when (old.seen_at is null and new.seen_at is not null) execute function follow_override_page();

create function follow_review() returns trigger
language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
begin
  update urgent_call set ended_at = now() where override_id = new.id and seen_at is null and ended_at is null;
  return null;
end $$;
alter function follow_review() owner to kmm_referrals;
create trigger override_reviewed after update of reviewed_at on override for each row
  when (old.reviewed_at is null and new.reviewed_at is not null) execute function follow_review();
revoke create on schema public from kmm_referrals;

-- Danger that is open already, and overrides that wait for their review, get their clock with this version.
set local role kmm_referrals;
insert into urgent_call (org_id, team_id, case_id)
select a.org_id, case when a.scope = 'owner' then c.team_id end, a.case_id from case_access a join cases c on c.id = a.case_id
where a.is_open and a.expires_at is null and a.urgency <= case_urgency(false, 5::smallint) and (a.scope = 'referral' or c.assignee is null);
reset role;

-- Whoever leaves is paged no longer either.
create or replace function end_duties_of_leaver() returns trigger
language plpgsql set search_path = pg_catalog, public, pg_temp as $$
begin
  delete from roster where person_id = new.id and starts_at >= now();
  update roster set ends_at = now() where person_id = new.id and ends_at > now();
  delete from presence where person_id = new.id;
  delete from paging_channel where person_id = new.id;
  return null;
end $$;
