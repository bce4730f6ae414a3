-- Which organisation was answered with a hash's signal when it looked a picture up: it holds no hash, but may have acted on
-- the signal, and hears of its end.
create table hash_answer (
  hash_id uuid not null references bank_hash (id),
  org_id uuid not null references organisation (id),
  primary key (hash_id, org_id)
);
alter table hash_answer enable row level security, force row level security;
create policy own_reads on hash_answer for select to kmm_app
  using ((select me_kind()) = 'system' or (org_id = (select me_org()) and (select me_kind()) = 'platform'));
create policy own_notes on hash_answer for insert to kmm_app
  with check ((select me_kind()) = 'platform' and org_id = (select me_org())
              and exists (select 1 from bank_hash h where h.id = hash_id and h.shared_at is not null));
create policy house_forgets on hash_answer for delete to kmm_app using ((select me_kind()) = 'system');
grant select, insert, delete on hash_answer to kmm_app;

-- A receipt tells which receivers know of a withdrawal: those of the hashes that it shows.
create policy receipt_reads on hash_answer for select to kmm_app
  using ((select me_kind()) = 'public' and exists (select 1 from bank_hash h where h.id = hash_id));
create policy receipt_reads on hash_given for select to kmm_app
  using ((select me_kind()) = 'public' and exists (select 1 from bank_hash h where h.id = hash_id));
