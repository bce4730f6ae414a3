-- Whose client holds a hash that ended: not every client of a key that was given it, for one that began anew afterwards
-- never had it, and may keep what a tombstone names. `live_s` says when a hash was shared (from `changed_s` of the share up
-- to that of its end, once for each time), `shared_seq` is the number of the last share. A client whose checkpoint lies in
-- it, or that passed that number within its fetch, holds the hash; it is told of the end where its key was given it.
alter table bank_hash add column live_s int8multirange not null default '{}', add column shared_seq bigint not null default 0;
-- With the second of the end in it: until now a fetch and what came after it could lie in one.
update bank_hash set shared_seq = case when state = 'shared' then seq else 0 end,
  live_s = int8multirange(int8range(shared_s, case when state <> 'shared' then changed_s end, '[]'))
where shared_at is not null;
alter table bank_hash drop column shared_s;
alter table hash_given drop column told_s;
grant update (live_s, shared_seq) on bank_hash to kmm_app;

-- What is noted is what was sent, also where the hash ends in the same moment.
drop policy own_notes on hash_given;
create policy own_notes on hash_given for insert to kmm_app
  with check ((select me_kind()) = 'platform' and org_id = (select me_org())
              and exists (select 1 from bank_hash h where h.id = hash_id and h.shared_at is not null));

-- The last second that a reader took for its checkpoint: what changes afterwards lies in a later one.
alter table exchange_clock add column read_s bigint not null default 0;
update exchange_clock set read_s = at_s;
grant update (read_s) on exchange_clock to kmm_app;
