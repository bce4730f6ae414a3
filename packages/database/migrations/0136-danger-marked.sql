-- Danger that comes later rings like danger that is reported: when the young person or somebody at the desk says that
-- somebody's life is in danger now, a clock opens for everybody who may act on the case (decision 0139). It rings again
-- where it is said again, unless a clock is running that nobody has seen yet.
grant create on schema public to kmm_referrals;
create function ring_for_danger() returns trigger
language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
begin
  insert into urgent_call (org_id, team_id, case_id)
  select a.org_id, case when a.scope = 'owner' then c.team_id end, a.case_id
  from case_access a join cases c on c.id = a.case_id
  where a.case_id = new.case_id and a.is_open and a.expires_at is null
  on conflict do nothing;
  return null;
end $$;
alter function ring_for_danger() owner to kmm_referrals;
revoke create on schema public from kmm_referrals;
create trigger danger_marked after insert on case_event for each row
  when (new.type in ('danger-marked', 'danger-said')) execute function ring_for_danger();
