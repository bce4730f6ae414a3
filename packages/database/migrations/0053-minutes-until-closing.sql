-- Staff see the true minute of what happened in a case until it closes: age, urgency and fairness within a tier rest on
-- it. Closing keeps hours only of all that came from a young person, as they were kept from the first before.
alter table sealed_content rename column at_hour to at;

create policy coarsens on case_event for all to kmm_referrals using (true) with check (true);
create policy coarsens on sealed_content for all to kmm_referrals using (true) with check (true);
grant select, update on case_event, sealed_content to kmm_referrals;
grant create on schema public to kmm_referrals;
create function coarsen_times() returns trigger
language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
begin
  update sealed_content set at = date_trunc('hour', at, 'UTC') where case_id = new.id and at <> date_trunc('hour', at, 'UTC');
  update case_event set at = date_trunc('hour', at, 'UTC')
    where case_id = new.id and actor_org is null and at <> date_trunc('hour', at, 'UTC');
  update transfer_question set answered_at = date_trunc('hour', answered_at, 'UTC')
    where case_id = new.id and status in ('agreed', 'refused', 'done');
  update cases set opened_at = date_trunc('hour', opened_at, 'UTC')
    where id = new.id and opened_at <> date_trunc('hour', opened_at, 'UTC');
  update case_access set granted_at = date_trunc('hour', granted_at, 'UTC') where case_id = new.id and granted_at = new.opened_at;
  return null;
end $$;
alter function coarsen_times() owner to kmm_referrals;
revoke create on schema public from kmm_referrals;
create trigger coarsens_times after update of status on cases for each row
  when (new.origin = 'report' and new.status = 'closed' and old.status <> 'closed') execute function coarsen_times();
