-- Who owns a case by a transfer is its owner and no receiver of a copy: from a withdrawal on it reads nothing, and its
-- key dies with the others (decision 0138). Only a referral, an override or a preservation leaves a copy.
create or replace function copies_kept(p_case uuid, p_at timestamptz) returns table (org_id uuid, why text)
language sql stable set search_path = pg_catalog, public, pg_temp as $$
  select distinct on (o.org) o.org, o.why from (
    select f.to_org as org, case when v.id is null then 'referral' else 'override' end as why
    from referral f left join override v on v.ref_id = f.id and v.act = 'refer'
    where f.case_id = p_case and f.kind = 'referral'
      and (f.status = 'accepted' or (f.status = 'sent' and v.id is not null))
    union all
    select k.org_id, 'preservation' from case_key k
    where k.case_id = p_case and k.org_id is not null and copy_preserved(p_case, k.org_id, p_at)
  ) o order by o.org, o.why
$$;

-- Copies of reports that are withdrawn already are hidden from here on, and die when the withdrawal said so.
set local role kmm_referrals;
update case_key k set dies_at = r.resumable_until from report r
where r.case_id = k.case_id and r.withdrawn_hour is not null and k.destroyed_at is null and k.dies_at is null
  and not exists (select 1 from copies_kept(k.case_id, now()) o where o.org_id = k.org_id);
reset role;

-- Whether a copy is hidden is asked of its key, and who has handed a case over sees the key of what it kept: its notes
-- are hidden with the rest.
create policy own_copy on case_key for select to kmm_app using (org_id = (select me_org()));
