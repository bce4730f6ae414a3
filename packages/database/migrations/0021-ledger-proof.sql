-- A reporter's proof starts from the bytes of an entry; without this, finding its place reads the whole log.
create index ledger_leaf_by_hash on ledger_leaf (sha256(entry));
