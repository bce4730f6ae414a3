-- Danger ends when somebody has it (decision 0157). Saying "seen" stops the clock for a while; then it opens anew, unless
-- the case was taken, or whoever has it opened it since. Who opened a case, and up to which of its contents, is kept for
-- that, and for closing: nothing is closed while words of a young person went out to nobody of the house.
create table case_opening (
  case_id uuid not null references cases (id) on delete cascade,
  org_id uuid not null references organisation (id),
  person_id uuid not null references person (id),
  at timestamptz not null,  -- the last time
  read_to bigint not null,  -- the last content (seq) that went out to the person
  primary key (case_id, person_id)
);
alter table case_opening enable row level security, force row level security;
create policy own_org on case_opening for select to kmm_app
  using (org_id = (select me_org()) or (select me_kind()) = 'system');
create policy own on case_opening for insert to kmm_app
  with check (org_id = (select me_org()) and person_id = (select me_person()));
create policy own_moves on case_opening for update to kmm_app
  using (person_id = (select me_person())) with check (org_id = (select me_org()) and person_id = (select me_person()));
grant select, insert, update on case_opening to kmm_app;

alter table urgent_call add column again_at timestamptz; -- when it rings again, unless somebody has the case by then
alter table urgent_call add constraint seen_before_it_rings_again check (again_at is null or seen_at is not null);
create index urgent_call_again on urgent_call (again_at) where again_at is not null;
create index urgent_call_case on urgent_call (case_id) where case_id is not null;
grant update (again_at, ended_at) on urgent_call to kmm_app;

grant create on schema public to kmm_referrals;
create or replace function follow_danger() returns trigger
language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare
  alive boolean := new.is_open and new.expires_at is null;
  danger boolean := new.urgency <= case_urgency(false, 5::smallint);
begin
  if not (alive and danger) then
    update urgent_call set ended_at = now(), again_at = null
    where org_id = new.org_id and case_id = new.case_id and ended_at is null;
  elsif tg_op = 'INSERT' or not (old.is_open and old.expires_at is null and old.urgency <= case_urgency(false, 5::smallint)) then
    insert into urgent_call (org_id, team_id, case_id)
    select new.org_id, case when new.scope = 'owner' then c.team_id end, new.case_id from cases c where c.id = new.case_id
    on conflict do nothing;
  elsif new.scope = 'owner' and new.assignee is not null and new.assignee is distinct from old.assignee then
    update urgent_call
    set seen_at = coalesce(seen_at, now()), seen_by = coalesce(seen_by, new.assignee), ended_at = now(), again_at = null
    where org_id = new.org_id and case_id = new.case_id and ended_at is null;
  end if;
  return null;
end $$;

-- Who takes a referral over has it.
create or replace function follow_answer() returns trigger
language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
begin
  update urgent_call
  set seen_at = coalesce(seen_at, now()), seen_by = coalesce(seen_by, me_person()), ended_at = now(), again_at = null
  where org_id = new.to_org and case_id = new.case_id and ended_at is null;
  return null;
end $$;

-- Whoever has the case has opened it: what a colleague said to have seen needs no second call.
create function hold_danger(p_case uuid) returns void
language sql security definer set search_path = pg_catalog, public, pg_temp as $$
  update urgent_call u set ended_at = now(), again_at = null
  where u.org_id = me_org() and u.case_id = p_case and u.again_at is not null
    and exists (select 1 from case_access a where a.case_id = p_case and a.org_id = me_org() and a.assignee = me_person())
$$;
alter function hold_danger(uuid) owner to kmm_referrals;
revoke execute on function hold_danger(uuid) from public;
grant execute on function hold_danger(uuid) to kmm_app;

-- Opens the clock of danger anew that was seen and that nobody has by now. Nobody can act on a report that was taken
-- back, so that one rings no more.
create function ring_again(p_due timestamptz, p_most int) returns int
language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare
  found int;
begin
  if me_kind() is distinct from 'system' then
    return 0;
  end if;
  with lapsed as (
    update urgent_call set ended_at = now(), again_at = null
    where id in (select id from urgent_call where again_at <= p_due order by again_at, id limit p_most for update skip locked)
    returning org_id, team_id, case_id
  ), rung as (
    insert into urgent_call (org_id, team_id, case_id)
    select l.org_id, l.team_id, l.case_id from lapsed l
    where not exists (select 1 from report r where r.case_id = l.case_id and r.withdrawn_hour is not null)
    on conflict do nothing
  )
  select count(*) into found from lapsed;
  return found;
end $$;
alter function ring_again(timestamptz, int) owner to kmm_referrals;
revoke execute on function ring_again(timestamptz, int) from public;
grant execute on function ring_again(timestamptz, int) to kmm_app;
revoke create on schema public from kmm_referrals;

-- Danger that was seen, and that nobody has, rings again with this version.
set local role kmm_referrals;
update urgent_call u set again_at = now()
from case_access a join cases c on c.id = a.case_id
where a.case_id = u.case_id and a.org_id = u.org_id and a.scope = 'owner' and a.is_open and a.expires_at is null
  and a.urgency <= case_urgency(false, 5::smallint) and c.assignee is null
  and u.seen_at is not null and u.ended_at is null;
reset role;
