-- A duty lasts at most a day. What was longer, or still stood for somebody who left, ends with the constraint. The owner
-- of the table is under row-level security as well, so it is lifted for these two statements.
alter table roster no force row level security;
update roster set ends_at = starts_at + interval '24 hours' where ends_at > starts_at + interval '24 hours';
delete from roster r using person p where p.id = r.person_id and not p.active and r.ends_at > now();
alter table roster force row level security;
alter table roster add constraint duty_of_a_day check (ends_at <= starts_at + interval '24 hours');
create index roster_person on roster (person_id, ends_at);
create index roster_org on roster (org_id, ends_at);

create function i_supervise() returns boolean language sql stable
set search_path = pg_catalog, public, pg_temp as $$
  select exists (select 1 from person p where p.id = me_person() and p.active and 'supervisor' = any (p.roles))
$$;

-- Changed and ended by whose duty it is, by a supervisor of the same organisation, or with the person's leaving.
drop policy own_duty_ends on roster;
create policy own_or_supervised_ends on roster for delete to kmm_app
  using ((select me_kind()) = 'system'
         or (org_id = (select me_org()) and (person_id = (select me_person()) or (select i_supervise()))));
create policy own_or_supervised_changes on roster for update to kmm_app
  using ((select me_kind()) = 'system'
         or (org_id = (select me_org()) and (person_id = (select me_person()) or (select i_supervise()))))
  with check ((select me_kind()) = 'system' or org_id = (select me_org()));
grant update (starts_at, ends_at) on roster to kmm_app;

-- Who is there: the last sign of life from a desk, and until when a page is believed to reach them. A report door is
-- open only on these.
create table presence (
  person_id uuid primary key references person (id),
  org_id uuid not null references organisation (id),
  seen_at timestamptz,
  reach_until timestamptz
);
alter table presence enable row level security, force row level security;
create policy own_org_or_door on presence for select to kmm_app
  using (org_id = (select me_org()) or (select me_kind()) in ('system', 'public'));
create policy own_sign on presence for insert to kmm_app
  with check ((select me_kind()) = 'system' or (org_id = (select me_org()) and person_id = (select me_person())));
create policy own_sign_again on presence for update to kmm_app
  using ((select me_kind()) = 'system' or person_id = (select me_person()))
  with check ((select me_kind()) = 'system' or (org_id = (select me_org()) and person_id = (select me_person())));
create policy leaves on presence for delete to kmm_app using ((select me_kind()) = 'system');
grant select, insert, delete on presence to kmm_app;
grant update (seen_at, reach_until) on presence to kmm_app;

-- Whoever leaves is on duty no longer, whichever way they were kept out.
create function end_duties_of_leaver() returns trigger
language plpgsql set search_path = pg_catalog, public, pg_temp as $$
begin
  delete from roster where person_id = new.id and starts_at >= now();
  update roster set ends_at = now() where person_id = new.id and ends_at > now();
  delete from presence where person_id = new.id;
  return null;
end $$;
create trigger leaver after update of active on person for each row when (old.active and not new.active)
  execute function end_duties_of_leaver();
