create table organisation (
  id uuid primary key,
  kind text not null check (kind in ('platform', 'helpline', 'police', 'school', 'coalition')),
  name_vi text not null,
  name_en text not null,
  mode text not null default 'shadow' check (mode in ('shadow', 'live')),
  created_at timestamptz not null default now()
);
alter table organisation enable row level security, force row level security;
create policy read_all on organisation for select to kmm_app using (true); -- names are public
create policy system_writes on organisation for all to kmm_app
  using ((select me_kind()) = 'system') with check ((select me_kind()) = 'system');

create table person (
  id uuid primary key,
  org_id uuid not null references organisation (id),
  name text not null,
  email text not null,
  roles text[] not null,
  active boolean not null default true,
  key_id text,
  public_key text,
  locked_key text, -- the private key under the unlock phrase, which never reaches the server
  key_salt text,
  created_at timestamptz not null default now()
);
create unique index person_email on person (lower(email));
alter table person enable row level security, force row level security;
create policy own_org_reads on person for select to kmm_app
  using (org_id = (select me_org()) or (select me_kind()) = 'system');
create policy system_writes on person for all to kmm_app
  using ((select me_kind()) = 'system') with check ((select me_kind()) = 'system');

create table team (
  id uuid primary key,
  org_id uuid not null references organisation (id),
  name_vi text not null,
  name_en text not null,
  takes_reports boolean not null default false,
  key_id text not null,
  public_key text not null,
  go_live_signed_at timestamptz,
  go_live_signed_by uuid references person (id)
);
alter table team enable row level security, force row level security;
create policy read_all on team for select to kmm_app using (true); -- names and public keys are public
create policy system_writes on team for all to kmm_app
  using ((select me_kind()) = 'system') with check ((select me_kind()) = 'system');

create table team_member (
  team_id uuid not null references team (id),
  person_id uuid not null references person (id),
  org_id uuid not null references organisation (id),
  sealed_key jsonb not null, -- the team's private key, sealed to the member's public key
  primary key (team_id, person_id)
);
alter table team_member enable row level security, force row level security;
create policy own_org_reads on team_member for select to kmm_app
  using (org_id = (select me_org()) or (select me_kind()) in ('system', 'public'));
create policy system_writes on team_member for all to kmm_app
  using ((select me_kind()) = 'system') with check ((select me_kind()) = 'system');

create table roster (
  id uuid primary key,
  team_id uuid not null references team (id),
  org_id uuid not null references organisation (id),
  person_id uuid not null references person (id),
  starts_at timestamptz not null,
  ends_at timestamptz not null check (ends_at > starts_at)
);
create index roster_team on roster (team_id, ends_at);
alter table roster enable row level security, force row level security;
create policy own_org_or_door on roster for select to kmm_app
  using (org_id = (select me_org()) or (select me_kind()) in ('system', 'public'));
create policy own_org_writes on roster for insert to kmm_app
  with check ((select me_kind()) = 'system' or (org_id = (select me_org()) and person_id = (select me_person())));
create policy own_duty_ends on roster for delete to kmm_app
  using (org_id = (select me_org()) and person_id = (select me_person()));

create table auth.credential (
  person_id uuid primary key references public.person (id),
  password_hash text not null,
  totp_secret text, -- sealed under the server's secret; never in clear
  totp_last_step bigint not null default 0, -- a code works once
  failures integer not null default 0,
  locked_until timestamptz
);
create table auth.session (
  token_hash bytea primary key,
  person_id uuid not null references public.person (id),
  created_at timestamptz not null,
  seen_at timestamptz not null,
  expires_at timestamptz not null
);
create table auth.api_key (
  id uuid primary key,
  org_id uuid not null references public.organisation (id),
  key_hash bytea not null unique,
  scopes text[] not null,
  created_at timestamptz not null default now(),
  revoked_at timestamptz
);
grant select, insert, update, delete on all tables in schema auth to kmm_auth;
grant select on person, organisation to kmm_auth;
create policy sign_in_reads on person for select to kmm_auth using (true);
create policy sign_in_reads on organisation for select to kmm_auth using (true);
alter table auth.credential enable row level security, force row level security;
alter table auth.session enable row level security, force row level security;
alter table auth.api_key enable row level security, force row level security;
create policy auth_only on auth.credential for all to kmm_auth using (true) with check (true);
create policy auth_only on auth.session for all to kmm_auth using (true) with check (true);
create policy auth_only on auth.api_key for all to kmm_auth using (true) with check (true);

grant select on organisation, person, team, team_member, roster to kmm_app;
grant insert, update on organisation, person, team to kmm_app;
grant insert, update, delete on team_member to kmm_app;
grant insert, delete on roster to kmm_app;
