create table pledge (
  id bigint generated always as identity primary key,
  nickname text not null,
  province text not null,
  signed_hour timestamptz not null
);
create index pledge_province on pledge (province);
alter table pledge enable row level security, force row level security;
create policy anyone_signs on pledge for insert to kmm_app with check ((select me_kind()) = 'public');
create policy counted on pledge for select to kmm_app using (true);
grant insert on pledge to kmm_app;
grant select (province) on pledge to kmm_app; -- counts only: nobody lists nicknames
