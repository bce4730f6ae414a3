-- The engine knows accounts by aliases only: random, one an account, and this row is all that leads from one to the
-- other. Erasing an account destroys it (decision 0042). What was written before keeps the platform's ids until a
-- start has renamed the state, and in old rows of the journal until they are older than every window.
create table account_alias (
  org_id uuid not null references organisation (id),
  account_id text not null,
  alias text not null,
  primary key (org_id, account_id)
);
create unique index account_alias_alias on account_alias (org_id, alias);
alter table account_alias enable row level security, force row level security;
create policy own_platform on account_alias for all to kmm_app
  using (org_id = (select me_org()) and (select me_kind()) in ('platform', 'system'))
  with check (org_id = (select me_org()) and (select me_kind()) in ('platform', 'system'));
grant select, insert, delete on account_alias to kmm_app;

alter table journal add column aliased boolean not null default false;
alter table state_checkpoint add column aliased boolean not null default false;
