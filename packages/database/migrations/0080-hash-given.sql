-- Which hash a key was given while it was shared: its end is told to that key and to no other. `told_s` is `changed_s`
-- of the hash when the key first got it, so a client whose checkpoint lies before that has begun anew and never had it.
create table hash_given (
  key_id uuid not null,
  hash_id uuid not null references bank_hash (id),
  org_id uuid not null references organisation (id),
  told_s bigint not null,
  primary key (hash_id, key_id)
);
alter table hash_given enable row level security, force row level security;
create policy own_reads on hash_given for select to kmm_app
  using ((select me_kind()) = 'system' or (org_id = (select me_org()) and (select me_kind()) = 'platform'));
create policy own_notes on hash_given for insert to kmm_app
  with check ((select me_kind()) = 'platform' and org_id = (select me_org())
              and exists (select 1 from bank_hash h where h.id = hash_id and h.state = 'shared'));
create policy house_forgets on hash_given for delete to kmm_app using ((select me_kind()) = 'system');
grant select, insert, delete on hash_given to kmm_app;
