-- A case has exactly one owner at any time, by constraint: at most one grant of an owner (the unique index), and the
-- organisation that the case names holds it (the foreign key, looked at when a transaction commits).

-- As the role that may write grants. Whoever kept a second ownership from an old offer loses it; the case says whose
-- it is. Of several offers of one case only the owner's latest stands.
set local role kmm_referrals;
update case_access a set scope = 'referral', expires_at = now()
from cases c where c.id = a.case_id and a.scope = 'owner' and a.org_id <> c.org_id;
update referral f set status = 'returned', answered_at = now()
from cases c where c.id = f.case_id and f.kind = 'transfer' and f.status = 'sent' and (f.from_org <> c.org_id or exists (
  select 1 from referral later where later.case_id = f.case_id and later.kind = 'transfer' and later.status = 'sent'
    and later.from_org = c.org_id and (later.made_at, later.id) > (f.made_at, f.id)));
update case_access a set expires_at = now()
where a.scope = 'referral' and a.expires_at is null and not exists (
  select 1 from referral f where f.case_id = a.case_id and f.to_org = a.org_id and f.status in ('sent', 'accepted'));
reset role;

create unique index case_access_one_owner on case_access (case_id) where scope = 'owner';
alter table case_access add constraint case_access_scope unique (case_id, org_id, scope);
alter table cases
  add column owned text generated always as ('owner') stored,
  add constraint cases_owned foreign key (id, org_id, owned) references case_access (case_id, org_id, scope)
    deferrable initially deferred;
create unique index referral_one_transfer on referral (case_id) where kind = 'transfer' and status = 'sent';

-- 'ended': by its sender, by the reporter, or because the case went to somebody else; 'returned' is the receiver's act.
alter table referral drop constraint referral_status_check,
  add constraint referral_status_check check (status in ('sent', 'accepted', 'returned', 'done', 'ended'));

-- An owner knows who else has the case, also by referrals of an owner before it.
create policy owner_sees on referral for select to kmm_app
  using (exists (select 1 from case_access a where a.case_id = referral.case_id and a.org_id = (select me_org())
                 and a.scope = 'owner' and (a.expires_at is null or a.expires_at > now())));

grant create on schema public to kmm_referrals;

-- Ends one referral with its event on the timeline; the caller has checked who asks and holds the case's lock.
create function end_referral(p_id uuid, p_why text, p_at timestamptz) returns void
language plpgsql set search_path = pg_catalog, public, pg_temp as $$
declare
  f referral%rowtype;
  v integer;
begin
  update referral set status = 'ended', answered_at = p_at where id = p_id returning * into f;
  perform end_referral_access(f.case_id, f.to_org, p_at);
  update cases set version = version + 1, updated_at = p_at where id = f.case_id returning version into v;
  insert into case_event (case_id, version, type, at, actor_org, actor_person, detail)
  values (f.case_id, v, 'referral.ended', p_at, me_org(), me_person(), jsonb_build_object('referral', p_id, 'why', p_why));
end $$;
alter function end_referral(uuid, text, timestamptz) owner to kmm_referrals;
revoke execute on function end_referral(uuid, text, timestamptz) from public;

create or replace function answer_referral(p_id uuid, p_answer text, p_reason text, p_at timestamptz) returns text
language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare
  f referral%rowtype;
  other uuid;
  v integer;
begin
  -- The case first, as everywhere: two locks taken in two orders could wait for each other.
  perform 1 from cases c where c.id = (select r.case_id from referral r where r.id = p_id and r.to_org = me_org()) for update;
  select * into f from referral where id = p_id and to_org = me_org() and me_kind() = 'person' for update;
  if not found then return 'missing'; end if;
  if not ((p_answer in ('accepted', 'returned') and f.status = 'sent')
       or (p_answer in ('done', 'returned') and f.status = 'accepted' and f.kind = 'referral')) then
    return 'not-now';
  end if;
  -- Only an owner can give a case away, and only while it is the owner.
  if p_answer = 'accepted' and not exists (
    select 1 from case_access a where a.case_id = f.case_id and a.org_id = f.from_org and a.scope = 'owner') then
    return 'not-now';
  end if;
  update referral set status = p_answer, answered_at = p_at where id = p_id;
  if p_answer in ('returned', 'done') then
    perform end_referral_access(f.case_id, f.to_org, p_at);
  end if;
  if p_answer = 'accepted' and f.kind = 'transfer' then
    -- As a referral that ended: the former owner can be referred to again.
    update case_access set scope = 'referral', expires_at = p_at where case_id = f.case_id and org_id = f.from_org;
    update case_access set scope = 'owner', expires_at = null where case_id = f.case_id and org_id = f.to_org;
    update cases set org_id = f.to_org, team_id = f.to_team, assignee = null, status = 'open' where id = f.case_id;
  end if;
  update cases set version = version + 1, updated_at = p_at, unread = true where id = f.case_id returning version into v;
  insert into case_event (case_id, version, type, at, actor_org, actor_person, detail)
  values (f.case_id, v, 'referral.' || p_answer, p_at, me_org(), me_person(),
          jsonb_build_object('referral', p_id, 'kind', f.kind, 'toOrg', f.to_org, 'toTeam', f.to_team,
                             'reason', coalesce(p_reason, '')));
  if p_answer = 'accepted' and f.kind = 'transfer' then
    for other in select o.id from referral o where o.case_id = f.case_id and o.status = 'sent' order by o.made_at, o.id for update loop
      perform end_referral(other, 'handed-over', p_at);
    end loop;
  end if;
  return 'answered';
end $$;

create or replace function end_referrals_of_report(p_at timestamptz) returns integer
language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare
  r report%rowtype;
  one uuid;
  ended integer := 0;
begin
  select * into r from report where me_kind() = 'public' and locator = me_locator();
  if not found then return 0; end if;
  perform 1 from cases where id = r.case_id for update;
  for one in select f.id from referral f where f.case_id = r.case_id
               and (f.status = 'sent' or (f.status = 'accepted' and f.kind = 'referral')) order by f.made_at, f.id for update loop
    perform end_referral(one, 'consent-withdrawn', p_at);
    ended := ended + 1;
  end loop;
  return ended;
end $$;

-- The owner takes back what it referred or offered; nobody can take a case back that was accepted.
create function take_back_referral(p_id uuid, p_why text, p_at timestamptz) returns text
language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare f referral%rowtype;
begin
  perform 1 from cases c where c.id = (select r.case_id from referral r where r.id = p_id) for update;
  select r.* into f from referral r join case_access a on a.case_id = r.case_id and a.org_id = me_org() and a.scope = 'owner'
    where r.id = p_id and me_kind() = 'person' for update of r;
  if not found then return 'missing'; end if;
  if not (f.status = 'sent' or (f.status = 'accepted' and f.kind = 'referral')) then return 'not-now'; end if;
  perform end_referral(p_id, p_why, p_at);
  return 'ended';
end $$;
alter function take_back_referral(uuid, text, timestamptz) owner to kmm_referrals;
revoke execute on function take_back_referral(uuid, text, timestamptz) from public;
grant execute on function take_back_referral(uuid, text, timestamptz) to kmm_app;
revoke create on schema public from kmm_referrals;
