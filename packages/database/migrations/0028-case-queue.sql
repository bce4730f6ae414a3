-- The queue is read from the grants, in the order in which it is shown, by an index that stops after a page. So each
-- grant carries what that order needs of its case. A grant that has ended keeps what it last had while it was alive:
-- nobody learns from it how a case went on.
alter table case_access
  add column is_open boolean,
  add column urgency smallint, -- what comes first is smallest: danger before the rest, then a higher tier
  add column turn smallint,
  add column opened_at timestamptz,
  add column assignee uuid,
  add column lane text generated always as (
    case when expires_at is not null then 'ending' when scope = 'referral' then 'referral'
         when is_open then 'open' else 'closed' end
  ) stored;

create function case_urgency(danger boolean, tier smallint) returns smallint language sql immutable parallel safe
  as $$ select ((case when danger then 0 else 6 end) + 5 - tier)::smallint $$;

-- The case is locked against a change that would pass the new grant by.
create function fill_queue_key() returns trigger
language plpgsql set search_path = pg_catalog, public as $$
begin
  select c.status <> 'closed', case_urgency(c.danger_now, c.tier), c.turn, c.opened_at, c.assignee
    into new.is_open, new.urgency, new.turn, new.opened_at, new.assignee
    from cases c where c.id = new.case_id for share;
  return new;
end $$;
create trigger queue_key before insert on case_access for each row execute function fill_queue_key();
create trigger queue_key_again before update of expires_at on case_access for each row
  when (new.expires_at is null or new.expires_at > now()) execute function fill_queue_key();

-- Who changes a case writes no grants; this follows for them (decision 0028).
create function follow_case() returns trigger
language plpgsql security definer set search_path = pg_catalog, public as $$
begin
  update case_access set is_open = new.status <> 'closed', urgency = case_urgency(new.danger_now, new.tier),
    turn = new.turn, opened_at = new.opened_at, assignee = new.assignee
  where case_id = new.id and (expires_at is null or expires_at > now());
  return null;
end $$;
grant create on schema public to kmm_referrals;
alter function follow_case() owner to kmm_referrals;
revoke create on schema public from kmm_referrals;
create trigger queue_key after update on cases for each row
  when ((old.status = 'closed', old.danger_now, old.tier, old.turn, old.opened_at, old.assignee)
    is distinct from (new.status = 'closed', new.danger_now, new.tier, new.turn, new.opened_at, new.assignee))
  execute function follow_case();

-- As the role that may write grants: the owner of the tables is under row-level security too. What the holder of an
-- ended grant saw last is written down nowhere, so such a grant says nothing.
set local role kmm_referrals;
update case_access a set is_open = c.status <> 'closed', urgency = case_urgency(c.danger_now, c.tier), turn = c.turn,
  opened_at = c.opened_at, assignee = c.assignee
from cases c where c.id = a.case_id and (a.expires_at is null or a.expires_at > now());
update case_access set is_open = false, urgency = 11, turn = 1, opened_at = granted_at where is_open is null;
reset role;
alter table case_access
  alter column is_open set not null, alter column urgency set not null, alter column turn set not null,
  alter column opened_at set not null;

create index case_access_waiting on case_access (org_id, lane, urgency, opened_at, case_id);
create index case_access_turns on case_access (org_id, lane, urgency, turn, opened_at, case_id);
create index case_access_mine on case_access (org_id, assignee, urgency, opened_at, case_id)
  where lane = 'open' and assignee is not null;
create index case_access_ending on case_access (org_id, expires_at) where expires_at is not null;

-- Nothing sorts by the old key; figures ask for one organisation's cases of a time.
drop index cases_queue;
create index cases_opened on cases (org_id, opened_at);
