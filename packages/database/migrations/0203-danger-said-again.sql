-- Whoever holds a receipt can say "danger" again and again. Each time that nobody has seen yet stands at the desk at once;
-- phones ring for it at the earliest ten minutes after somebody has seen the last one, and no more than four times in
-- an hour for one case at one organisation (decision 0172). What members of staff or the clock cause rings at once.
alter table urgent_call add column by_reporter boolean not null default false; -- their own act opened it

grant create on schema public to kmm_referrals;
create function open_call(p_org uuid, p_team uuid, p_case uuid) returns void
language plpgsql set search_path = pg_catalog, public, pg_temp as $$
declare
  v_by_reporter boolean := coalesce(me_kind() = 'public', false);
  v_page_at timestamptz := now();
begin
  if v_by_reporter then
    select greatest(now(), max(seen_at) + interval '10 minutes',
             (array_agg(seen_at order by seen_at desc) filter (where by_reporter and step > 0))[4] + interval '1 hour')
    into v_page_at from urgent_call where org_id = p_org and case_id = p_case and seen_at is not null;
  end if;
  insert into urgent_call (org_id, team_id, case_id, due_at, by_reporter)
  values (p_org, p_team, p_case, v_page_at, v_by_reporter)
  -- What waits for its page rings now where anybody else has cause to ring.
  on conflict (org_id, case_id) where seen_at is null and ended_at is null
  do update set due_at = excluded.due_at where urgent_call.step = 0 and urgent_call.due_at > excluded.due_at;
end $$;
alter function open_call(uuid, uuid, uuid) owner to kmm_referrals;
revoke execute on function open_call(uuid, uuid, uuid) from public;

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
    perform open_call(new.org_id, case when new.scope = 'owner' then c.team_id end, new.case_id)
    from cases c where c.id = new.case_id;
  elsif new.scope = 'owner' and new.assignee is not null and new.assignee is distinct from old.assignee then
    update urgent_call
    set seen_at = coalesce(seen_at, now()), seen_by = coalesce(seen_by, new.assignee), ended_at = now(), again_at = null
    where org_id = new.org_id and case_id = new.case_id and ended_at is null;
  end if;
  return null;
end $$;

create or replace function ring_for_danger() returns trigger
language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
begin
  perform open_call(a.org_id, case when a.scope = 'owner' then c.team_id end, a.case_id)
  from case_access a join cases c on c.id = a.case_id
  where a.case_id = new.case_id and a.is_open and a.expires_at is null;
  return null;
end $$;

create or replace function ring_for_return() returns trigger
language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
begin
  perform open_call(a.org_id, c.team_id, a.case_id)
  from case_access a join cases c on c.id = a.case_id
  where a.case_id = new.case_id and a.scope = 'owner' and a.is_open and a.expires_at is null
    and a.urgency <= case_urgency(false, 5::smallint);
  return null;
end $$;

create or replace function ring_again(p_due timestamptz, p_most int) returns int
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
    on conflict (org_id, case_id) where seen_at is null and ended_at is null
    do update set due_at = excluded.due_at where urgent_call.step = 0 and urgent_call.due_at > excluded.due_at
  )
  select count(*) into found from lapsed;
  return found;
end $$;
revoke create on schema public from kmm_referrals;
