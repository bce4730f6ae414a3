-- What the server gives to browsers as code, by release: public by nature, and kept, so that an old release can still
-- be compared with its entry in the log. Written by the system as it starts; nobody changes or takes back a row.
create table served_release (
  number bigint generated always as identity primary key,
  at timestamptz not null,
  list_hash bytea not null check (length(list_hash) = 32), -- SHA-256 of the list, as the log holds it
  list text not null check (list_hash = sha256(convert_to(list, 'UTF8')))
);
create index served_release_hash on served_release (list_hash);
alter table served_release enable row level security, force row level security;
create policy everybody_compares on served_release for select to kmm_app using (true);
create policy system_releases on served_release for insert to kmm_app with check ((select me_kind()) = 'system');
grant select, insert on served_release to kmm_app; -- nobody may update or delete
