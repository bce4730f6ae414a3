-- Whoever takes a case from a colleague tells nobody by that: the former holder's list only grew shorter. A row stands
-- for each case that was taken from somebody who has not looked at it since; who and when stand in the case's own acts.
create table case_take_over (
  case_id uuid not null references cases (id) on delete cascade,
  org_id uuid not null references organisation (id),
  from_person uuid not null references person (id),
  primary key (case_id, from_person)
);
create index case_take_over_person on case_take_over (from_person);
alter table case_take_over enable row level security, force row level security;
create policy former_holder_reads on case_take_over for select to kmm_app
  using (org_id = (select me_org()) and from_person = (select me_person()));
create policy colleague_takes on case_take_over for insert to kmm_app
  with check (org_id = (select me_org()) and from_person <> (select me_person())
    and exists (select 1 from cases c where c.id = case_id and c.org_id = (select me_org())));
create policy former_holder_looked on case_take_over for delete to kmm_app
  using (org_id = (select me_org()) and from_person = (select me_person()));
grant select, insert, delete on case_take_over to kmm_app;
