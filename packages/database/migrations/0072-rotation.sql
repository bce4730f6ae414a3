-- A team's earlier keys, sealed to its present one: whoever holds the present key reads what is not re-wrapped yet, and
-- what is not a case's (answers of authorities, packets). Who was given only an earlier key finds nothing here.
create table team_past_key (
  team_id uuid not null references team (id),
  key_id text not null,
  org_id uuid not null references organisation (id),
  sealed_key jsonb not null,
  primary key (team_id, key_id)
);
alter table team_past_key enable row level security, force row level security;
create policy own_org_reads on team_past_key for select to kmm_app using (org_id = (select me_org()));
create policy holder_writes on team_past_key for all to kmm_app
  using ((select me_kind()) = 'person' and org_id = (select me_org())
         and exists (select 1 from team_member m where m.team_id = team_past_key.team_id and m.person_id = (select me_person())))
  with check ((select me_kind()) = 'person' and org_id = (select me_org())
         and exists (select 1 from team_member m where m.team_id = team_past_key.team_id and m.person_id = (select me_person())));
grant select, insert, update on team_past_key to kmm_app;

-- Who holds a key may hand a new one to the others who hold it.
create policy holder_rotates on team_member for update to kmm_app
  using ((select me_kind()) = 'person' and org_id = (select me_org()))
  with check ((select me_kind()) = 'person' and org_id = (select me_org()));

grant create on schema public to kmm_referrals;
create policy rewraps on team_member for select to kmm_referrals using (true);
create policy rewraps on team for select to kmm_referrals using (true);
create policy rewraps on team_key for select to kmm_referrals using (true);
grant select on team_member, team, team_key to kmm_referrals;

-- Puts an envelope for a team's present key in the place of the one for its ended key, in content that the asking
-- organisation owns or has as a share. Only a holder may, and nothing else of the content changes.
create function replace_envelope(p_content text, p_old text, p_envelope jsonb) returns boolean
language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare
  done integer;
  n integer;
begin
  if me_kind() is distinct from 'person' or not exists (
    select 1 from team_key k join team t on t.id = k.team_id
      join team_member m on m.team_id = t.id and m.person_id = me_person()
    where k.key_id = p_old and k.ended_at is not null and t.org_id = me_org() and t.key_id = p_envelope ->> 'keyId'
  ) then
    return false;
  end if;
  update sealed_content s set sealed = jsonb_set(s.sealed, '{to}', (
    select jsonb_agg(case when e ->> 'keyId' = p_old then p_envelope else e end)
    from jsonb_array_elements(s.sealed -> 'to') e where e ->> 'keyId' is distinct from p_envelope ->> 'keyId'))
  where s.id = p_content and s.sealed @> jsonb_build_object('to', jsonb_build_array(jsonb_build_object('keyId', p_old)))
    and exists (select 1 from case_access a where a.case_id = s.case_id and a.org_id = me_org() and a.scope = 'owner'
                and (a.expires_at is null or a.expires_at > now()));
  get diagnostics done = row_count;
  update content_share set envelope = p_envelope
  where content_id = p_content and org_id = me_org() and envelope ->> 'keyId' = p_old;
  get diagnostics n = row_count;
  return done + n > 0;
end $$;
alter function replace_envelope(text, text, jsonb) owner to kmm_referrals;
revoke execute on function replace_envelope(text, text, jsonb) from public;
grant execute on function replace_envelope(text, text, jsonb) to kmm_app;
revoke create on schema public from kmm_referrals;
