-- A name is one value in the languages in which it exists, so that a further language needs no column. Vietnamese is
-- always there; the names of organisations, teams and banks are so in English too, which /v1 has promised from the start.
-- The values move with the type, past every policy; rights on the columns stay.
create function speaks(words jsonb, languages text[]) returns boolean language sql immutable
set search_path = pg_catalog, pg_temp as $$
  select bool_and(coalesce(jsonb_typeof(words -> language), '') = 'string') from unnest(languages) as language
$$;

alter table organisation alter column name_vi type jsonb using jsonb_build_object('vi', name_vi, 'en', name_en);
alter table organisation rename column name_vi to name;
alter table organisation drop column name_en;
alter table organisation add constraint organisation_name check (speaks(name, '{vi,en}'));

alter table team alter column name_vi type jsonb using jsonb_build_object('vi', name_vi, 'en', name_en);
alter table team rename column name_vi to name;
alter table team drop column name_en;
alter table team add constraint team_name check (speaks(name, '{vi,en}'));

alter table team_draft alter column name_vi type jsonb using jsonb_build_object('vi', name_vi, 'en', name_en);
alter table team_draft rename column name_vi to name;
alter table team_draft drop column name_en;
alter table team_draft add constraint team_draft_name check (speaks(name, '{vi,en}'));

alter table bank alter column name_vi type jsonb using jsonb_build_object('vi', name_vi, 'en', name_en);
alter table bank rename column name_vi to name;
alter table bank drop column name_en;
alter table bank add constraint bank_name check (speaks(name, '{vi,en}'));

alter table idea alter column title_vi type jsonb
  using case when title_vi is not null then jsonb_strip_nulls(jsonb_build_object('vi', title_vi, 'en', title_en)) end;
alter table idea rename column title_vi to title;
alter table idea drop column title_en;
alter table idea alter column summary_vi type jsonb
  using case when summary_vi is not null then jsonb_strip_nulls(jsonb_build_object('vi', summary_vi, 'en', summary_en)) end;
alter table idea rename column summary_vi to summary;
alter table idea drop column summary_en;
alter table idea add constraint idea_words check (
  (title is null or speaks(title, '{vi}')) and (summary is null or speaks(summary, '{vi}')));

create or replace function decided_idea_stays() returns trigger language plpgsql
set search_path = pg_catalog, public, pg_temp as $$
begin
  if old.outcome is not null and
     (new.id, new.code, new.kind, new.text, new.outcome, new.reason, new.decided_at, new.decided_by, new.decided_role,
      new.title, new.summary) is distinct from
     (old.id, old.code, old.kind, old.text, old.outcome, old.reason, old.decided_at, old.decided_by, old.decided_role,
      old.title, old.summary) then
    raise exception 'a decided idea stays as it was decided' using errcode = '42501';
  end if;
  return new;
end $$;

grant create on schema public to kmm_referrals;
drop function copies_of_report(timestamptz);
create function copies_of_report(p_at timestamptz) returns table (name jsonb, kind text, why text)
language sql security definer stable set search_path = pg_catalog, public, pg_temp as $$
  select o.name, o.kind, k.why
  from report r, copies_kept(r.case_id, p_at) k join organisation o on o.id = k.org_id
  where me_kind() = 'public' and r.locator = me_locator() order by o.name ->> 'vi'
$$;
alter function copies_of_report(timestamptz) owner to kmm_referrals;
revoke execute on function copies_of_report(timestamptz) from public;
grant execute on function copies_of_report(timestamptz) to kmm_app;
revoke create on schema public from kmm_referrals;
