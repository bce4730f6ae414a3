-- A young person reads that somebody keeps evidence by law; until when stands in the database and was told to nobody.
grant create on schema public to kmm_referrals;

-- The latest end of the preservations by which an organisation keeps its copy; null where none runs.
create function copy_preserved_until(p_case uuid, p_org uuid, p_at timestamptz) returns timestamptz
language sql stable set search_path = pg_catalog, public, pg_temp as $$
  select max(p.expires_at) from preservation p where p.case_id = p_case and p.origin <> 'decision' and p.ended_at is null
     and p.expires_at > p_at and p_org in (p.org_id, p.issuer_org)
$$;
alter function copy_preserved_until(uuid, uuid, timestamptz) owner to kmm_referrals;
revoke execute on function copy_preserved_until(uuid, uuid, timestamptz) from public;

create or replace function copy_preserved(p_case uuid, p_org uuid, p_at timestamptz) returns boolean
language sql stable set search_path = pg_catalog, public, pg_temp as $$
  select copy_preserved_until(p_case, p_org, p_at) is not null
$$;

drop function copies_of_report(timestamptz);
create function copies_of_report(p_at timestamptz) returns table (name jsonb, kind text, why text, until timestamptz)
language sql security definer stable set search_path = pg_catalog, public, pg_temp as $$
  select o.name, o.kind, k.why, case when k.why = 'preservation' then copy_preserved_until(r.case_id, k.org_id, p_at) end
  from report r, copies_kept(r.case_id, p_at) k join organisation o on o.id = k.org_id
  where me_kind() = 'public' and r.locator = me_locator() order by o.name ->> 'vi'
$$;
alter function copies_of_report(timestamptz) owner to kmm_referrals;
revoke execute on function copies_of_report(timestamptz) from public;
grant execute on function copies_of_report(timestamptz) to kmm_app;
revoke create on schema public from kmm_referrals;
