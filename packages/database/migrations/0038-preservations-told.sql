-- A preservation is of use only where the data lie. After a transfer the new owner's was told to nobody but itself; the
-- platform whose accounts the case is about hears of it too, by a mark of its own (decision 0038).
alter table preservation add column platform_told_at timestamptz;
create index preservation_platform_untold on preservation (case_id) where platform_told_at is null and ended_at is null;
grant update (platform_told_at) on preservation to kmm_app;

-- As the role that may see a case which the platform handed on: what the webhook carries, and that it was told.
create policy tells_platform on preservation for all to kmm_referrals using (true) with check (true);
grant select, update (platform_told_at) on preservation to kmm_referrals;
-- Nobody is to be told where the keeper is the platform, or the case has none: such a mark is set from the start, so
-- that looking for what is untold reads nothing else.
set local role kmm_referrals;
update preservation p set platform_told_at = p.issued_at from cases c
where c.id = p.case_id and coalesce(c.platform_id, p.org_id) = p.org_id;
reset role;
create function take_untold_preservations(at timestamptz)
returns table (id uuid, case_id uuid, scope text[], expires_at timestamptz, subject text)
language sql security definer set search_path = pg_catalog, public as $$
  update preservation p set platform_told_at = at
  from cases c
  where c.id = p.case_id and p.id in (
    select u.id from preservation u join cases o on o.id = u.case_id
    where o.platform_id = me_org() and me_kind() = 'platform' and u.org_id <> o.platform_id
      and u.platform_told_at is null and u.ended_at is null
    order by u.id limit 500 for update of u skip locked)
  returning p.id, p.case_id, p.scope, p.expires_at, c.subject
$$;
grant create on schema public to kmm_referrals;
alter function take_untold_preservations(timestamptz) owner to kmm_referrals;
revoke execute on function take_untold_preservations(timestamptz) from public;
grant execute on function take_untold_preservations(timestamptz) to kmm_app;
revoke create on schema public from kmm_referrals;
