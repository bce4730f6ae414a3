-- Of one neighbourhood's reports of an hour the first stands before the second of any other; the row keeps that number,
-- up to eight, and nothing of where it came from (decision 0060). `aside`: staff found it to be one of many alike; it
-- stays open, in a list of its own. `was_read`: its words have gone out to somebody who works on it.
alter table cases
  add column share smallint not null default 1 check (share between 1 and 8),
  add column aside boolean not null default false,
  add column was_read boolean not null default false;
-- The owner of the tables is under row-level security too.
create policy backfill on cases to current_user using (true) with check (true);
update cases set was_read = not unread;
drop policy backfill on cases;
grant update (aside, was_read) on cases to kmm_app;

drop index case_access_waiting, case_access_turns, case_access_mine, case_access_untaken;
alter table case_access drop column lane;
alter table case_access
  add column share smallint not null default 1,
  add column aside boolean not null default false,
  add column lane text generated always as (
    case when expires_at is not null then 'ending' when scope = 'referral' then 'referral'
         when not is_open then 'closed' when aside then 'aside' else 'open' end
  ) stored;

create or replace function fill_queue_key() returns trigger
language plpgsql set search_path = pg_catalog, public, pg_temp as $$
begin
  select c.status <> 'closed', case_urgency(c.danger_now, c.tier), c.turn, c.share, c.opened_at, c.assignee, c.aside
    into new.is_open, new.urgency, new.turn, new.share, new.opened_at, new.assignee, new.aside
    from cases c where c.id = new.case_id for share;
  return new;
end $$;

create or replace function follow_case() returns trigger
language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
begin
  update case_access set is_open = new.status <> 'closed', urgency = case_urgency(new.danger_now, new.tier),
    turn = new.turn, share = new.share, opened_at = new.opened_at, assignee = new.assignee, aside = new.aside
  where case_id = new.id and (expires_at is null or expires_at > now());
  return null;
end $$;
drop trigger queue_key on cases;
create trigger queue_key after update on cases for each row
  when ((old.status = 'closed', old.danger_now, old.tier, old.turn, old.share, old.opened_at, old.assignee, old.aside)
    is distinct from
    (new.status = 'closed', new.danger_now, new.tier, new.turn, new.share, new.opened_at, new.assignee, new.aside))
  execute function follow_case();

-- Whose case it becomes has set nothing aside.
create function aside_ends_with_owner() returns trigger language plpgsql set search_path = pg_catalog, public, pg_temp as $$
begin
  new.aside := false;
  return new;
end $$;
create trigger aside_ends before update of org_id on cases for each row
  when (old.org_id is distinct from new.org_id) execute function aside_ends_with_owner();

create index case_access_waiting on case_access (org_id, lane, urgency, share, opened_at, case_id);
create index case_access_turns on case_access (org_id, lane, urgency, turn, share, opened_at, case_id);
create index case_access_mine on case_access (org_id, assignee, urgency, share, opened_at, case_id)
  where lane = 'open' and assignee is not null;
create index case_access_untaken on case_access (org_id, case_id) where lane = 'open' and assignee is null;
