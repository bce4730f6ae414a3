-- The place that a person names in a take-down is sealed to the key of the team that works on it, and to nothing that
-- the server holds. What lay under the server's secret is sealed at the next start (decision 0090).
alter table bank add column team_id uuid references team (id); -- whose key opens the places; the owner's first where none is named
create policy own_team_opens on bank as restrictive for insert to kmm_app
  with check (team_id is null or exists (select 1 from team t where t.id = team_id and t.org_id = bank.org_id));
alter table take_down
  add column content_id text unique,
  add column sealed jsonb,
  add check ((content_id is null) = (sealed is null)),
  add check (sealed is null or place is null);
create index take_down_waiting on take_down (org_id) where by_place and status = 'received' and withdrawn_hour is null;
create index take_down_unsealed on take_down (received_hour) where place is not null;

-- Nothing new lies under the server's secret, whoever writes it.
create policy sealed_places_only on take_down as restrictive for insert to kmm_app with check (place is null);
-- Who works on it passes it on or answers it; nobody writes a place.
create policy house_seals on take_down for update to kmm_app
  using ((select me_kind()) = 'system') with check ((select me_kind()) = 'system' and place is null);
grant update (content_id, sealed) on take_down to kmm_app;

grant create on schema public to kmm_referrals;
create policy rewraps on take_down for all to kmm_referrals using (true) with check (true);
grant select, update (sealed) on take_down to kmm_referrals;

-- Puts an envelope for a team's present key in the place of the one for its ended key. Only a holder may, and nothing
-- else of the take-down changes.
create function replace_place_envelope(p_take_down uuid, p_old text, p_envelope jsonb) returns boolean
language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare n integer;
begin
  if me_kind() is distinct from 'person' or not exists (
    select 1 from team_key k join team t on t.id = k.team_id
      join team_member m on m.team_id = t.id and m.person_id = me_person()
    where k.key_id = p_old and k.ended_at is not null and t.org_id = me_org() and t.key_id = p_envelope ->> 'keyId'
  ) then
    return false;
  end if;
  update take_down d set sealed = jsonb_set(d.sealed, '{to}', (
    select jsonb_agg(case when e ->> 'keyId' = p_old then p_envelope else e end)
    from jsonb_array_elements(d.sealed -> 'to') e where e ->> 'keyId' is distinct from p_envelope ->> 'keyId'))
  where d.id = p_take_down and d.org_id = me_org()
    and d.sealed @> jsonb_build_object('to', jsonb_build_array(jsonb_build_object('keyId', p_old)));
  get diagnostics n = row_count;
  return n > 0;
end $$;
alter function replace_place_envelope(uuid, text, jsonb) owner to kmm_referrals;
revoke execute on function replace_place_envelope(uuid, text, jsonb) from public;
grant execute on function replace_place_envelope(uuid, text, jsonb) to kmm_app;
revoke create on schema public from kmm_referrals;
