create table cases (
  id uuid primary key,
  org_id uuid not null references organisation (id),
  team_id uuid references team (id),
  origin text not null check (origin in ('decision', 'report')),
  status text not null check (status in ('open', 'taken', 'referred', 'closing', 'closed')),
  tier smallint not null check (tier between 0 and 5),
  danger_now boolean not null default false,
  category text not null,
  subject text,         -- the platform's own account id; shown to that platform only
  affected_child text,  -- likewise
  assignee uuid references person (id),
  unread boolean not null default true,
  closed_reason text,
  opened_at timestamptz not null,
  updated_at timestamptz not null,
  version integer not null
);
-- The one table that says who sees a case. The list is driven from it, newest and most urgent first.
create table case_access (
  org_id uuid not null references organisation (id),
  case_id uuid not null references cases (id),
  scope text not null check (scope in ('owner', 'referral')),
  granted_at timestamptz not null,
  expires_at timestamptz,
  primary key (org_id, case_id)
);
create index case_access_case on case_access (case_id);
create index cases_queue on cases (org_id, status, danger_now desc, tier desc, opened_at);

create table report (
  id uuid primary key,
  case_id uuid not null references cases (id),
  team_id uuid not null references team (id),
  locator text not null unique,
  verifier_mac bytea not null, -- HMAC(pepper, verifier); the pepper is outside the database
  reporter_key_id text not null,
  reporter_public_key text not null,
  reporter_locked_key text not null, -- opens only with what derives from the receipt's secret
  age_band text not null,
  province text,
  help text[] not null,
  may_know text[] not null,
  received_hour timestamptz not null, -- rounded to the hour
  withdrawn_hour timestamptz
);

create table case_event (
  case_id uuid not null references cases (id),
  version integer not null,
  type text not null,
  at timestamptz not null,
  actor_org uuid,
  actor_person uuid,
  detail jsonb not null,
  primary key (case_id, version)
);

create table sealed_content (
  id text primary key,
  case_id uuid not null references cases (id),
  kind text not null check (kind in ('report', 'message', 'note', 'referral')),
  sender text not null check (sender in ('reporter', 'team', 'referring')),
  sealed jsonb not null,
  at_hour timestamptz not null,
  seq bigint generated always as identity,
  unique (id, case_id)
);
create index sealed_content_case on sealed_content (case_id, seq);

create table referral (
  id uuid primary key,
  case_id uuid not null references cases (id),
  kind text not null check (kind in ('referral', 'transfer')),
  from_org uuid not null references organisation (id),
  to_org uuid not null references organisation (id),
  to_team uuid not null references team (id),
  status text not null check (status in ('sent', 'accepted', 'returned', 'done')),
  basis text not null,
  consent_given boolean not null,
  may_know text[] not null,
  made_by uuid not null references person (id),
  made_at timestamptz not null,
  answered_at timestamptz,
  unique (id, case_id, to_org)
);
create index referral_case on referral (case_id);
-- The keys tie a share to its referral's case and receiver: content of another case cannot be shared along.
create table content_share (
  content_id text not null,
  referral_id uuid not null,
  case_id uuid not null,
  org_id uuid not null,
  envelope jsonb not null,
  primary key (content_id, referral_id),
  foreign key (content_id, case_id) references sealed_content (id, case_id),
  foreign key (referral_id, case_id, org_id) references referral (id, case_id, to_org)
);

alter table cases enable row level security, force row level security;
alter table case_access enable row level security, force row level security;
alter table report enable row level security, force row level security;
alter table case_event enable row level security, force row level security;
alter table sealed_content enable row level security, force row level security;
alter table referral enable row level security, force row level security;
alter table content_share enable row level security, force row level security;

-- me_org() stands bare here: a policy that other policies look into may hold no sub-select of its own.
create policy own_grants on case_access for select to kmm_app using (org_id = me_org() or me_kind() = 'system');
-- A reporter (kind 'public') reaches exactly the report whose locator the transaction names.
create policy by_locator_or_owner on report for select to kmm_app
  using (
    ((select me_kind()) = 'public' and locator = (select me_locator()))
    or exists (select 1 from case_access a where a.case_id = report.case_id and a.org_id = (select me_org())
               and a.scope = 'owner' and (a.expires_at is null or a.expires_at > now()))
  );
create policy public_reports on report for insert to kmm_app with check ((select me_kind()) = 'public');
create policy reporter_withdraws on report for update to kmm_app
  using ((select me_kind()) = 'public' and locator = (select me_locator()));

