-- Whoever owned a case reads nothing of it after it has handed it on. What had been referred to it before it became the
-- owner ends as it becomes the owner: a referral that went on beside the ownership would outlive it.
create function end_own_referrals() returns trigger
language plpgsql set search_path = pg_catalog, public, pg_temp as $$
declare one uuid;
begin
  for one in select f.id from referral f where f.case_id = new.case_id and f.to_org = new.to_org
               and f.kind = 'referral' and f.status = 'accepted' order by f.made_at, f.id for update loop
    perform end_referral(one, 'handed-over', new.answered_at);
  end loop;
  return null;
end $$;
grant create on schema public to kmm_referrals;
alter function end_own_referrals() owner to kmm_referrals;
revoke create on schema public from kmm_referrals;
create trigger ends_own_referrals after update of status on referral for each row
  when (new.kind = 'transfer' and new.status = 'accepted') execute function end_own_referrals();

-- As it would have been: nobody reads by a referral what it has handed on.
set local role kmm_referrals;
update referral r set status = 'ended', answered_at = now()
where r.kind = 'referral' and r.status = 'accepted' and exists (
  select 1 from referral t where t.case_id = r.case_id and t.to_org = r.to_org and t.kind = 'transfer'
    and t.status = 'accepted' and t.answered_at >= r.made_at);
reset role;
