-- A case is called referred while something of it is out at another organisation: a referral, or an offer of transfer that
-- waits for its answer. When the last of them ends it is its owner's again, taken by whoever has it.
grant create on schema public to kmm_referrals;

create function back_at_owner(p_case uuid) returns void
language sql set search_path = pg_catalog, public, pg_temp as $$
  update cases set status = case when assignee is null then 'open' else 'taken' end
  where id = p_case and status = 'referred' and not exists (
    select 1 from referral f where f.case_id = p_case
      and (f.status = 'sent' or (f.status = 'accepted' and f.kind = 'referral')))
$$;
create function note_nothing_out() returns trigger
language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
begin
  perform back_at_owner(new.case_id);
  return null;
end $$;
alter function back_at_owner(uuid) owner to kmm_referrals;
alter function note_nothing_out() owner to kmm_referrals;
revoke execute on function back_at_owner(uuid), note_nothing_out() from public;
create trigger nothing_out after update of status on referral for each row
  when (new.status in ('returned', 'done', 'ended')) execute function note_nothing_out();
revoke create on schema public from kmm_referrals;

set local role kmm_referrals;
update cases c set status = case when c.assignee is null then 'open' else 'taken' end
where c.status = 'referred' and not exists (
  select 1 from referral f where f.case_id = c.id
    and (f.status = 'sent' or (f.status = 'accepted' and f.kind = 'referral')));
reset role;
