-- A young person says that a guardian link is not right. While it is looked at, and after it was ended, the link gives
-- no power; nothing in the account's row changes, so the guardian's side sees no difference there.
create table guardian_contest (
  id uuid primary key,
  org_id uuid not null references organisation (id),
  account_id text not null,
  guardian_account text not null,
  reason text not null,
  state text not null default 'open' check (state in ('open', 'ended', 'kept')),
  contested_at timestamptz not null,
  decide_by timestamptz not null, -- of the decision that is awaited, or was
  first_outcome text check (first_outcome in ('ended', 'kept')),
  first_by uuid references person (id),
  first_at timestamptz,
  first_reason text,
  appealed_by text check (appealed_by in ('teen', 'guardian')),
  appealed_at timestamptz,
  last_outcome text check (last_outcome in ('ended', 'kept')),
  last_by uuid references person (id),
  last_at timestamptz,
  last_reason text,
  told_at timestamptz, -- when the platform's webhook was queued for the latest state
  foreign key (org_id, account_id) references account (org_id, id) on delete cascade,
  check ((first_outcome is null) = (first_by is null)),
  check ((appealed_at is null) = (appealed_by is null) and (appealed_at is null or first_at is not null)),
  check (last_at is null or appealed_at is not null),
  check (last_by <> first_by), -- nobody looks at their own decision again
  check ((state = 'open') = (first_at is null or (appealed_at is not null and last_at is null)))
);
create unique index guardian_contest_open on guardian_contest (org_id, account_id, guardian_account) where state = 'open';
create index guardian_contest_account on guardian_contest (org_id, account_id);
create index guardian_contest_waiting on guardian_contest (org_id, decide_by, id) where state = 'open';
create index guardian_contest_untold on guardian_contest (org_id) where told_at is null;
alter table guardian_contest enable row level security, force row level security;
create policy own_platform on guardian_contest for all to kmm_app
  using (org_id = (select me_org()) and (select me_kind()) in ('platform', 'system'))
  with check (org_id = (select me_org()) and (select me_kind()) in ('platform', 'system'));
create policy own_reviewers_read on guardian_contest for select to kmm_app
  using (org_id = (select me_org()) and (select me_kind()) = 'person');
create policy own_reviewers_decide on guardian_contest for update to kmm_app
  using (org_id = (select me_org()) and (select me_kind()) = 'person' and state = 'open')
  with check (org_id = (select me_org()) and state <> 'open' and coalesce(last_by, first_by) = (select me_person()));
create policy sweeper_reads on guardian_contest for select to kmm_app
  using ((select me_kind()) = 'system' and (select me_org()) is null);

-- Whom an account picked to be alerted, every choice; without an adult it chose that nobody is.
create table trusted_adult (
  id bigint generated always as identity primary key,
  org_id uuid not null,
  account_id text not null,
  adult_account text,
  picked_at timestamptz not null,
  foreign key (org_id, account_id) references account (org_id, id) on delete cascade
);
create index trusted_adult_account on trusted_adult (org_id, account_id, id);
alter table trusted_adult enable row level security, force row level security;
create policy own_platform on trusted_adult for all to kmm_app
  using (org_id = (select me_org()) and (select me_kind()) in ('platform', 'system'))
  with check (org_id = (select me_org()) and (select me_kind()) in ('platform', 'system'));

-- An adult who may be the danger for this one account: no alert goes to them until then.
create table adult_risk (
  org_id uuid not null references organisation (id),
  account_id text not null,
  adult_account text not null,
  until timestamptz not null,
  primary key (org_id, account_id, adult_account)
);
alter table adult_risk enable row level security, force row level security;
create policy own_platform on adult_risk for all to kmm_app
  using (org_id = (select me_org()) and (select me_kind()) in ('platform', 'system'))
  with check (org_id = (select me_org()) and (select me_kind()) in ('platform', 'system'));

create table adult_alert (
  id uuid primary key,
  org_id uuid not null references organisation (id),
  account_id text not null,
  adult_account text not null,
  at timestamptz not null
);
create index adult_alert_account on adult_alert (org_id, account_id, at);
alter table adult_alert enable row level security, force row level security;
create policy own_platform on adult_alert for all to kmm_app
  using (org_id = (select me_org()) and (select me_kind()) in ('platform', 'system'))
  with check (org_id = (select me_org()) and (select me_kind()) in ('platform', 'system'));

-- Why a restriction started, in the pack's own sentences, and every look that a person took at it.
alter table restriction add column reasons jsonb not null default '[]';
create table restriction_review (
  id uuid primary key,
  org_id uuid not null references organisation (id),
  restriction_id uuid not null references restriction (id) on delete cascade,
  person_id uuid not null references person (id),
  outcome text not null check (outcome in ('lift', 'keep')),
  reason text not null,
  on_appeal boolean not null,
  at timestamptz not null
);
create index restriction_review_restriction on restriction_review (restriction_id, at);
alter table restriction_review enable row level security, force row level security;
create policy own_reviewers_read on restriction_review for select to kmm_app
  using (org_id = (select me_org()) and (select me_kind()) in ('person', 'platform', 'system'));
create policy own_reviewers_write on restriction_review for insert to kmm_app
  with check (org_id = (select me_org()) and person_id = (select me_person()));
create policy goes_with_the_restriction on restriction_review for delete to kmm_app
  using (org_id = (select me_org()) and (select me_kind()) in ('platform', 'system'));
create policy own_reviewers_keep on restriction for update to kmm_app
  using (org_id = (select me_org()) and (select me_kind()) = 'person' and ended_at is null)
  with check (org_id = (select me_org()) and (select me_kind()) = 'person' and ended_at is null);

-- Until now nobody looked at a key's scopes, so a key that was given out could do everything a platform may.
update auth.api_key set scopes = array['all'] where scopes = array['events'];

grant select, insert, update, delete on guardian_contest, adult_risk, adult_alert to kmm_app;
grant select, insert on trusted_adult to kmm_app; -- history is only added to; it goes with the account
grant select, insert, delete on restriction_review to kmm_app;
