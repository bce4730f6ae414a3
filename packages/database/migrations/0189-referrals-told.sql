-- A young person read that the police "may see the part that they need" while nobody there had accepted anything, and
-- not that they gave it back, nor what the people who review an act done alone came to. Who holds the receipt is told of
-- each referral whether more than the letter went along, why it came back, and the verdict; nothing else of either.
grant create on schema public to kmm_referrals;
create function referrals_of_report()
  returns table (referral uuid, parts boolean, returned text, verdict text)
language sql security definer stable set search_path = pg_catalog, public, pg_temp as $$
  select f.id,
    exists (select 1 from content_share h where h.referral_id = f.id and h.content_id is distinct from f.note_id),
    case when f.status = 'returned' then
      (select e.detail ->> 'reason' from case_event e
       where e.case_id = f.case_id and e.type = 'referral.returned' and e.detail ->> 'referral' = f.id::text
       order by e.version desc limit 1) end,
    (select o.verdict from override o where o.act = 'refer' and o.ref_id = f.id)
  from report r join referral f on f.case_id = r.case_id
  where me_kind() = 'public' and r.locator = me_locator() and f.kind = 'referral'
$$;
alter function referrals_of_report() owner to kmm_referrals;
revoke execute on function referrals_of_report() from public;
grant execute on function referrals_of_report() to kmm_app;
revoke create on schema public from kmm_referrals;
