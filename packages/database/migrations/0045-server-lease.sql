-- One server at a time works on a database: it renews its sign of life every second, and every connection of its own
-- asks first whether its epoch still stands. A server that was replaced can open no connection any more.
create table server_lease (
  one boolean primary key default true check (one),
  epoch integer not null,
  holder text,
  renewed_at timestamptz not null
);
insert into server_lease (epoch, holder, renewed_at) values (0, null, now());
alter table server_lease enable row level security, force row level security;
create policy everybody_reads on server_lease for select to kmm_app using (true);
create policy system_renews on server_lease for update to kmm_app
  using ((select me_kind()) = 'system') with check ((select me_kind()) = 'system');
grant select, update on server_lease to kmm_app;
