-- Who was sent a part is told that its reporter no longer lets it know (decision 0177). It reads no event of the case; of the
-- words it is given those about itself and about its level, while its part is its own to read.
grant create on schema public to kmm_referrals;
create function words_about_receiver(p_case uuid, p_level text)
returns table (type text, at timestamptz, level text, org uuid)
language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select e.type, e.at, e.detail ->> 'level', (e.detail ->> 'toOrg')::uuid
  from case_event e
  where e.case_id = p_case
    and e.type in ('transfer.agreed', 'transfer.refused', 'consent.allowed', 'consent.refused', 'consent.restored')
    and ((e.detail ->> 'toOrg')::uuid = me_org() or e.detail ->> 'level' = p_level)
    and exists (select 1 from referral f where f.case_id = p_case and f.to_org = me_org() and f.status in ('sent', 'accepted'))
  order by e.version
$$;
alter function words_about_receiver(uuid, text) owner to kmm_referrals;
revoke execute on function words_about_receiver(uuid, text) from public;
grant execute on function words_about_receiver(uuid, text) to kmm_app;
revoke create on schema public from kmm_referrals;
