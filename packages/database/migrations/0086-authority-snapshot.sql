-- What the public is told of authorities' requests and of acts done alone: one row a day, after small numbers were
-- withheld, made once by the system. Two rows of one day could be subtracted, so nobody changes or takes one back.
create table authority_snapshot (
  day date primary key, -- in Vietnamese time
  published jsonb not null,
  made_at timestamptz not null
);
alter table authority_snapshot enable row level security, force row level security;
create policy public_counts on authority_snapshot for select to kmm_app using (true);
create policy system_counts on authority_snapshot for insert to kmm_app with check ((select me_kind()) = 'system');
grant select, insert on authority_snapshot to kmm_app; -- nobody may update or delete
