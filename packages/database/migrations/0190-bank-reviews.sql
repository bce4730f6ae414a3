-- A young person read that hashes are looked at by somebody before they go out, while no desk shows them: they are
-- reviewed through the interface alone, where anybody does so at all. The public is told when a bank that takes
-- take-downs was last reviewed, to the hour, and nothing of what was reviewed or by whom.
grant create on schema public to kmm_referrals;
create policy review_times on bank_hash for select to kmm_referrals using (true);
create policy review_times on bank for select to kmm_referrals using (true);
grant select on bank_hash, bank to kmm_referrals;
create function bank_reviews() returns table (bank uuid, reviewed_hour timestamptz)
language sql security definer stable set search_path = pg_catalog, public, pg_temp as $$
  select b.id, date_trunc('hour', max(h.reviewed_at), 'UTC')
  from bank b join bank_hash h on h.bank_id = b.id
  where me_kind() = 'public' and b.takes is not null and h.reviewed_at is not null group by b.id
$$;
alter function bank_reviews() owner to kmm_referrals;
revoke execute on function bank_reviews() from public;
grant execute on function bank_reviews() to kmm_app;
revoke create on schema public from kmm_referrals;
