-- Danger that a receiver gives back rings at its owner again, whoever had seen it before it was passed on (decision 0152).
grant create on schema public to kmm_referrals;
create function ring_for_return() returns trigger
language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
begin
  insert into urgent_call (org_id, team_id, case_id)
  select a.org_id, c.team_id, a.case_id
  from case_access a join cases c on c.id = a.case_id
  where a.case_id = new.case_id and a.scope = 'owner' and a.is_open and a.expires_at is null
    and a.urgency <= case_urgency(false, 5::smallint)
  on conflict do nothing;
  return null;
end $$;
alter function ring_for_return() owner to kmm_referrals;
revoke create on schema public from kmm_referrals;
create trigger danger_returned after insert on case_event for each row
  when (new.type = 'referral.returned') execute function ring_for_return();
