-- Keeping evidence for a limited time, for one case. Who keeps is the organisation that owned the case then; it goes on
-- keeping when the case is transferred.
create table preservation (
  id uuid primary key,
  case_id uuid not null references cases (id),
  org_id uuid not null references organisation (id),
  issuer_org uuid not null references organisation (id),
  issuer_person uuid references person (id), -- nobody where a policy's decision issued it
  origin text not null check (origin in ('decision', 'case', 'request')),
  request_id uuid,
  basis text not null,
  scope text[] not null check (cardinality(scope) between 1 and 5),
  issued_at timestamptz not null,
  period_from timestamptz not null,
  expires_at timestamptz not null,
  renewals integer not null default 0,
  alarm text not null default 'none' check (alarm in ('none', 'due', 'soon')), -- the last one that was raised
  ended_at timestamptz,
  ended text check (ended in ('released', 'lapsed')),
  end_reason text,
  ended_by uuid references person (id),
  told_at timestamptz, -- when the platform's webhook was queued
  check (expires_at > period_from and expires_at <= period_from + interval '90 days'),
  check ((ended_at is null) = (ended is null)),
  check ((ended = 'released') = (ended_by is not null)),
  check ((origin = 'request') = (request_id is not null)),
  check (origin = 'decision' or issuer_person is not null)
);
create index preservation_own on preservation (org_id, expires_at, id);
create index preservation_case on preservation (case_id);
create index preservation_untold on preservation (org_id) where told_at is null;
create table preservation_renewal (
  preservation_id uuid not null references preservation (id),
  n integer not null,
  org_id uuid not null references organisation (id),
  at timestamptz not null,
  until timestamptz not null,
  basis text not null,
  by_person uuid not null references person (id),
  primary key (preservation_id, n)
);

-- What an authority asks for, about one case. Whether there is such a case is not the requester's to learn, so the case
-- is the number that the officer wrote and nothing refers to it.
create table authority_request (
  id uuid primary key,
  case_id uuid not null,
  from_org uuid not null references organisation (id),
  to_org uuid not null references organisation (id),
  made_by uuid not null references person (id),
  type text not null check (type in ('preserve', 'produce', 'remove')),
  data_class text not null check (data_class in ('subscriber', 'traffic', 'content')),
  basis text not null,
  danger_to_life boolean not null,
  made_at timestamptz not null,
  due_at timestamptz not null,
  status text not null check (status in ('waiting', 'proposed', 'granted', 'refused', 'withdrawn')),
  answer jsonb, -- codes only; words and data are sealed
  proposed_by uuid references person (id),
  proposed_at timestamptz,
  answered_by uuid references person (id),
  answered_at timestamptz,
  override_id uuid,
  overdue_at timestamptz, -- when lateness was written down
  version integer not null default 1,
  check (from_org <> to_org),
  check (due_at = made_at + case when danger_to_life then interval '3 hours' else interval '24 hours' end),
  check ((status in ('granted', 'refused')) = (answered_at is not null)),
  -- Two people answer; one alone only as an override that another unit reviews.
  check (answered_at is null or (proposed_by is not null and answered_by is not null
         and (answered_by <> proposed_by or override_id is not null)))
);
create index authority_request_from on authority_request (from_org, made_at desc, id);
create index authority_request_to on authority_request (to_org, made_at desc, id);
create table authority_content (
  id text primary key,
  request_id uuid not null references authority_request (id),
  kind text not null check (kind in ('authority-request', 'authority-answer')),
  sealed jsonb not null,
  at timestamptz not null
);
create index authority_content_request on authority_content (request_id);

