create table account (
  org_id uuid not null references organisation (id),
  id text not null,
  age_band text not null,
  age_sources jsonb not null default '[]',
  created_at timestamptz not null,
  country text,
  time_zone text,
  guardian_account text,
  put_at timestamptz not null default now(),
  primary key (org_id, id)
);
alter table account enable row level security, force row level security;
create policy own_platform on account for all to kmm_app
  using (org_id = (select me_org()) and (select me_kind()) in ('platform', 'system'))
  with check (org_id = (select me_org()) and (select me_kind()) in ('platform', 'system'));

-- One row a batch. Text of an event is never here: ids, numbers, state writes, and decisions that were more than an allow.
create table journal (
  org_id uuid not null references organisation (id),
  batch bigint not null,
  first_seq bigint not null,
  arrived_at timestamptz not null,
  last_event_at timestamptz not null,
  events jsonb not null,    -- [[id hash, event id or null], …] in sequence order; the id only where it may be cited
  writes jsonb not null,    -- state writes, in order, replayed at start
  decisions jsonb not null, -- {event index: judgement}; a plain allow is absent
  policy text not null,
  mode text not null,
  primary key (org_id, batch)
);
alter table journal enable row level security, force row level security;
create policy own_platform on journal for all to kmm_app
  using (org_id = (select me_org()) and (select me_kind()) in ('platform', 'system'))
  with check (org_id = (select me_org()) and (select me_kind()) in ('platform', 'system'));

create table state_checkpoint (
  org_id uuid primary key references organisation (id),
  batch bigint not null,
  state bytea not null,
  made_at timestamptz not null default now()
);
alter table state_checkpoint enable row level security, force row level security;
create policy own_platform on state_checkpoint for all to kmm_app
  using (org_id = (select me_org()) and (select me_kind()) = 'system')
  with check (org_id = (select me_org()) and (select me_kind()) = 'system');

create table webhook (
  org_id uuid primary key references organisation (id),
  url text not null,
  events text[] not null,
  secret text not null, -- sealed under the server's secret
  changed_at timestamptz not null default now()
);
alter table webhook enable row level security, force row level security;
create policy own_platform on webhook for all to kmm_app
  using (org_id = (select me_org()) and (select me_kind()) in ('platform', 'system'))
  with check (org_id = (select me_org()) and (select me_kind()) in ('platform', 'system'));

create table idempotency (
  scope text not null,
  key_hash text not null,
  request_hash text not null,
  status integer not null,
  body text not null, -- sealed under the request's own key and the server's, because an answer may hold a receipt
  made_at timestamptz not null default now(),
  primary key (scope, key_hash)
);
create index idempotency_age on idempotency (scope, made_at);
alter table idempotency enable row level security, force row level security;
create policy own_scope on idempotency for all to kmm_app
  using (scope = coalesce((select me_org())::text, (select me_kind())))
  with check (scope = coalesce((select me_org())::text, (select me_kind())));
create policy old_ones_go on idempotency for delete to kmm_app using ((select me_kind()) = 'system');
create policy old_ones_are_found on idempotency for select to kmm_app using ((select me_kind()) = 'system');

grant select, insert, update, delete on account, journal, state_checkpoint, webhook, idempotency to kmm_app;
