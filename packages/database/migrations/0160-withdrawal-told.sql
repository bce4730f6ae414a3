-- Who accepted a part of a case keeps its copy of it after a withdrawal (decision 0138), and did not see the report that
-- says there was one: it went on as if it were still wished. Whoever may see a case is told whether it was withdrawn,
-- and nothing else of the report.
grant create on schema public to kmm_referrals;
create function withdrawn_among(p_cases uuid[]) returns setof uuid
language sql security definer stable set search_path = pg_catalog, public, pg_temp as $$
  select r.case_id from report r
  where me_kind() = 'person' and r.case_id = any (p_cases) and r.withdrawn_hour is not null
    and exists (select 1 from case_access a where a.case_id = r.case_id and a.org_id = me_org()
                and (a.expires_at is null or a.expires_at > now()))
$$;
alter function withdrawn_among(uuid[]) owner to kmm_referrals;
revoke execute on function withdrawn_among(uuid[]) from public;
grant execute on function withdrawn_among(uuid[]) to kmm_app;
revoke create on schema public from kmm_referrals;
