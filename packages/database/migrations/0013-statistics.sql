-- What was published of a closed period: public by nature, written once by the system, never changed or taken back,
-- because two versions of one period could be subtracted from each other.
create table statistic_period (
  starts_at timestamptz primary key,
  ends_at timestamptz not null check (ends_at > starts_at),
  published jsonb not null, -- after small numbers were withheld; the numbers before that are not kept
  made_at timestamptz not null
);
alter table statistic_period enable row level security, force row level security;
create policy public_figures on statistic_period for select to kmm_app using (true);
create policy system_publishes on statistic_period for insert to kmm_app with check ((select me_kind()) = 'system');
grant select, insert on statistic_period to kmm_app; -- nobody may update or delete
