-- Versions of a platform's policy. The pack on disk judges until the platform has a row of its own.
create table policy_version (
  org_id uuid not null references organisation (id),
  version text not null,             -- as decisions name it: vn@2
  number integer not null check (number > 0),
  state text not null check (state in ('draft', 'shadow', 'live', 'retired')),
  revision integer not null default 1,
  from_pack boolean not null default false,
  based_on text,
  note text,
  files jsonb not null,              -- {name: text}
  digest text not null,              -- of version and files: what a program is compiled from
  made_by uuid references person (id),
  made_at timestamptz not null,
  changed_at timestamptz not null,
  proposed_by uuid references person (id),
  proposed_at timestamptz,
  approved_by uuid references person (id),
  approved_at timestamptz,
  replaced text,                     -- what was live before; a roll back returns to it
  primary key (org_id, version),
  check ((proposed_by is null) = (proposed_at is null)),
  check ((approved_by is null) = (approved_at is null)),
  check (approved_by is null or (proposed_by is not null and approved_by <> proposed_by)),
  check (state <> 'live' or from_pack or approved_by is not null)
);
create unique index policy_one_live on policy_version (org_id) where state = 'live';
create unique index policy_one_shadow on policy_version (org_id) where state = 'shadow';
create index policy_version_number on policy_version (org_id, number desc);

-- The last line of defence behind the service: what two people approved is what runs, whoever writes to the table.
create function policy_version_guard() returns trigger language plpgsql as $$
begin
  if old.state <> 'draft' and (new.files, new.digest, new.number, new.based_on, new.made_by)
     is distinct from (old.files, old.digest, old.number, old.based_on, old.made_by) then
    raise exception 'a version that is no draft is immutable' using constraint = 'policy_immutable';
  end if;
  if new.from_pack <> old.from_pack then
    raise exception 'a version does not change where it comes from' using constraint = 'policy_immutable';
  end if;
  if new.state <> old.state and (old.state, new.state) not in (
    ('draft', 'shadow'), ('draft', 'retired'), ('shadow', 'live'), ('shadow', 'retired'), ('live', 'retired'),
    ('retired', 'live')) then
    raise exception 'no such transition' using constraint = 'policy_transition';
  end if;
  if new.proposed_by is not null and new.proposed_by is distinct from old.proposed_by
     and new.proposed_by is distinct from me_person() then
    raise exception 'only the person who proposes is named' using constraint = 'policy_two_people';
  end if;
  if new.approved_by is distinct from old.approved_by and new.approved_by is distinct from me_person() then
    raise exception 'only the person who approves is named' using constraint = 'policy_two_people';
  end if;
  return new;
end $$;
create trigger policy_version_guarded before update on policy_version
  for each row execute function policy_version_guard();

alter table policy_version enable row level security, force row level security;
create policy own_org_reads on policy_version for select to kmm_app
  using (org_id = (select me_org()) and (select me_kind()) in ('person', 'platform', 'system'));
create policy own_people_draft on policy_version for insert to kmm_app
  with check (org_id = (select me_org()) and (select me_kind()) = 'person' and state = 'draft' and not from_pack
              and made_by = (select me_person()) and proposed_by is null and approved_by is null);
create policy pack_is_noted on policy_version for insert to kmm_app
  with check (org_id = (select me_org()) and (select me_kind()) = 'system' and state = 'live' and from_pack);
create policy own_people_change on policy_version for update to kmm_app
  using (org_id = (select me_org()) and (select me_kind()) = 'person')
  with check (org_id = (select me_org()));

-- Who did what with a version, and why it was rolled back.
create table policy_act (
  id bigint generated always as identity primary key,
  org_id uuid not null references organisation (id),
  version text not null,
  act text not null check (act in ('drafted', 'shadowed', 'proposed', 'withdrawn', 'declined', 'approved', 'retired',
                                   'rolled-back')),
  by uuid not null references person (id),
  at timestamptz not null,
  reason text
);
create index policy_act_version on policy_act (org_id, version, id);
alter table policy_act enable row level security, force row level security;
create policy own_org_reads on policy_act for select to kmm_app
  using (org_id = (select me_org()) and (select me_kind()) = 'person');
