-- The ledger keeps keyed hashes for ever. Acts about an account are hashed under this name of it and not under the
-- platform's id: it stands in the one row that an erasure destroys, and then nothing that is kept makes the hash again.
alter table account_alias add column ledger_name uuid not null default gen_random_uuid();
