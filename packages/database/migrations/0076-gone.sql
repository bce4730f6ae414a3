-- What was withdrawn or has had its time is gone: copies die by their keys (decision 0075), rows follow.
alter table report add column resumable_until timestamptz; -- until then the receipt takes a withdrawal back
alter table case_key
  add column dies_at timestamptz,   -- set by a withdrawal: hidden from now on, destroyed then
  add column why text check (why in ('withdrawn', 'expired')),
  add column contents integer,      -- how many contents this copy had
  add column burnt_at timestamptz,  -- when no replica of the key store held the key any more
  add check ((destroyed_at is null) = (why is null)),
  add check (burnt_at is null or destroyed_at is not null);
create index case_key_dying on case_key (dies_at) where destroyed_at is null and dies_at is not null;
create index case_key_unburnt on case_key (destroyed_at) where destroyed_at is not null and burnt_at is null;
alter table cases add column closed_at timestamptz, add column erased_at timestamptz;

create function note_closing() returns trigger language plpgsql set search_path = pg_catalog, public, pg_temp as $$
begin
  new.closed_at := case when new.status = 'closed' then coalesce(old.closed_at, new.updated_at) end;
  return new;
end $$;
create trigger closing before update of status on cases for each row execute function note_closing();

create policy answers on case_key for all to kmm_referrals using (true) with check (true);
create policy retention on report for all to kmm_referrals using (true) with check (true);
create policy retention on case_event for all to kmm_referrals using (true) with check (true);
create policy retention on export_packet for all to kmm_referrals using (true) with check (true);
create policy retention on organisation for select to kmm_referrals using (true);
create policy retention on override for select to kmm_referrals using (true);
create policy retention on preservation for select to kmm_referrals using (true);
grant select, update on case_key, case_event, export_packet to kmm_referrals;
grant select, update, delete on report to kmm_referrals;
grant delete on sealed_content, content_share to kmm_referrals;
grant select on override, preservation, organisation to kmm_referrals;

set local role kmm_referrals;
update cases set closed_at = updated_at where status = 'closed';
reset role;
create index cases_closed on cases (closed_at) where closed_at is not null and erased_at is null;

-- Hidden at once from everybody at a desk whose copy is to die: text, notes and all.
create policy not_taken_back on sealed_content as restrictive for select to kmm_app
  using (not exists (select 1 from case_key k where k.case_id = sealed_content.case_id and k.org_id = (select me_org())
                     and k.dies_at is not null and k.destroyed_at is null));

grant create on schema public to kmm_referrals;

-- A preservation that a person issued, which ends by itself after 90 days at most. One that a policy's decision issued
-- holds nothing back: no person gave a reason.
create function copy_preserved(p_case uuid, p_org uuid, p_at timestamptz) returns boolean
language sql stable set search_path = pg_catalog, public, pg_temp as $$
  select exists (select 1 from preservation p where p.case_id = p_case and p.origin <> 'decision' and p.ended_at is null
                 and p.expires_at > p_at and p_org in (p.org_id, p.issuer_org))
$$;

-- Whose copy a withdrawal leaves, and why; one reason each.
create function copies_kept(p_case uuid, p_at timestamptz) returns table (org_id uuid, why text)
language sql stable set search_path = pg_catalog, public, pg_temp as $$
  select distinct on (o.org) o.org, o.why from (
    select f.to_org as org, case when v.id is null then 'referral' else 'override' end as why
    from referral f left join override v on v.ref_id = f.id and v.act = 'refer'
    where f.case_id = p_case and (f.status = 'accepted' or (f.status = 'sent' and v.id is not null))
    union all
    select k.org_id, 'preservation' from case_key k
    where k.case_id = p_case and k.org_id is not null and copy_preserved(p_case, k.org_id, p_at)
  ) o order by o.org, o.why
$$;

-- When an organisation that does not own a case was done with it; null while it still has it, or never had it.
create function copy_ended_at(p_case uuid, p_org uuid) returns timestamptz
language sql stable set search_path = pg_catalog, public, pg_temp as $$
  select case when bool_or(f.to_org = p_org and (f.status = 'sent' or (f.status = 'accepted' and f.kind = 'referral')))
              then null else max(f.answered_at) end
  from referral f where f.case_id = p_case
    and (f.to_org = p_org or (f.from_org = p_org and f.kind = 'transfer' and f.status = 'accepted'))
$$;

-- What a reporter is told before and after a withdrawal.
create function copies_of_report(p_at timestamptz) returns table (name_vi text, name_en text, why text)
language sql security definer stable set search_path = pg_catalog, public, pg_temp as $$
  select o.name_vi, o.name_en, k.why from report r, copies_kept(r.case_id, p_at) k join organisation o on o.id = k.org_id
  where me_kind() = 'public' and r.locator = me_locator() order by o.name_vi
$$;

