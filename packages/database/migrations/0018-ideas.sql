-- Ideas of young people for lessons, games and stories. No account, no address, no name; the time is kept to the hour.
-- The text is there only while the idea waits: a decision, or thirty days, takes it away.
create function me_on_idea_board() returns boolean language sql stable
  as $$ select me_kind() = 'person' and exists (
    select 1 from person p where p.id = me_person() and p.active and p.roles && array['teacher', 'counsellor']) $$;

create table idea (
  id uuid primary key,
  code text not null unique, -- by which whoever proposed it finds what became of it
  kind text not null check (kind in ('lesson', 'game', 'story')),
  text text,
  proposed_hour timestamptz not null,
  outcome text check (outcome in ('accepted', 'declined', 'unread')),
  reason text,
  decided_at timestamptz,
  decided_by uuid references person (id),
  decided_role text check (decided_role in ('teacher', 'counsellor')),
  title_vi text, -- a moderator's words; nothing else of an idea is ever public
  title_en text,
  summary_vi text,
  summary_en text,
  check ((outcome is null) = (text is not null)),
  check ((outcome is null) = (decided_at is null)),
  check ((coalesce(outcome, '') = 'accepted') = (title_vi is not null and summary_vi is not null)),
  check ((coalesce(outcome, 'unread') = 'unread') = (decided_by is null)),
  check ((decided_by is null) = (decided_role is null and reason is null))
);
create index idea_waiting on idea (proposed_hour, id) where outcome is null;
create index idea_decided on idea (decided_at desc, id) where outcome is not null;

create table idea_round (
  id uuid primary key,
  opened_at timestamptz not null,
  closes_at timestamptz not null check (closes_at >= opened_at),
  opened_by uuid not null references person (id),
  decided_at timestamptz,
  decided_by uuid references person (id),
  decided_role text check (decided_role in ('teacher', 'counsellor')),
  chosen uuid references idea (id),
  reason text check (reason in ('most-votes', 'safer-to-tell', 'gap-in-lessons', 'none-fits')),
  check ((decided_at is null) = (decided_by is null and decided_role is null and reason is null)),
  check ((coalesce(reason, 'none-fits') = 'none-fits') = (chosen is null))
);
-- A new round only when the last one has its decision.
create unique index idea_round_one on idea_round ((true)) where decided_at is null;

-- Votes are a number and nothing else: no row a vote, no time, no address.
create table idea_option (
  round_id uuid not null references idea_round (id),
  idea_id uuid not null references idea (id),
  place smallint not null,
  votes integer not null default 0,
  primary key (round_id, idea_id)
);

create function one_vote_more() returns trigger language plpgsql as $$
begin
  if (new.round_id, new.idea_id, new.place, new.votes) is distinct from
     (old.round_id, old.idea_id, old.place, old.votes + 1) then
    raise exception 'a vote adds one' using errcode = '42501';
  end if;
  return new;
end $$;
create trigger one_vote_more before update on idea_option for each row execute function one_vote_more();

alter table idea enable row level security, force row level security;
alter table idea_round enable row level security, force row level security;
alter table idea_option enable row level security, force row level security;

create policy anyone_proposes on idea for insert to kmm_app with check ((select me_kind()) = 'public' and outcome is null);
create policy decided_is_public on idea for select to kmm_app
  using (outcome is not null or (select me_on_idea_board()) or (select me_kind()) = 'system');
create policy board_decides on idea for update to kmm_app
  using (outcome is null and (select me_on_idea_board()))
  with check (outcome in ('accepted', 'declined') and decided_by = (select me_person()));
create policy house_forgets on idea for update to kmm_app
  using (outcome is null and (select me_kind()) = 'system') with check (outcome = 'unread');

create policy read_all on idea_round for select to kmm_app using (true);
create policy board_opens on idea_round for insert to kmm_app
  with check ((select me_on_idea_board()) and opened_by = (select me_person()) and decided_at is null);
create policy board_decides on idea_round for update to kmm_app
  using (decided_at is null and (select me_on_idea_board()))
  with check (decided_by is null or decided_by = (select me_person()));

create policy read_all on idea_option for select to kmm_app using (true);
create policy board_fills on idea_option for insert to kmm_app
  with check ((select me_on_idea_board()) and votes = 0
              and exists (select 1 from idea i where i.id = idea_id and i.outcome = 'accepted'));
create policy anyone_votes on idea_option for update to kmm_app
  using ((select me_kind()) = 'public'
         and exists (select 1 from idea_round r where r.id = round_id and r.decided_at is null));

grant select, insert on idea, idea_round, idea_option to kmm_app;
grant update (text, outcome, reason, decided_at, decided_by, decided_role, title_vi, title_en, summary_vi, summary_en)
  on idea to kmm_app;
grant update (closes_at, decided_at, decided_by, decided_role, chosen, reason) on idea_round to kmm_app;
grant update (votes) on idea_option to kmm_app;
