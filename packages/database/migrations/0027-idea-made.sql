-- What came of an accepted idea: the page that tells it. The board writes it once, after the work stands there.
alter table idea
  add column made_to text check (made_to ~ '^hoc/[a-z0-9/-]{1,80}$'),
  add column made_at timestamptz,
  add column made_by uuid references person (id),
  add column made_role text check (made_role in ('teacher', 'counsellor')),
  add check ((made_to is null) = (made_at is null) and (made_to is null) = (made_by is null)
             and (made_to is null) = (made_role is null)),
  add check (made_to is null or outcome = 'accepted');

create policy board_names_work on idea for update to kmm_app
  using (outcome = 'accepted' and made_to is null and (select me_on_idea_board()))
  with check (outcome = 'accepted' and made_by = (select me_person()));
grant update (made_to, made_at, made_by, made_role) on idea to kmm_app;

-- The policy above lets a decided row be written again; a decision and its words stay as they are all the same.
create function decided_idea_stays() returns trigger language plpgsql as $$
begin
  if old.outcome is not null and
     (new.id, new.code, new.kind, new.text, new.outcome, new.reason, new.decided_at, new.decided_by, new.decided_role,
      new.title_vi, new.title_en, new.summary_vi, new.summary_en) is distinct from
     (old.id, old.code, old.kind, old.text, old.outcome, old.reason, old.decided_at, old.decided_by, old.decided_role,
      old.title_vi, old.title_en, old.summary_vi, old.summary_en) then
    raise exception 'a decided idea stays as it was decided' using errcode = '42501';
  end if;
  return new;
end $$;
create trigger decided_idea_stays before update on idea for each row execute function decided_idea_stays();
