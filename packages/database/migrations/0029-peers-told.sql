-- Whose accounts a case of a decision is about. The owner changes with a transfer; this never does, and nobody else is
-- told of those accounts.
alter table cases add column platform_id uuid references organisation (id);
create function note_platform() returns trigger language plpgsql set search_path = pg_catalog, public as $$
begin
  new.platform_id := case when new.origin = 'decision' then new.org_id end;
  return new;
end $$;
create trigger platform before insert on cases for each row execute function note_platform();

-- As the role that may: the first transfer that was accepted was the platform's own.
set local role kmm_referrals;
update cases c set platform_id = coalesce(
  (select f.from_org from referral f where f.case_id = c.id and f.kind = 'transfer' and f.status = 'accepted'
   order by f.answered_at limit 1), c.org_id)
where c.origin = 'decision';
reset role;

drop index cases_peers_untold;
create index cases_peers_untold on cases (platform_id) where (peers is not distinct from 'confirmed') <> peers_told;

-- The platform hears of its accounts after a transfer too, when it no longer sees the case: what the webhook carries
-- and that it was told, nothing else (decision 0029).
create function take_untold_peers()
returns table (id uuid, subject text, affected_child text, category text, confirmed boolean)
language sql security definer set search_path = pg_catalog, public as $$
  update cases c set peers_told = c.peers is not distinct from 'confirmed'
  where c.id in (
    select u.id from cases u
    where u.platform_id = me_org() and me_kind() = 'platform'
      and (u.peers is not distinct from 'confirmed') <> u.peers_told
    order by u.id limit 500 for update skip locked)
  returning c.id, c.subject, c.affected_child, c.category, c.peers_told
$$;
grant create on schema public to kmm_referrals;
alter function take_untold_peers() owner to kmm_referrals;
revoke execute on function take_untold_peers() from public;
grant execute on function take_untold_peers() to kmm_app;
revoke create on schema public from kmm_referrals;
revoke update (peers_told) on cases from kmm_app;
