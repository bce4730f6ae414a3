-- Whom one person switched off is let in again from a desk although nobody else of the unit may say so: where there is no
-- other supervisor or administrator, an auditor of the coalition looks at it (decision 0163).
alter table switch_off add column theft boolean not null default false;
create policy system_reads on switch_off for select to kmm_app using ((select me_kind()) = 'system');

grant select on switch_off, person to kmm_referrals;
create policy reviewers_counted on switch_off for select to kmm_referrals using (true);
create policy reviewers_counted on person for select to kmm_referrals using (true);
grant create on schema public to kmm_referrals;
-- What waits for an auditor: nobody who may switch off and on is left in the unit beside the one who did it.
create function switch_offs_for_auditor(p_person uuid) returns setof uuid
language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select s.id from switch_off s join person me on me.id = p_person
  where me.active and 'coalition-auditor' = any (me.roles) and s.outcome is null and s.by_person <> me.id
    and not exists (select 1 from person p where p.org_id = s.org_id and p.active and p.id <> s.by_person
                    and p.roles && array['supervisor', 'administrator'])
$$;
alter function switch_offs_for_auditor(uuid) owner to kmm_referrals;
revoke create on schema public from kmm_referrals;
revoke all on function switch_offs_for_auditor(uuid) from public;
grant execute on function switch_offs_for_auditor(uuid) to kmm_app;
