-- The wraps of a case's sealed content lie under keys of the case, one for each organisation that holds a copy and one
-- for the reporter. The keys stand in files beside the database and never in it (decision 0075); here are their names.
create table case_key_store (
  id uuid primary key,
  one boolean not null default true unique check (one),
  covered_at timestamptz -- when the last wrap of the time before had been laid under a key
);
create table case_key (
  ref uuid primary key,
  case_id uuid not null references cases (id),
  org_id uuid references organisation (id), -- nobody: the reporter's
  made_hour timestamptz not null,
  destroyed_at timestamptz
);
create unique index case_key_holder on case_key (case_id, org_id) nulls not distinct where destroyed_at is null;

alter table case_key_store enable row level security, force row level security;
alter table case_key enable row level security, force row level security;
create policy system_only on case_key_store for all to kmm_app
  using ((select me_kind()) = 'system') with check ((select me_kind()) = 'system');
create policy with_its_case on case_key for select to kmm_app
  using (exists (select 1 from cases c where c.id = case_key.case_id));
create policy who_seals on case_key for insert to kmm_app
  with check (destroyed_at is null and (
    exists (select 1 from case_access a where a.case_id = case_key.case_id and a.org_id = (select me_org())
            and (a.expires_at is null or a.expires_at > now()) and (a.scope = 'owner' or case_key.org_id = a.org_id))
    or ((select me_kind()) = 'public' and exists (select 1 from report r where r.case_id = case_key.case_id))
    or (select me_kind()) = 'system'));
grant select, insert on case_key_store, case_key to kmm_app;
grant update (covered_at) on case_key_store to kmm_app;

create policy answers on sealed_content for all to kmm_referrals using (true) with check (true);
create policy answers on content_share for all to kmm_referrals using (true) with check (true);
grant select, update on sealed_content, content_share to kmm_referrals;
grant create on schema public to kmm_referrals;

-- Adds envelopes to content of a case that the asking organisation owns; one for a key that has one already is left out.
-- The text and the envelopes that are there cannot be changed. False where there is no such content.
create function add_envelopes(p_content text, p_envelopes jsonb) returns boolean
language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
begin
  update sealed_content s set sealed = jsonb_set(s.sealed, '{to}', (s.sealed -> 'to') || coalesce(
    (select jsonb_agg(e) from jsonb_array_elements(p_envelopes) e
     where not exists (select 1 from jsonb_array_elements(s.sealed -> 'to') t where t ->> 'keyId' = e ->> 'keyId')), '[]'))
  where s.id = p_content and me_kind() = 'person'
    and exists (select 1 from case_access a where a.case_id = s.case_id and a.org_id = me_org() and a.scope = 'owner'
                and (a.expires_at is null or a.expires_at > now()));
  return found;
end $$;
alter function add_envelopes(text, jsonb) owner to kmm_referrals;
revoke execute on function add_envelopes(text, jsonb) from public;
grant execute on function add_envelopes(text, jsonb) to kmm_app;

-- Wraps that were stored before there were case keys, some at a time, and their replacement by the same under a key.
create function bare_wraps(p_limit integer)
returns table (content_id text, case_id uuid, referral_id uuid, org_id uuid, owner uuid, reporter_key_id text,
               envelopes jsonb)
language sql security definer set search_path = pg_catalog, public, pg_temp as $$
  (select s.id, s.case_id, null::uuid, null::uuid, c.org_id, r.reporter_key_id, s.sealed -> 'to'
   from sealed_content s join cases c on c.id = s.case_id left join report r on r.case_id = s.case_id
   where me_kind() = 'system' and s.sealed @? '$.to[*] ? (!exists(@.under))' limit p_limit)
  union all
  (select h.content_id, h.case_id, h.referral_id, h.org_id, h.org_id, null, jsonb_build_array(h.envelope)
   from content_share h where me_kind() = 'system' and not h.envelope ? 'under' limit p_limit)
$$;
create function cover_wraps(p_content text, p_referral uuid, p_envelopes jsonb) returns void
language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
begin
  if me_kind() is distinct from 'system' then return; end if;
  if p_referral is null then
    update sealed_content set sealed = jsonb_set(sealed, '{to}', p_envelopes)
    where id = p_content and jsonb_array_length(sealed -> 'to') = jsonb_array_length(p_envelopes);
  else
    update content_share set envelope = p_envelopes -> 0 where content_id = p_content and referral_id = p_referral;
  end if;
end $$;
alter function bare_wraps(integer) owner to kmm_referrals;
alter function cover_wraps(text, uuid, jsonb) owner to kmm_referrals;
revoke execute on function bare_wraps(integer), cover_wraps(text, uuid, jsonb) from public;
grant execute on function bare_wraps(integer), cover_wraps(text, uuid, jsonb) to kmm_app;
revoke create on schema public from kmm_referrals;