-- One person acted alone because a life was in danger. A person of another unit says afterwards whether that was right.
create table override (
  id uuid primary key,
  case_id uuid not null references cases (id),
  org_id uuid not null references organisation (id),
  by_person uuid not null references person (id),
  act text not null check (act in ('refer', 'answer', 'export')),
  reason text not null,
  ref_id uuid not null, -- the referral, request or export
  category text not null,
  tier smallint not null,
  at timestamptz not null,
  review_due timestamptz not null,
  review_org uuid not null references organisation (id),
  note_id text not null unique,
  note jsonb not null, -- why, sealed to the people who review
  overdue_at timestamptz,
  reviewed_by uuid references person (id),
  reviewed_at timestamptz,
  verdict text check (verdict in ('justified', 'not-justified')),
  verdict_reason text,
  check (review_org <> org_id),
  check (review_due = at + interval '72 hours'),
  check (reviewed_by is distinct from by_person),
  check ((reviewed_at is null) = (verdict is null) and (reviewed_at is null) = (reviewed_by is null)
         and (reviewed_at is null) = (verdict_reason is null))
);
create index override_own on override (org_id, at desc);
create index override_review on override (review_org, at desc);
create table override_page (
  override_id uuid not null references override (id),
  person_id uuid not null references person (id),
  org_id uuid not null references organisation (id),
  paged_at timestamptz not null,
  seen_at timestamptz,
  primary key (override_id, person_id)
);
create index override_page_person on override_page (person_id);

-- A packet for hand-over by a person: proposed by one, approved by another, sealed to the owner's team.
create table export_packet (
  id uuid primary key,
  case_id uuid not null references cases (id),
  org_id uuid not null references organisation (id),
  kind text not null check (kind in ('cybertipline')),
  status text not null check (status in ('proposed', 'approved', 'declined')),
  summary jsonb not null,
  manifest jsonb not null,
  parts jsonb not null,
  proposed_by uuid not null references person (id),
  proposed_at timestamptz not null,
  answered_by uuid references person (id),
  answered_at timestamptz,
  override_id uuid references override (id),
  check ((status = 'proposed') = (answered_at is null)),
  check (status <> 'approved' or (answered_by is not null and (answered_by <> proposed_by or override_id is not null)))
);
create index export_packet_case on export_packet (case_id, proposed_at);

alter table preservation enable row level security, force row level security;
alter table preservation_renewal enable row level security, force row level security;
alter table authority_request enable row level security, force row level security;
alter table authority_content enable row level security, force row level security;
alter table override enable row level security, force row level security;
alter table override_page enable row level security, force row level security;
alter table export_packet enable row level security, force row level security;

create policy keeper_or_issuer on preservation for select to kmm_app
  using (org_id = me_org() or issuer_org = me_org());
create policy system_reads on preservation for select to kmm_app using (me_kind() = 'system');
create policy owner_issues on preservation for insert to kmm_app
  with check (
    org_id = (select me_org())
    and ((origin = 'decision' and (select me_kind()) = 'platform' and issuer_org = (select me_org()) and issuer_person is null)
      or (origin = 'case' and issuer_org = (select me_org()) and issuer_person = (select me_person()))
      or (origin = 'request' and exists (select 1 from authority_request r where r.id = preservation.request_id
            and r.to_org = preservation.org_id and r.case_id = preservation.case_id and r.from_org = preservation.issuer_org
            and r.made_by = preservation.issuer_person)))
    and exists (select 1 from case_access a where a.case_id = preservation.case_id and a.org_id = (select me_org())
                and a.scope = 'owner' and (a.expires_at is null or a.expires_at > now()))
  );
create policy keeper_changes on preservation for update to kmm_app
  using (org_id = (select me_org()) and (select me_kind()) = 'person' and ended_at is null)
  with check (org_id = (select me_org()) and (ended_by is null or ended_by = (select me_person())));
create policy sweeper_changes on preservation for update to kmm_app
  using ((select me_kind()) = 'system') with check ((select me_kind()) = 'system');

create policy of_own on preservation_renewal for select to kmm_app
  using (exists (select 1 from preservation p where p.id = preservation_renewal.preservation_id));
create policy keeper_renews on preservation_renewal for insert to kmm_app
  with check (org_id = (select me_org()) and by_person = (select me_person())
    and exists (select 1 from preservation p where p.id = preservation_renewal.preservation_id and p.org_id = (select me_org())));

create policy either_side on authority_request for select to kmm_app
  using (from_org = me_org() or to_org = me_org() or (me_kind() = 'system' and me_org() is null));
-- A police unit asks, and only a platform can be asked: what a young person told a helpline is not here to be had.
create policy police_asks on authority_request for insert to kmm_app
  with check (
    from_org = (select me_org()) and made_by = (select me_person()) and status = 'waiting' and answer is null
    and exists (select 1 from organisation o where o.id = (select me_org()) and o.kind = 'police')
    and exists (select 1 from organisation o where o.id = to_org and o.kind = 'platform')
  );