create policy granted on cases for select to kmm_app
  using (
    exists (select 1 from case_access a where a.case_id = cases.id and a.org_id = (select me_org())
            and (a.expires_at is null or a.expires_at > now()))
    or ((select me_kind()) = 'public' and exists (select 1 from report r where r.case_id = cases.id))
    or (select me_kind()) = 'system'
  );
create policy opens on cases for insert to kmm_app
  with check (
    ((select me_kind()) = 'public' and origin = 'report')
    or ((select me_kind()) = 'platform' and org_id = (select me_org()) and origin = 'decision')
  );
create policy owner_changes on cases for update to kmm_app
  using (
    exists (select 1 from case_access a where a.case_id = cases.id and a.org_id = (select me_org()) and a.scope = 'owner'
            and (a.expires_at is null or a.expires_at > now()))
    or ((select me_kind()) = 'public' and exists (select 1 from report r where r.case_id = cases.id))
  );

create policy granted on case_event for select to kmm_app
  using (
    exists (select 1 from case_access a where a.case_id = case_event.case_id and a.org_id = (select me_org())
            and a.scope = 'owner' and (a.expires_at is null or a.expires_at > now()))
    or ((select me_kind()) in ('public') and exists (select 1 from report r where r.case_id = case_event.case_id))
    or actor_org = (select me_org())
  );
create policy granted_inserts on case_event for insert to kmm_app
  with check (
    (
      exists (select 1 from case_access a where a.case_id = case_event.case_id and a.org_id = (select me_org())
              and a.scope = 'owner' and (a.expires_at is null or a.expires_at > now()))
      or ((select me_kind()) = 'public' and exists (select 1 from report r where r.case_id = case_event.case_id))
    )
    and actor_org is not distinct from (select me_org())
    and actor_person is not distinct from (select me_person())
  );

create policy owner_or_shared on sealed_content for select to kmm_app
  using (
    exists (select 1 from case_access a where a.case_id = sealed_content.case_id and a.org_id = (select me_org())
            and a.scope = 'owner' and (a.expires_at is null or a.expires_at > now()))
    or exists (select 1 from content_share s where s.content_id = sealed_content.id and s.org_id = (select me_org()))
    or ((select me_kind()) = 'public' and kind in ('report', 'message')
        and exists (select 1 from report r where r.case_id = sealed_content.case_id))
  );
create policy granted_inserts on sealed_content for insert to kmm_app
  with check (
    exists (select 1 from case_access a where a.case_id = sealed_content.case_id and a.org_id = (select me_org())
            and a.scope = 'owner' and (a.expires_at is null or a.expires_at > now()))
    or ((select me_kind()) = 'public' and exists (select 1 from report r where r.case_id = sealed_content.case_id))
  );

create policy either_side on referral for select to kmm_app
  using (from_org = (select me_org()) or to_org = (select me_org()));
create policy owner_refers on referral for insert to kmm_app
  with check (
    from_org = (select me_org()) and made_by = (select me_person())
    and exists (select 1 from case_access a where a.case_id = referral.case_id and a.org_id = (select me_org())
                and a.scope = 'owner' and a.expires_at is null)
  );

-- A share ends with its referral: returned, done, or ended by the reporter.
create policy shared_while_referred on content_share for select to kmm_app
  using (exists (select 1 from referral f where f.id = content_share.referral_id and (
    f.from_org = (select me_org())
    or (f.to_org = (select me_org()) and f.status in ('sent', 'accepted')))));
create policy owner_shares on content_share for insert to kmm_app
  with check (exists (select 1 from referral f where f.id = content_share.referral_id and f.from_org = (select me_org())));

grant select, insert on cases, report, case_event, sealed_content, referral, content_share to kmm_app;
grant select on case_access to kmm_app;
-- Whose case it is and whom it is about never changes by an update.
grant update (status, tier, danger_now, category, assignee, unread, closed_reason, updated_at, version) on cases to kmm_app;
grant update (withdrawn_hour) on report to kmm_app;

-- The functions below run as kmm_referrals, the one role that writes grants. A receiving organisation writes to a case
-- that it does not own only through its answer to its referral.
create policy answers on referral for all to kmm_referrals using (true) with check (true);
create policy answers on cases for all to kmm_referrals using (true) with check (true);
create policy answers on case_access for all to kmm_referrals using (true) with check (true);
create policy answers on case_event for insert to kmm_referrals with check (true);
grant select, update on referral, cases, case_access to kmm_referrals;
grant insert on case_access, case_event to kmm_referrals;
grant create on schema public to kmm_referrals; -- needed to be given functions; taken back below
grant execute on function me_org(), me_person(), me_kind(), me_locator() to kmm_referrals;