-- From a withdrawal on the copies that nothing keeps are dying.
create function let_copies_die(p_at timestamptz, p_dies timestamptz) returns void
language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare c uuid;
begin
  select r.case_id into c from report r where me_kind() = 'public' and r.locator = me_locator() and r.withdrawn_hour is not null;
  if not found then return; end if;
  update report set resumable_until = p_dies where case_id = c;
  update case_key k set dies_at = p_dies
  where k.case_id = c and k.destroyed_at is null and k.dies_at is null
    and not exists (select 1 from copies_kept(c, p_at) o where o.org_id = k.org_id);
end $$;

-- The receipt takes its withdrawal back while nothing has died.
create function take_back_withdrawal(p_at timestamptz) returns boolean
language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare r report%rowtype;
begin
  select * into r from report where me_kind() = 'public' and locator = me_locator();
  if not found then return false; end if;
  perform 1 from cases where id = r.case_id for update;
  update report set withdrawn_hour = null, resumable_until = null
  where id = r.id and withdrawn_hour is not null and resumable_until > p_at;
  if not found then return false; end if;
  update case_key set dies_at = null where case_id = r.case_id and destroyed_at is null;
  return true;
end $$;

-- Only what nobody has accepted ends with a withdrawal; what went out because a life was in danger does not.
create or replace function end_referrals_of_report(p_at timestamptz) returns integer
language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare
  r report%rowtype;
  one uuid;
  ended integer := 0;
begin
  select * into r from report where me_kind() = 'public' and locator = me_locator();
  if not found then return 0; end if;
  perform 1 from cases where id = r.case_id for update;
  for one in select f.id from referral f where f.case_id = r.case_id and f.status = 'sent'
               and not exists (select 1 from override v where v.ref_id = f.id and v.act = 'refer')
             order by f.made_at, f.id for update loop
    perform end_referral(one, 'consent-withdrawn', p_at);
    ended := ended + 1;
  end loop;
  return ended;
end $$;

-- What lies under keys of a case that are destroyed goes, and content that no copy is left of. An envelope that its
-- receiver has by a share goes from the content, so that a former holder sees no row that only others can open.
create function drop_dead_wraps(p_case uuid) returns void
language sql set search_path = pg_catalog, public, pg_temp as $$
  delete from content_share h using case_key k
  where h.case_id = p_case and k.ref = (h.envelope ->> 'under')::uuid and k.destroyed_at is not null;
  update sealed_content s set sealed = jsonb_set(s.sealed, '{to}', coalesce(
    (select jsonb_agg(e) from jsonb_array_elements(s.sealed -> 'to') e where not exists (
      select 1 from case_key k join cases c on c.id = k.case_id
      where k.ref = (e ->> 'under')::uuid and (k.destroyed_at is not null or (k.org_id <> c.org_id and exists (
        select 1 from content_share h where h.content_id = s.id and h.envelope ->> 'keyId' = e ->> 'keyId'))))), '[]'))
  where s.case_id = p_case;
  delete from sealed_content s where s.case_id = p_case and s.sealed -> 'to' = '[]'
    and not exists (select 1 from content_share h where h.content_id = s.id);
$$;

-- How many contents a copy has.
create function contents_under(p_case uuid, p_ref uuid) returns integer
language sql stable set search_path = pg_catalog, public, pg_temp as $$
  select count(*)::integer from sealed_content s where s.case_id = p_case and (
    s.sealed -> 'to' @> jsonb_build_array(jsonb_build_object('under', p_ref))
    or exists (select 1 from content_share h where h.content_id = s.id and h.envelope ->> 'under' = p_ref::text))
$$;

-- Destroys what is due: withdrawn copies whose time is over, and copies of cases that were closed, or handed on or back,
-- before a time. Of an expired case nothing is left but that it was: no report, no account of somebody about whom
-- nothing was found, no reasons. Gives what was destroyed; the keys in their files are the caller's next step.
create function destroy_due(p_at timestamptz, p_closed_before timestamptz, p_limit integer)
returns table (case_id uuid, org_id uuid, ref uuid)
language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
#variable_conflict use_column
declare
  one cases%rowtype;
  next uuid;
  expired boolean;