create policy asked_answers on authority_request for update to kmm_app
  using (to_org = (select me_org()) and (select me_kind()) = 'person' and status in ('waiting', 'proposed'))
  with check (to_org = (select me_org()) and status in ('waiting', 'proposed', 'granted', 'refused'));
create policy asker_withdraws on authority_request for update to kmm_app
  using (from_org = (select me_org()) and (select me_kind()) = 'person' and status in ('waiting', 'proposed'))
  with check (from_org = (select me_org()) and status = 'withdrawn');
create policy lateness on authority_request for update to kmm_app
  using ((select me_kind()) = 'system') with check ((select me_kind()) = 'system');

-- An answer is nobody's but the asked organisation's until both people gave it.
create policy by_request on authority_content for select to kmm_app
  using (exists (select 1 from authority_request r where r.id = authority_content.request_id
                 and (r.to_org = me_org() or (r.from_org = me_org() and (kind = 'authority-request' or r.status = 'granted')))));
create policy by_side on authority_content for insert to kmm_app
  with check (exists (select 1 from authority_request r where r.id = authority_content.request_id
              and ((kind = 'authority-request' and r.from_org = me_org()) or (kind = 'authority-answer' and r.to_org = me_org()))));
create policy taken_back on authority_content for delete to kmm_app
  using (kind = 'authority-answer' and exists (select 1 from authority_request r where r.id = authority_content.request_id
         and r.to_org = me_org() and r.status in ('waiting', 'proposed')));

create policy actor_and_reviewer on override for select to kmm_app
  using (org_id = me_org() or review_org = me_org() or me_kind() = 'system');
create policy owner_overrides on override for insert to kmm_app
  with check (
    org_id = (select me_org()) and by_person = (select me_person()) and reviewed_at is null
    and exists (select 1 from case_access a where a.case_id = override.case_id and a.org_id = (select me_org())
                and a.scope = 'owner' and (a.expires_at is null or a.expires_at > now()))
  );
create policy paged_reviews on override for update to kmm_app
  using (review_org = (select me_org()) and reviewed_at is null
    and exists (select 1 from override_page p where p.override_id = override.id and p.person_id = (select me_person())))
  with check (review_org = (select me_org()) and reviewed_by = (select me_person()));
create policy lateness on override for update to kmm_app
  using ((select me_kind()) = 'system' and reviewed_at is null) with check ((select me_kind()) = 'system' and reviewed_at is null);

create policy own_pages on override_page for select to kmm_app using (person_id = me_person());
create policy actor_pages on override_page for insert to kmm_app
  with check (exists (select 1 from override o where o.id = override_page.override_id and o.org_id = me_org()
                      and o.review_org = override_page.org_id));
create policy own_sight on override_page for update to kmm_app
  using (person_id = (select me_person())) with check (person_id = (select me_person()));

create policy own_reads on export_packet for select to kmm_app using (org_id = me_org());
create policy owner_proposes on export_packet for insert to kmm_app
  with check (
    org_id = (select me_org()) and proposed_by = (select me_person()) and status = 'proposed'
    and exists (select 1 from case_access a where a.case_id = export_packet.case_id and a.org_id = (select me_org())
                and a.scope = 'owner' and (a.expires_at is null or a.expires_at > now()))
  );
create policy owner_answers on export_packet for update to kmm_app
  using (org_id = (select me_org()) and status = 'proposed')
  with check (org_id = (select me_org()) and answered_by = (select me_person()));

grant select, insert on preservation, preservation_renewal, authority_request, authority_content, override, override_page,
  export_packet to kmm_app;
grant update (period_from, expires_at, renewals, alarm, ended_at, ended, end_reason, ended_by, told_at) on preservation to kmm_app;
grant update (status, answer, proposed_by, proposed_at, answered_by, answered_at, override_id, overdue_at, version)
  on authority_request to kmm_app;
grant delete on authority_content to kmm_app;
grant update (overdue_at, reviewed_by, reviewed_at, verdict, verdict_reason) on override to kmm_app;
grant update (seen_at) on override_page to kmm_app;
grant update (status, manifest, answered_by, answered_at, override_id) on export_packet to kmm_app;