create policy own_people_act on policy_act for insert to kmm_app
  with check (org_id = (select me_org()) and (select me_kind()) = 'person' and by = (select me_person()));

-- What a program was compiled from when it judged, so that its decisions can be judged again after any change.
create table policy_text (
  org_id uuid not null references organisation (id),
  digest text not null,
  version text not null,
  files jsonb not null,
  first_used_at timestamptz not null,
  primary key (org_id, digest)
);
alter table policy_text enable row level security, force row level security;
create policy own_platform on policy_text for all to kmm_app
  using (org_id = (select me_org()) and (select me_kind()) in ('platform', 'system'))
  with check (org_id = (select me_org()) and (select me_kind()) in ('platform', 'system'));

-- Inputs of decisions: no text, no query, no picture hash, ids as keyed pseudonyms; kept for the platform's own days.
create table event_recording (
  org_id uuid not null references organisation (id),
  batch bigint not null,
  at timestamptz not null,
  digest text not null,     -- of the policy that judged
  mode text not null,
  count integer not null,
  inputs bytea not null,    -- pseudonymous inputs of all events, for backtests
  replays bytea,            -- inputs and reads of decisions that were more than an allow, sealed
  shadow jsonb,             -- {event index: decision} of the version in shadow where it differs
  primary key (org_id, batch)
);
create index event_recording_age on event_recording (org_id, at);
alter table event_recording enable row level security, force row level security;
create policy own_platform on event_recording for all to kmm_app
  using (org_id = (select me_org()) and (select me_kind()) in ('platform', 'system'))
  with check (org_id = (select me_org()) and (select me_kind()) in ('platform', 'system'));
create policy old_ones_are_found on event_recording for select to kmm_app
  using ((select me_kind()) = 'system' and (select me_org()) is null);
create policy old_ones_go on event_recording for delete to kmm_app
  using ((select me_kind()) = 'system' and (select me_org()) is null);

-- Counts an hour; rule '' stands for every event.
create table rule_hour (
  org_id uuid not null references organisation (id),
  version text not null,
  rule text not null,
  hour timestamptz not null,
  tier smallint not null,
  fired integer not null,
  undecided integer not null,
  last_at timestamptz not null,
  primary key (org_id, version, rule, hour, tier)
);
create index rule_hour_age on rule_hour (hour);
alter table rule_hour enable row level security, force row level security;
create policy own_org_reads on rule_hour for select to kmm_app
  using ((org_id = (select me_org()) and (select me_kind()) in ('person', 'platform', 'system'))
         or ((select me_kind()) = 'system' and (select me_org()) is null));
create policy own_platform_adds on rule_hour for insert to kmm_app
  with check (org_id = (select me_org()) and (select me_kind()) in ('platform', 'system'));
create policy own_platform_counts on rule_hour for update to kmm_app
  using (org_id = (select me_org()) and (select me_kind()) in ('platform', 'system'));
create policy old_ones_go on rule_hour for delete to kmm_app
  using ((select me_kind()) = 'system' and (select me_org()) is null);

-- Rules behind a decision that a person may appeal.
create table decision_rule (
  org_id uuid not null references organisation (id),
  event_id text not null,
  rule text not null,
  version text not null,
  at timestamptz not null,
  primary key (org_id, event_id, rule)
);
alter table decision_rule enable row level security, force row level security;
create policy own_org_reads on decision_rule for select to kmm_app
  using ((org_id = (select me_org()) and (select me_kind()) in ('person', 'platform', 'system'))
         or ((select me_kind()) = 'system' and (select me_org()) is null));
create policy own_platform_adds on decision_rule for insert to kmm_app
  with check (org_id = (select me_org()) and (select me_kind()) in ('platform', 'system'));
create policy old_ones_go on decision_rule for delete to kmm_app
  using ((select me_kind()) = 'system' and (select me_org()) is null);

