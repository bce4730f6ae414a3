-- Acts are published sealed and in batches. What opens a leaf stays here: the outbox is kept, nobody may change or
-- delete a row of it, and each act has a number in the order of the commits, without a gap. A row that is gone leaves
-- a gap, which auditors see.
alter table ledger_outbox
  add column nonce bytea,
  add column about bytea, -- the keyed hash of the first thing that the act touched
  add column number bigint unique;
create index ledger_outbox_about on ledger_outbox (about, number) where about is not null;
create index ledger_outbox_open on ledger_outbox (id) where open;

-- What waits from before has no nonce of its own making yet.
update ledger_outbox set nonce = sha256(uuid_send(gen_random_uuid()) || uuid_send(gen_random_uuid())) where not open;
update ledger_outbox o set number = n.number
from (select id, row_number() over (order by id) as number from ledger_outbox where not open) n where n.id = o.id;
alter table ledger_outbox add check (open or length(nonce) = 32);

create table ledger_counter (
  only_one boolean primary key default true check (only_one),
  number bigint not null
);
insert into ledger_counter (number) select coalesce(max(number), 0) from ledger_outbox;
create table ledger_place (
  id bigint primary key references ledger_outbox (id),
  idx bigint not null unique references ledger_leaf (idx)
);
create table ledger_batch (
  batch bigint primary key,
  at timestamptz not null unique,
  every integer not null check (every > 0),
  size integer not null check (size > 0),
  last_number bigint not null -- every act up to this number is in this batch or an earlier one
);
alter table ledger_counter enable row level security, force row level security;
alter table ledger_place enable row level security, force row level security;
alter table ledger_batch enable row level security, force row level security;

drop policy sequencer_clears on ledger_outbox;
revoke delete on ledger_outbox from kmm_app;
grant select, insert on ledger_place, ledger_batch to kmm_app; -- nobody may update or delete
create policy sequencer_reads on ledger_place for select to kmm_app using ((select me_kind()) = 'system');
create policy sequencer_writes on ledger_place for insert to kmm_app with check ((select me_kind()) = 'system');
create policy sequencer_reads on ledger_batch for select to kmm_app using ((select me_kind()) = 'system');
create policy sequencer_writes on ledger_batch for insert to kmm_app with check ((select me_kind()) = 'system');

-- Auditors open every leaf.
create function me_audits() returns boolean language sql stable as $$
  select exists (select 1 from person p where p.id = me_person() and me_kind() = 'person' and p.active
                 and 'coalition-auditor' = any (p.roles)) $$;
create policy auditors_read on ledger_outbox for select to kmm_app using ((select me_audits()));
create policy auditors_read on ledger_place for select to kmm_app using ((select me_audits()));

-- The number is given as the transaction commits: the lock on the counter lasts for the commit alone, so that no
-- client that stops holds it, and numbers become visible in their order.
create function number_ledger_row() returns trigger
language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare
  n bigint;
begin
  update ledger_counter set number = number + 1 returning number into n;
  update ledger_outbox set number = n where id = new.id;
  return null;
end $$;

-- Whoever knows the keyed hash of a thing was shown the thing: only the server's key makes it, after its own check.
create function ledger_rows_about(p_about bytea)
  returns table (number bigint, entry bytea, nonce bytea, idx bigint)
language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select o.number, o.entry, o.nonce, p.idx from ledger_outbox o left join ledger_place p on p.id = o.id
  where o.about = p_about and not o.open order by o.number
$$;
grant create on schema public to kmm_referrals;
alter function number_ledger_row() owner to kmm_referrals;
alter function ledger_rows_about(bytea) owner to kmm_referrals;
revoke create on schema public from kmm_referrals;
revoke execute on function ledger_rows_about(bytea) from public;
grant execute on function ledger_rows_about(bytea) to kmm_app;
grant select, update (number) on ledger_outbox to kmm_referrals;
grant select, update on ledger_counter to kmm_referrals;
grant select on ledger_place to kmm_referrals;
create policy numbers_and_opens on ledger_outbox for select to kmm_referrals using (true);
create policy numbers on ledger_outbox for update to kmm_referrals using (number is null) with check (number is not null);
create policy counts on ledger_counter for all to kmm_referrals using (true) with check (true);
create policy opens on ledger_place for select to kmm_referrals using (true);

create constraint trigger ledger_number after insert on ledger_outbox deferrable initially deferred
  for each row when (not new.open) execute function number_ledger_row();
