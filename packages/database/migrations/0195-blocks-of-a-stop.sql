-- A block that a stopped conversation made names the stop and who placed it: they do not decide the appeal against it.
alter table statement
  add column stop_id uuid references restriction (id) on delete set null,
  add column stopped_by uuid references person (id);
create index statement_stop on statement (stop_id) where stop_id is not null;
alter policy another_person_decides on appeal
  with check ((select me_kind()) = 'person' and decided_by = (select me_person())
              and not exists (select 1 from statement s
                              where s.id = appeal.statement_id and (select me_person()) in (s.decided_by, s.stopped_by))
              and not exists (select 1 from statement s
                              join restriction_review v on v.restriction_id in (s.restriction_id, s.stop_id)
                              where s.id = appeal.statement_id and v.person_id = (select me_person())
                                and v.at < appeal.made_at));
