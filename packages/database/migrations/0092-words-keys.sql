-- Why somebody acted alone, and what an authority asks and is told, is text about a child. Each of them lies under a key
-- of its own in the files beside the database (decision 0075) and dies with the copy of the case that it is about: who
-- acted, when and on what ground stays, the words do not (decision 0092).
create table words_key (
  ref uuid primary key,
  override_id uuid references override (id),
  request_id uuid references authority_request (id),
  made_hour timestamptz not null,
  destroyed_at timestamptz,
  burnt_at timestamptz, -- when no replica of the key store held the key any more
  check ((override_id is null) <> (request_id is null)),
  check (burnt_at is null or destroyed_at is not null)
);
create unique index words_key_override on words_key (override_id) where destroyed_at is null and override_id is not null;
create unique index words_key_request on words_key (request_id) where destroyed_at is null and request_id is not null;
create index words_key_unburnt on words_key (destroyed_at) where destroyed_at is not null and burnt_at is null;
alter table words_key enable row level security, force row level security;
create policy with_its_words on words_key for select to kmm_app
  using ((select me_kind()) = 'system' or exists (select 1 from override o where o.id = override_id)
         or exists (select 1 from authority_request r where r.id = request_id));
create policy who_writes on words_key for insert to kmm_app
  with check (destroyed_at is null and (
    exists (select 1 from override o where o.id = override_id and o.org_id = (select me_org()) and (select me_kind()) = 'person')
    or exists (select 1 from authority_request r where r.id = request_id and (select me_kind()) = 'person'
               and (select me_org()) in (r.from_org, r.to_org))));
grant select, insert on words_key to kmm_app;
alter table override alter column note drop not null; -- destroyed with its case

grant create on schema public to kmm_referrals;
create policy words on words_key for all to kmm_referrals using (true) with check (true);
create policy words on override for update to kmm_referrals using (true) with check (true);
create policy words on authority_request for select to kmm_referrals using (true);
create policy words on authority_content for all to kmm_referrals using (true) with check (true);
grant select, insert, update on words_key to kmm_referrals;
grant update (note) on override to kmm_referrals;
grant select on authority_request to kmm_referrals;
grant select, update (sealed), delete on authority_content to kmm_referrals;

-- Whether an organisation's copy of a case was destroyed after a time and is not there again.
create function copy_gone_since(p_case uuid, p_org uuid, p_since timestamptz) returns boolean
language sql stable set search_path = pg_catalog, public, pg_temp as $$
  select exists (select 1 from cases c where c.id = p_case and c.erased_at >= p_since)
    or (exists (select 1 from case_key k where k.case_id = p_case and k.org_id = p_org and k.destroyed_at >= p_since)
        and not exists (select 1 from case_key k where k.case_id = p_case and k.org_id = p_org and k.destroyed_at is null))
$$;

-- The words under destroyed keys go.
create function drop_dead_words() returns void
language sql set search_path = pg_catalog, public, pg_temp as $$
  update override o set note = null from words_key w
  where w.override_id = o.id and w.burnt_at is null and w.destroyed_at is not null and o.note is not null
    and o.note -> 'to' -> 0 ->> 'under' = w.ref::text;
  delete from authority_content a using words_key w
  where w.request_id = a.request_id and w.burnt_at is null and w.destroyed_at is not null
    and a.sealed -> 'to' -> 0 ->> 'under' = w.ref::text;
$$;

-- Destroys the words whose case is gone, and those of requests about a case that is not kept here, when they were over
-- before a time. A preservation that a person issued holds them, as it holds the case. Gives what they belonged to.
create function destroy_due_words(p_at timestamptz, p_over_before timestamptz, p_limit integer) returns table (id uuid)
language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
begin
  if me_kind() is distinct from 'system' then return; end if;
  return query
    update words_key w set destroyed_at = p_at where w.ref in (
      (select k.ref from words_key k join override o on o.id = k.override_id
       where k.destroyed_at is null and copy_gone_since(o.case_id, o.org_id, o.at)
         and not copy_preserved(o.case_id, o.org_id, p_at) limit p_limit)
      union all
      (select k.ref from words_key k join authority_request r on r.id = k.request_id
       where k.destroyed_at is null and not copy_preserved(r.case_id, r.to_org, p_at)
         and (copy_gone_since(r.case_id, r.to_org, r.made_at)
              or (r.status not in ('waiting', 'proposed') and coalesce(r.answered_at, r.made_at) <= p_over_before
                  and not exists (select 1 from cases c where c.id = r.case_id and c.erased_at is null))) limit p_limit))
    returning coalesce(w.override_id, w.request_id);
  perform drop_dead_words();
