-- An act's number and second lie behind a salt of their own: whoever is shown the act learns their hash and not how
-- much was done before it. What was sealed before keeps its number in its leaf.
alter table ledger_outbox
  add column salt bytea check (length(salt) = 32),
  add column seconds bigint check (seconds >= 0), -- since 1970
  add check ((salt is null) = (seconds is null));
grant insert (salt, seconds) on ledger_outbox to kmm_app;

-- Neither number nor salt leaves the table with an act whose place is hidden, whatever the caller does with its rows.
drop function ledger_rows_about(bytea);
create function ledger_rows_about(p_about bytea)
  returns table (number bigint, place bytea, entry bytea, nonce bytea, idx bigint)
language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select case when o.salt is null then o.number end,
         sha256(o.salt || int8send(o.number) || int8send(o.seconds)), o.entry, o.nonce, p.idx
  from ledger_outbox o left join ledger_place p on p.id = o.id
  where o.about = p_about and not o.open order by o.number
$$;
grant create on schema public to kmm_referrals;
alter function ledger_rows_about(bytea) owner to kmm_referrals;
revoke create on schema public from kmm_referrals;
revoke execute on function ledger_rows_about(bytea) from public;
grant execute on function ledger_rows_about(bytea) to kmm_app;