-- The version in shadow beside the live one; rule '' stands for every event.
create table policy_comparison (
  org_id uuid not null references organisation (id),
  version text not null,
  against text not null,
  rule text not null,
  same bigint not null,
  stricter bigint not null,
  laxer bigint not null,
  stricter_events text[] not null,
  laxer_events text[] not null,
  since timestamptz not null,
  primary key (org_id, version, against, rule)
);
alter table policy_comparison enable row level security, force row level security;
create policy own_org_reads on policy_comparison for select to kmm_app
  using (org_id = (select me_org()) and (select me_kind()) in ('person', 'platform', 'system'));
create policy own_platform_adds on policy_comparison for insert to kmm_app
  with check (org_id = (select me_org()) and (select me_kind()) in ('platform', 'system'));
create policy own_platform_counts on policy_comparison for update to kmm_app
  using (org_id = (select me_org()) and (select me_kind()) in ('platform', 'system'));

create table policy_setting (
  org_id uuid primary key references organisation (id),
  reviewer_minutes_per_day integer not null,
  minutes_per_warning double precision not null,
  recording_days integer not null
);
alter table policy_setting enable row level security, force row level security;
create policy own_org on policy_setting for all to kmm_app
  using (org_id = (select me_org()) and (select me_kind()) in ('person', 'platform', 'system'))
  with check (org_id = (select me_org()) and (select me_kind()) = 'person');
create policy pruning_reads on policy_setting for select to kmm_app
  using ((select me_kind()) = 'system' and (select me_org()) is null);

-- Whether a platform's decisions have effect: one proposal at a time, and another person approves it.
create table mode_change (
  org_id uuid primary key references organisation (id),
  mode text not null check (mode in ('shadow', 'live')),
  proposed_by uuid not null references person (id),
  proposed_at timestamptz not null,
  approved_by uuid references person (id),
  approved_at timestamptz,
  check (approved_by is null or approved_by <> proposed_by)
);
alter table mode_change enable row level security, force row level security;
create policy own_org_reads on mode_change for select to kmm_app
  using (org_id = (select me_org()) and (select me_kind()) = 'person');
create policy own_people_propose on mode_change for insert to kmm_app
  with check (org_id = (select me_org()) and (select me_kind()) = 'person' and proposed_by = (select me_person())
              and approved_by is null);
create policy own_people_answer on mode_change for update to kmm_app
  using (org_id = (select me_org()) and (select me_kind()) = 'person' and approved_by is null)
  with check (approved_by = (select me_person()));
create policy own_people_withdraw on mode_change for delete to kmm_app
  using (org_id = (select me_org()) and (select me_kind()) = 'person');
-- A person changes nothing of an organisation but this, and only as the second of two.
create policy mode_by_two on organisation for update to kmm_app
  using (id = (select me_org()) and (select me_kind()) = 'person')
  with check (id = (select me_org()) and exists (
    select 1 from mode_change m
    where m.org_id = organisation.id and m.mode = organisation.mode and m.approved_by = (select me_person())));

create table backtest (
  id uuid primary key,
  org_id uuid not null references organisation (id),
  version text not null,
  against text not null,
  since timestamptz,
  state text not null check (state in ('queued', 'running', 'done', 'failed', 'cancelled')),
  counted bigint not null default 0,
  total bigint not null default 0,
  asked_by uuid not null references person (id),
  asked_at timestamptz not null,
  runner uuid,              -- the process that works on it
  beat_at timestamptz not null,
  finished_at timestamptz,
  report jsonb,
  failure text
);
create index backtest_org on backtest (org_id, asked_at desc, id);
create index backtest_open on backtest (beat_at) where state in ('queued', 'running');
alter table backtest enable row level security, force row level security;
create policy own_org on backtest for all to kmm_app
  using (org_id = (select me_org()) and (select me_kind()) in ('person', 'system'))
  with check (org_id = (select me_org()) and (select me_kind()) in ('person', 'system'));
create policy open_ones_are_found on backtest for select to kmm_app
  using ((select me_kind()) = 'system' and (select me_org()) is null);

grant select, insert, update on policy_version, rule_hour, policy_comparison, policy_setting, backtest to kmm_app;
grant select, insert on policy_act, policy_text, decision_rule to kmm_app;
grant select, insert, delete on event_recording to kmm_app;
grant select, insert, update, delete on mode_change to kmm_app;
grant delete on rule_hour, decision_rule to kmm_app;
