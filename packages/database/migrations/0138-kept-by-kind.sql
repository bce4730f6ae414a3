-- A reporter is told what kind of organisation keeps a copy: a name alone does not say that it is the police.
grant create on schema public to kmm_referrals;

drop function copies_of_report(timestamptz);
create function copies_of_report(p_at timestamptz) returns table (name_vi text, name_en text, kind text, why text)
language sql security definer stable set search_path = pg_catalog, public, pg_temp as $$
  select o.name_vi, o.name_en, o.kind, k.why
  from report r, copies_kept(r.case_id, p_at) k join organisation o on o.id = k.org_id
  where me_kind() = 'public' and r.locator = me_locator() order by o.name_vi
$$;

alter function copies_of_report(timestamptz) owner to kmm_referrals;
revoke execute on function copies_of_report(timestamptz) from public;
grant execute on function copies_of_report(timestamptz) to kmm_app;
revoke create on schema public from kmm_referrals;
