-- What came in and what was answered is counted on every page of the desk, so each count is a short scan of an index.
create index referral_arrived on referral (to_org, made_at) where status = 'sent';
create index authority_request_open on authority_request (to_org, due_at) where status in ('waiting', 'proposed');
create index preservation_running on preservation (org_id, expires_at) where ended_at is null;
create index restriction_to_review on restriction (org_id, review_at) where ended_at is null;
create index case_access_untaken on case_access (org_id, case_id) where lane = 'open' and assignee is null;
create index cases_closing on cases (org_id, id) where status = 'closing';
create index export_proposed on export_packet (org_id, id) where status = 'proposed';
create index preservation_lapsed on preservation (org_id, case_id) where ended = 'lapsed';

-- An answer of a platform arrives at the unit that asked; it waits in the inbox until one of them has looked.
create table authority_answer_seen (
  request_id uuid primary key references authority_request (id),
  org_id uuid not null references organisation (id),
  seen_by uuid not null references person (id),
  seen_at timestamptz not null
);
create index authority_request_answered on authority_request (from_org, answered_at) where status in ('granted', 'refused');
alter table authority_answer_seen enable row level security, force row level security;
create policy own_org_reads on authority_answer_seen for select to kmm_app using (org_id = (select me_org()));
create policy asker_sees on authority_answer_seen for insert to kmm_app
  with check (org_id = (select me_org()) and seen_by = (select me_person())
    and exists (select 1 from authority_request r where r.id = request_id and r.from_org = (select me_org())));
grant select, insert on authority_answer_seen to kmm_app;