begin
  if me_kind() is distinct from 'system' then return; end if;
  -- A copy that a withdrawal left dies when its reason has ended.
  update case_key k set dies_at = r.resumable_until from report r
  where r.case_id = k.case_id and r.withdrawn_hour is not null and k.destroyed_at is null and k.dies_at is null
    and not exists (select 1 from copies_kept(k.case_id, p_at) o where o.org_id = k.org_id);
  for next in
    (select k.case_id from case_key k where k.destroyed_at is null and k.dies_at <= p_at
     union select c.id from cases c where c.closed_at <= p_closed_before and c.erased_at is null
       and not copy_preserved(c.id, c.org_id, p_at)
     union select k.case_id from case_key k join cases c on c.id = k.case_id
       where k.destroyed_at is null and k.org_id <> c.org_id
         and copy_ended_at(k.case_id, k.org_id) <= p_closed_before and not copy_preserved(k.case_id, k.org_id, p_at))
    limit p_limit
  loop
    select * into one from cases c where c.id = next for update;
    -- Once more, under the lock: it may have been opened again meanwhile.
    expired := coalesce(one.closed_at <= p_closed_before, false) and one.erased_at is null
      and not copy_preserved(one.id, one.org_id, p_at);
    return query
      update case_key k set destroyed_at = p_at, contents = contents_under(k.case_id, k.ref),
        why = case when k.dies_at <= p_at then 'withdrawn' else 'expired' end
      where k.case_id = next and k.destroyed_at is null and (
        k.dies_at <= p_at
        or (expired and (k.org_id is null or k.org_id = one.org_id))
        or (k.org_id <> one.org_id and copy_ended_at(next, k.org_id) <= p_closed_before
            and not copy_preserved(next, k.org_id, p_at)))
      returning k.case_id, k.org_id, k.ref;
    perform drop_dead_wraps(next);
    update report r set province = null, help = '{}', may_know = '{}'
    where r.case_id = next and r.withdrawn_hour is not null and r.resumable_until <= p_at;
    if expired then
      delete from report r where r.case_id = next;
      update case_event e set detail = case when e.type = 'closed' then jsonb_build_object('reason', e.detail -> 'reason') else '{}' end
      where e.case_id = next;
      update export_packet x set parts = '[]' where x.case_id = next;
      update cases c set erased_at = p_at, affected_child = null,
        subject = case when c.closed_reason in ('helped', 'handed-over') then c.subject end
      where c.id = next;
      return query select next, one.org_id, null::uuid;
    end if;
  end loop;
end $$;

-- A restored database learns from the key store what was destroyed since; gives the cases.
create function note_destroyed(p_refs uuid[], p_at timestamptz) returns table (case_id uuid)
language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
#variable_conflict use_column
declare next uuid;
begin
  if me_kind() is distinct from 'system' then return; end if;
  for next in
    update case_key k set destroyed_at = p_at, burnt_at = p_at, why = case when k.dies_at is null then 'expired' else 'withdrawn' end,
      contents = contents_under(k.case_id, k.ref)
    where k.ref = any (p_refs) and k.destroyed_at is null returning k.case_id
  loop
    perform drop_dead_wraps(next);
    return query select next;
  end loop;
end $$;

-- Destroyed keys that a replica may still hold, and the note that none does.
create function unburnt_keys(p_limit integer) returns table (ref uuid)
language sql security definer set search_path = pg_catalog, public, pg_temp as $$
  select k.ref from case_key k where me_kind() = 'system' and k.destroyed_at is not null and k.burnt_at is null
  order by k.destroyed_at limit p_limit
$$;
create function note_burnt(p_refs uuid[], p_at timestamptz) returns void
language sql security definer set search_path = pg_catalog, public, pg_temp as $$
  update case_key set burnt_at = p_at where me_kind() = 'system' and ref = any (p_refs) and destroyed_at is not null
$$;

alter function copy_preserved(uuid, uuid, timestamptz) owner to kmm_referrals;
alter function copies_kept(uuid, timestamptz) owner to kmm_referrals;
alter function copy_ended_at(uuid, uuid) owner to kmm_referrals;
alter function copies_of_report(timestamptz) owner to kmm_referrals;
alter function let_copies_die(timestamptz, timestamptz) owner to kmm_referrals;
alter function take_back_withdrawal(timestamptz) owner to kmm_referrals;
alter function drop_dead_wraps(uuid) owner to kmm_referrals;
alter function contents_under(uuid, uuid) owner to kmm_referrals;
alter function destroy_due(timestamptz, timestamptz, integer) owner to kmm_referrals;
alter function note_destroyed(uuid[], timestamptz) owner to kmm_referrals;
alter function unburnt_keys(integer) owner to kmm_referrals;
alter function note_burnt(uuid[], timestamptz) owner to kmm_referrals;
revoke execute on function copy_preserved(uuid, uuid, timestamptz), copies_kept(uuid, timestamptz), copy_ended_at(uuid, uuid),
  copies_of_report(timestamptz), let_copies_die(timestamptz, timestamptz), take_back_withdrawal(timestamptz),
  drop_dead_wraps(uuid), contents_under(uuid, uuid), destroy_due(timestamptz, timestamptz, integer),
  note_destroyed(uuid[], timestamptz), unburnt_keys(integer), note_burnt(uuid[], timestamptz) from public;
grant execute on function copies_of_report(timestamptz), let_copies_die(timestamptz, timestamptz),
  take_back_withdrawal(timestamptz), destroy_due(timestamptz, timestamptz, integer), note_destroyed(uuid[], timestamptz),
  unburnt_keys(integer), note_burnt(uuid[], timestamptz) to kmm_app;
revoke create on schema public from kmm_referrals;
