-- A withdrawal shows in minutes while its case is open, and ends what nobody has accepted in the same minute. Closing
-- keeps the hour of that too, as of all that came from a young person.
create or replace function coarsen_times() returns trigger
language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
begin
  update sealed_content set at = date_trunc('hour', at, 'UTC') where case_id = new.id and at <> date_trunc('hour', at, 'UTC');
  update case_event set at = date_trunc('hour', at, 'UTC')
    where case_id = new.id and actor_org is null and at <> date_trunc('hour', at, 'UTC');
  update transfer_question set answered_at = date_trunc('hour', answered_at, 'UTC')
    where case_id = new.id and status in ('agreed', 'refused', 'done');
  update referral set answered_at = date_trunc('hour', answered_at, 'UTC') where case_id = new.id and status = 'ended';
  update cases set opened_at = date_trunc('hour', opened_at, 'UTC')
    where id = new.id and opened_at <> date_trunc('hour', opened_at, 'UTC');
  update case_access set granted_at = date_trunc('hour', granted_at, 'UTC') where case_id = new.id and granted_at = new.opened_at;
  return null;
end $$;
