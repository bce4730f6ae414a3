-- Rows that had no end get one; how long each is kept is data (taxonomy/retention.json, decision 0091).
alter table take_down add column moved_hour timestamptz; -- when it was answered last, where it was since this version
grant update (moved_hour) on take_down to kmm_app;
create index take_down_term on take_down ((coalesce(moved_hour, withdrawn_hour, received_hour)));

-- Only the house ends them, and only what is over.
create policy house_ends on take_down for delete to kmm_app using ((select me_kind()) = 'system');
create policy house_clears on bank_hash for delete to kmm_app
  using ((select me_kind()) = 'system' and state in ('withdrawn', 'expired', 'refused') and sealed is null);
create policy house_clears on hash_feedback for delete to kmm_app using ((select me_kind()) = 'system');
grant delete on take_down, bank_hash to kmm_app;

create index urgent_call_over on urgent_call ((coalesce(ended_at, seen_at))) where seen_at is not null or ended_at is not null;
create policy house_ends on urgent_call for delete to kmm_app
  using ((select me_kind()) = 'system' and (seen_at is not null or ended_at is not null));
grant delete on urgent_call to kmm_app;