end $$;

-- Words that were stored before they lay under keys, some at a time, and their replacement by the same under one.
create function bare_words(p_limit integer) returns table (override_id uuid, request_id uuid, content_id text, sealed jsonb)
language sql security definer stable set search_path = pg_catalog, public, pg_temp as $$
  (select o.id, null::uuid, o.note_id, o.note from override o
   where me_kind() = 'system' and o.note @? '$.to[*] ? (!exists(@.under))' limit p_limit)
  union all
  (select null::uuid, a.request_id, a.id, a.sealed from authority_content a
   where me_kind() = 'system' and a.sealed @? '$.to[*] ? (!exists(@.under))' limit p_limit)
$$;
create function cover_words(p_override uuid, p_request uuid, p_content text, p_ref uuid, p_hour timestamptz, p_sealed jsonb)
returns void language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
begin
  if me_kind() is distinct from 'system' then return; end if;
  insert into words_key (ref, override_id, request_id, made_hour) values (p_ref, p_override, p_request, p_hour)
  on conflict do nothing;
  update override set note = p_sealed where id = p_override and note_id = p_content;
  update authority_content set sealed = p_sealed where request_id = p_request and id = p_content;
end $$;

-- The same as before, for both kinds of keys.
create or replace function unburnt_keys(p_limit integer) returns table (ref uuid)
language sql security definer set search_path = pg_catalog, public, pg_temp as $$
  (select k.ref from case_key k where me_kind() = 'system' and k.destroyed_at is not null and k.burnt_at is null
   order by k.destroyed_at limit p_limit)
  union all
  (select w.ref from words_key w where me_kind() = 'system' and w.destroyed_at is not null and w.burnt_at is null
   order by w.destroyed_at limit p_limit)
$$;
create or replace function note_burnt(p_refs uuid[], p_at timestamptz) returns void
language sql security definer set search_path = pg_catalog, public, pg_temp as $$
  update case_key set burnt_at = p_at where me_kind() = 'system' and ref = any (p_refs) and destroyed_at is not null;
  update words_key set burnt_at = p_at where me_kind() = 'system' and ref = any (p_refs) and destroyed_at is not null;
$$;
create function note_destroyed_words(p_refs uuid[], p_at timestamptz) returns void
language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
begin
  if me_kind() is distinct from 'system' then return; end if;
  update words_key set destroyed_at = p_at where ref = any (p_refs) and destroyed_at is null;
  perform drop_dead_words();
  update words_key set burnt_at = p_at where ref = any (p_refs) and burnt_at is null;
end $$;

alter function copy_gone_since(uuid, uuid, timestamptz) owner to kmm_referrals;
alter function drop_dead_words() owner to kmm_referrals;
alter function destroy_due_words(timestamptz, timestamptz, integer) owner to kmm_referrals;
alter function bare_words(integer) owner to kmm_referrals;
alter function cover_words(uuid, uuid, text, uuid, timestamptz, jsonb) owner to kmm_referrals;
alter function note_destroyed_words(uuid[], timestamptz) owner to kmm_referrals;
revoke execute on function copy_gone_since(uuid, uuid, timestamptz), drop_dead_words(),
  destroy_due_words(timestamptz, timestamptz, integer), bare_words(integer),
  cover_words(uuid, uuid, text, uuid, timestamptz, jsonb), note_destroyed_words(uuid[], timestamptz) from public;
grant execute on function destroy_due_words(timestamptz, timestamptz, integer), bare_words(integer),
  cover_words(uuid, uuid, text, uuid, timestamptz, jsonb), note_destroyed_words(uuid[], timestamptz) to kmm_app;
revoke create on schema public from kmm_referrals;
