-- A word about a level may also give back what the last no took, and nothing beside it (decision 0177): it is an event of its
-- own, consent.restored, for a yes to the whole level is wider. Otherwise as before.
drop function say_of_level(text, text[], boolean, timestamptz);
grant create on schema public to kmm_referrals;
create function say_of_level(p_level text, p_kinds text[], p_word text, p_at timestamptz) returns text
language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare
  r report%rowtype;
  one uuid;
  v integer;
begin
  select * into r from report where me_kind() = 'public' and locator = me_locator();
  if not found then return 'missing'; end if;
  perform 1 from cases where id = r.case_id for update;
  if r.withdrawn_hour is not null or p_level not in ('hotline', 'police', 'school', 'parent')
     or p_word not in ('allowed', 'refused', 'restored') then return 'not-now'; end if;
  update cases set version = version + 1, updated_at = p_at, unread = true where id = r.case_id returning version into v;
  insert into case_event (case_id, version, type, at, detail)
  values (r.case_id, v, 'consent.' || p_word, p_at, jsonb_build_object('level', p_level));
  if p_word = 'refused' then
    update transfer_question q set status = 'ended', answered_at = p_at from organisation o
      where q.case_id = r.case_id and q.status in ('waiting', 'agreed') and o.id = q.to_org and o.kind = any (p_kinds);
    for one in select f.id from referral f join organisation o on o.id = f.to_org
               where f.case_id = r.case_id and f.status = 'sent' and f.consent_given and o.kind = any (p_kinds)
               order by f.made_at, f.id for update of f loop
      perform end_referral(one, 'reporter-refused', p_at);
    end loop;
  end if;
  return 'answered';
end $$;
alter function say_of_level(text, text[], text, timestamptz) owner to kmm_referrals;
revoke execute on function say_of_level(text, text[], text, timestamptz) from public;
grant execute on function say_of_level(text, text[], text, timestamptz) to kmm_app;
revoke create on schema public from kmm_referrals;