-- The owner's grant comes with the case itself.
create function grant_owner() returns trigger
language plpgsql security definer set search_path = pg_catalog, public as $$
begin
  insert into case_access (org_id, case_id, scope, granted_at) values (new.org_id, new.id, 'owner', new.opened_at);
  return new;
end $$;
alter function grant_owner() owner to kmm_referrals;
create trigger owner_grant after insert on cases for each row execute function grant_owner();

-- Ends what a referral let its receiver see, unless another live one to the same organisation still does.
create function end_referral_access(p_case uuid, p_org uuid, p_at timestamptz) returns void
language sql set search_path = pg_catalog, public as $$
  update case_access set expires_at = p_at
  where case_id = p_case and org_id = p_org and scope = 'referral'
    and not exists (select 1 from referral f where f.case_id = p_case and f.to_org = p_org and f.status in ('sent', 'accepted'))
$$;
alter function end_referral_access(uuid, uuid, timestamptz) owner to kmm_referrals;
revoke execute on function end_referral_access(uuid, uuid, timestamptz) from public;

create function answer_referral(p_id uuid, p_answer text, p_reason text, p_at timestamptz) returns text
language plpgsql security definer set search_path = pg_catalog, public as $$
declare
  f referral%rowtype;
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
  return 'answered';
end $$;

-- The owner lets the receiver of its referral see the case; again after an earlier referral ended.
create function grant_referral(p_case uuid, p_org uuid, p_at timestamptz) returns boolean
language plpgsql security definer set search_path = pg_catalog, public as $$
begin
  if not exists (select 1 from case_access a where a.case_id = p_case and a.org_id = me_org() and a.scope = 'owner'
                 and a.expires_at is null)
     or not exists (select 1 from referral f where f.case_id = p_case and f.from_org = me_org() and f.to_org = p_org
                    and f.status = 'sent') then
    return false;
  end if;
  insert into case_access (org_id, case_id, scope, granted_at) values (p_org, p_case, 'referral', p_at)
  on conflict (org_id, case_id) do update set granted_at = p_at, expires_at = null where case_access.scope = 'referral';
  return true;
end $$;
alter function grant_referral(uuid, uuid, timestamptz) owner to kmm_referrals;
revoke execute on function grant_referral(uuid, uuid, timestamptz) from public;
grant execute on function grant_referral(uuid, uuid, timestamptz) to kmm_app;

-- A reporter takes consent back: what was referred, or offered for transfer, ends at once, and each end is on the
-- case's timeline. A transfer that was accepted stays: its receiver is the owner now and is told of the withdrawal.
create function end_referrals_of_report(p_at timestamptz) returns integer
language plpgsql security definer set search_path = pg_catalog, public as $$
declare
  r report%rowtype;
  f referral%rowtype;
  v integer;
  ended integer := 0;
begin
  select * into r from report where me_kind() = 'public' and locator = me_locator();
  if not found then return 0; end if;
  perform 1 from cases where id = r.case_id for update;
  for f in select * from referral where case_id = r.case_id
             and (status = 'sent' or (status = 'accepted' and kind = 'referral')) for update loop
    update referral set status = 'returned', answered_at = p_at where id = f.id;
    perform end_referral_access(f.case_id, f.to_org, p_at);
    update cases set version = version + 1, updated_at = p_at where id = f.case_id returning version into v;
    insert into case_event (case_id, version, type, at, detail)
    values (f.case_id, v, 'referral.ended', p_at, jsonb_build_object('referral', f.id, 'why', 'consent-withdrawn'));
    ended := ended + 1;
  end loop;
  return ended;
end $$;
alter function end_referrals_of_report(timestamptz) owner to kmm_referrals;
revoke execute on function end_referrals_of_report(timestamptz) from public;
grant execute on function end_referrals_of_report(timestamptz) to kmm_app;
create policy answers on report for select to kmm_referrals using (true);
grant select on report to kmm_referrals;
alter function answer_referral(uuid, text, text, timestamptz) owner to kmm_referrals;
revoke execute on function answer_referral(uuid, text, text, timestamptz) from public;
grant execute on function answer_referral(uuid, text, text, timestamptz) to kmm_app;
revoke create on schema public from kmm_referrals;
