-- What an account changed of its protections. A looser value waits beside the one that holds; which of the two is
-- valid is computed from `applies_at` when it is read, so no job has to wake up for it.
create table protection_setting (
  org_id uuid not null,
  account_id text not null,
  key text not null,
  value jsonb not null,
  pending jsonb,
  applies_at timestamptz,
  primary key (org_id, account_id, key),
  foreign key (org_id, account_id) references account (org_id, id) on delete cascade,
  check ((pending is null) = (applies_at is null))
);
alter table protection_setting enable row level security, force row level security;
create policy own_platform on protection_setting for all to kmm_app
  using (org_id = (select me_org()) and (select me_kind()) in ('platform', 'system'))
  with check (org_id = (select me_org()) and (select me_kind()) in ('platform', 'system'));

-- The account's own history: who changed what, and from when it holds. Never about reports, blocks or notices.
create table protection_change (
  id bigint generated always as identity primary key,
  org_id uuid not null,
  account_id text not null,
  key text not null,
  from_value jsonb not null,
  to_value jsonb not null,
  by text not null check (by in ('teen', 'guardian', 'both', 'self', 'age')),
  at timestamptz not null,
  applies_at timestamptz not null,
  foreign key (org_id, account_id) references account (org_id, id) on delete cascade
);
create index protection_change_account on protection_change (org_id, account_id, id);
alter table protection_change enable row level security, force row level security;
create policy own_platform on protection_change for all to kmm_app
  using (org_id = (select me_org()) and (select me_kind()) in ('platform', 'system'))
  with check (org_id = (select me_org()) and (select me_kind()) in ('platform', 'system'));

create table guardian_token (
  token_hash bytea primary key,
  org_id uuid not null,
  account_id text not null,
  guardian_account text not null,
  expires_at timestamptz not null,
  used_at timestamptz,
  foreign key (org_id, account_id) references account (org_id, id) on delete cascade
);
create index guardian_token_account on guardian_token (org_id, account_id);
alter table guardian_token enable row level security, force row level security;
create policy own_platform on guardian_token for all to kmm_app
  using (org_id = (select me_org()) and (select me_kind()) in ('platform', 'system'))
  with check (org_id = (select me_org()) and (select me_kind()) in ('platform', 'system'));

-- A bundle of limits on new contacts. The account may never have been put, so nothing refers to it.
create table restriction (
  id uuid primary key,
  org_id uuid not null references organisation (id),
  account_id text not null,
  bundle text not null,
  cause text not null,    -- the event whose decision started it
  policy text not null,
  since timestamptz not null,
  review_at timestamptz not null,
  until timestamptz not null check (until > since),
  appealed_at timestamptz,
  ended_at timestamptz,
  ended text check (ended in ('expired', 'lifted')),
  ended_by uuid references person (id),
  end_reason text,
  told_at timestamptz,    -- when the platform's webhook was queued for the end
  check ((ended_at is null) = (ended is null)),
  check ((ended_by is null) = (end_reason is null))
);
create unique index restriction_runs on restriction (org_id, account_id, bundle) where ended_at is null;
create index restriction_account on restriction (org_id, account_id);
create index restriction_untold on restriction (until) where told_at is null;
alter table restriction enable row level security, force row level security;
create policy own_platform on restriction for all to kmm_app
  using ((org_id = (select me_org()) and (select me_kind()) in ('platform', 'system')))
  with check (org_id = (select me_org()) and (select me_kind()) in ('platform', 'system'));
create policy own_reviewers_read on restriction for select to kmm_app
  using (org_id = (select me_org()) and (select me_kind()) = 'person');
create policy own_reviewers_end on restriction for update to kmm_app
  using (org_id = (select me_org()) and (select me_kind()) = 'person' and ended_at is null)
  with check (org_id = (select me_org()) and ended = 'lifted' and ended_by = (select me_person()));
create policy sweeper_reads on restriction for select to kmm_app
  using ((select me_kind()) = 'system' and (select me_org()) is null);

grant select, insert, update, delete on protection_setting to kmm_app;
grant select, insert on protection_change to kmm_app; -- history is only added to; it goes with the account
grant select, insert, update, delete on guardian_token to kmm_app;
grant select, insert, update, delete on restriction to kmm_app;
