-- A school class for a lesson: no accounts, no names. The code is what pupils type; the teacher's key is kept as a hash.
create table class (
  id bigint generated always as identity primary key,
  code text not null unique,
  teacher_hash bytea not null,
  nickname text not null,
  age text not null,
  round jsonb,                       -- {id, kind, items, place, phase}
  version integer not null default 1,
  used_at timestamptz not null
);
-- One row a pupil and item while a round runs; `pupil` is a hash of a token that lives for one round on one page.
-- The rows are counted and removed when the round ends, so no two rounds can be linked.
create table class_answer (
  class_id bigint not null references class (id) on delete cascade,
  round text not null,
  item text not null,
  pupil bytea not null,
  choice smallint not null check (choice between 0 and 3),
  primary key (class_id, round, item, pupil)
);
create table class_result (
  class_id bigint not null references class (id) on delete cascade,
  round text not null,
  kind text not null check (kind in ('live', 'before', 'after')),
  item text not null,
  counts integer[] not null,         -- by choice 0–3
  primary key (class_id, round, item)
);
alter table class enable row level security, force row level security;
alter table class_answer enable row level security, force row level security;
alter table class_result enable row level security, force row level security;

-- The transaction names the class by its code, as a reporter's names the report; the house itself may count and tidy.
create policy by_code on class for all to kmm_app
  using (((select me_kind()) = 'public' and code = (select me_locator())) or (select me_kind()) = 'system')
  with check (((select me_kind()) = 'public' and code = (select me_locator())) or (select me_kind()) = 'system');
create policy of_class on class_answer for all to kmm_app
  using ((select me_kind()) = 'system' or exists (select 1 from class c where c.id = class_id))
  with check ((select me_kind()) = 'system' or exists (select 1 from class c where c.id = class_id));
create policy of_class on class_result for all to kmm_app
  using ((select me_kind()) = 'system' or exists (select 1 from class c where c.id = class_id))
  with check ((select me_kind()) = 'system' or exists (select 1 from class c where c.id = class_id));
grant select, insert, update, delete on class, class_answer, class_result to kmm_app;
