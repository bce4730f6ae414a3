-- A statement of reasons for every measure on an account or a message: one row a measure, codes only. What a person reads
-- is derived from it when it is read. No time of an act, no word, nobody but the account that the measure is on.
create table statement (
  id uuid primary key,
  org_id uuid not null references organisation (id),
  account_id text not null,
  event_id text not null,
  measure text not null check (measure in ('block', 'hold', 'limit', 'blur', 'restrict')),
  bundle text not null default '' check ((measure = 'restrict') = (bundle <> '')),
  content text not null,          -- type of the event that was judged
  rule text not null,
  layer text not null,
  basis text[] not null,
  category text,
  tier smallint not null check (tier between 0 and 5),
  degraded boolean not null,
  source text not null check (source in ('own', 'notice')),
  policy text not null,
  case_id uuid,                   -- to be released with the evidence of that case
  restriction_id uuid,
  decided_by uuid references person (id), -- who placed it; nobody where a rule alone did
  made_at timestamptz not null,
  until timestamptz,
  visible_at timestamptz not null,
  delay_reason text check (delay_reason in ('evidence-first', 'risk-of-retaliation')),
  delay_until timestamptz,
  replaced_at timestamptz,        -- the event was judged again and the new decision has its own statements
  check ((delay_reason is null) = (delay_until is null)),
  check (delay_until is null or delay_until <= made_at + interval '30 days'),
  unique (id, org_id)
);
create unique index statement_measure on statement (org_id, event_id, measure, bundle) where replaced_at is null;
create index statement_account on statement (org_id, account_id, made_at desc, id desc);
create index statement_made on statement (made_at);
create index statement_case on statement (case_id) where delay_until is not null;
alter table statement enable row level security, force row level security;
create policy own_platform on statement for all to kmm_app
  using (org_id = (select me_org()) and (select me_kind()) in ('platform', 'system'))
  with check (org_id = (select me_org()) and (select me_kind()) in ('platform', 'system'));
create policy own_reviewers_read on statement for select to kmm_app
  using (org_id = (select me_org()) and (select me_kind()) = 'person');
create policy own_reviewers_place on statement for insert to kmm_app
  with check (org_id = (select me_org()) and (select me_kind()) = 'person' and decided_by = (select me_person()));
-- The person concerned holds a link; the transaction names the one statement that the link was checked for.
create policy link_reads on statement for select to kmm_app
  using ((select me_kind()) = 'public' and id::text = (select me_locator()));
create policy counted on statement for select to kmm_app
  using ((select me_kind()) = 'system' and (select me_org()) is null);
create policy old_ones_go on statement for delete to kmm_app
  using ((select me_kind()) = 'system' and (select me_org()) is null);
grant select, insert, delete on statement to kmm_app;
grant update (visible_at, delay_reason, delay_until, replaced_at) on statement to kmm_app;

create table appeal (
  id uuid primary key,
  org_id uuid not null,
  statement_id uuid not null unique, -- one appeal a statement; its answer is a person's
  by text not null check (by in ('person', 'platform')),
  ground text not null,
  made_at timestamptz not null,
  due_at timestamptz not null,
  decided_at timestamptz,
  decided_by uuid references person (id),
  outcome text check (outcome in ('upheld', 'reversed')),
  reason text,
  told_at timestamptz, -- when the platform's webhook was queued for the answer
  foreign key (statement_id, org_id) references statement (id, org_id) on delete cascade,
  check ((decided_at is null) = (decided_by is null)),
  check ((decided_at is null) = (outcome is null)),
  check ((decided_at is null) = (reason is null))
);
create index appeal_open on appeal (org_id, due_at, id) where decided_at is null;
create index appeal_untold on appeal (org_id) where decided_at is not null and told_at is null;
alter table appeal enable row level security, force row level security;
create policy own_platform_reads on appeal for select to kmm_app
  using (org_id = (select me_org()) and (select me_kind()) in ('platform', 'person', 'system'));
create policy own_platform_appeals on appeal for insert to kmm_app
  with check (org_id = (select me_org()) and (select me_kind()) = 'platform' and by = 'platform' and decided_at is null);
create policy link_reads on appeal for select to kmm_app
  using ((select me_kind()) = 'public' and statement_id::text = (select me_locator()));
create policy link_appeals on appeal for insert to kmm_app
  with check ((select me_kind()) = 'public' and statement_id::text = (select me_locator()) and by = 'person'
              and decided_at is null);
-- A person answers an appeal once, under their own name, and never one against a measure that they placed themselves or
-- looked at before it was appealed.
create policy another_person_decides on appeal for update to kmm_app
  using (org_id = (select me_org()) and (select me_kind()) = 'person' and decided_at is null)
  with check ((select me_kind()) = 'person' and decided_by = (select me_person())
              and not exists (select 1 from statement s
                              where s.id = appeal.statement_id and s.decided_by = (select me_person()))
              and not exists (select 1 from statement s join restriction_review v on v.restriction_id = s.restriction_id
                              where s.id = appeal.statement_id and v.person_id = (select me_person())
                                and v.at < appeal.made_at));
-- Checks of several policies are joined by "or", so each names its own kind.
create policy system_tells on appeal for update to kmm_app
  using (org_id = (select me_org()) and (select me_kind()) = 'system' and decided_at is not null)
  with check (org_id = (select me_org()) and (select me_kind()) = 'system' and decided_at is not null);
create policy counted on appeal for select to kmm_app
  using ((select me_kind()) = 'system' and (select me_org()) is null);
grant select, insert on appeal to kmm_app;
grant update (decided_at, decided_by, outcome, reason, told_at) on appeal to kmm_app;

-- A limit that others would notice, at tier 4 or 5: proposed by a rule, placed by a person who answered first what
-- happens if the subject takes it out on the young person.
create table measure_proposal (
  id uuid primary key, -- of the restriction as well, once it is placed
  org_id uuid not null references organisation (id),
  account_id text not null,
  bundle text not null,
  event_id text not null,
  rule text not null,
  layer text not null,
  basis text[] not null,
  category text,
  tier smallint not null check (tier in (4, 5)),
  content text not null,
  source text not null check (source in ('own', 'notice')),
  policy text not null,
  case_id uuid,
  proposed_at timestamptz not null,
  due_at timestamptz not null,
  until timestamptz not null,
  answered_at timestamptz,
  answered_by uuid references person (id),
  decision text check (decision in ('place', 'drop')),
  risk text check (risk in ('unlikely', 'possible', 'likely')),
  plan text[],
  drop_reason text,
  told_at timestamptz, -- when the platform's webhook was queued for the start
  check ((answered_at is null) = (decision is null) and (answered_at is null) = (answered_by is null)),
  check ((decision is not distinct from 'place') = (risk is not null and plan is not null)),
  check ((decision is not distinct from 'drop') = (drop_reason is not null)),
  check (risk is null or risk = 'unlikely' or cardinality(plan) > 0)
);
create unique index measure_proposal_open on measure_proposal (org_id, account_id, bundle) where answered_at is null;
create index measure_proposal_due on measure_proposal (org_id, due_at, id) where answered_at is null;
create index measure_proposal_account on measure_proposal (org_id, account_id);
create index measure_proposal_untold on measure_proposal (org_id) where decision = 'place' and told_at is null;
alter table measure_proposal enable row level security, force row level security;
create policy own_platform on measure_proposal for all to kmm_app
  using (org_id = (select me_org()) and (select me_kind()) in ('platform', 'system'))
  with check (org_id = (select me_org()) and (select me_kind()) in ('platform', 'system'));
create policy own_reviewers_read on measure_proposal for select to kmm_app
  using (org_id = (select me_org()) and (select me_kind()) = 'person');
create policy own_reviewers_answer on measure_proposal for update to kmm_app
  using (org_id = (select me_org()) and (select me_kind()) = 'person' and answered_at is null)
  with check (org_id = (select me_org()) and (select me_kind()) = 'person' and answered_by = (select me_person()));
create policy sweeper_reads on measure_proposal for select to kmm_app
  using ((select me_kind()) = 'system' and (select me_org()) is null);
grant select, insert, delete on measure_proposal to kmm_app;
grant update (answered_at, answered_by, decision, risk, plan, drop_reason, told_at) on measure_proposal to kmm_app;

-- A person places a limit only where they answered its proposal, and under the proposal's own id.
create policy own_reviewers_place on restriction for insert to kmm_app
  with check (org_id = (select me_org()) and (select me_kind()) = 'person'
              and exists (select 1 from measure_proposal p
                          where p.id = restriction.id and p.answered_by = (select me_person()) and p.decision = 'place'));
