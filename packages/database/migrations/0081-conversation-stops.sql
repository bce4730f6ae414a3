-- A person of the platform stops a conversation between the two accounts of a case: a restriction with a counterpart. It
-- ends at its review unless a person prolongs it, and an appeal against it is decided by somebody else.
alter table restriction
  add column with_account text,
  add column case_id uuid,
  add column placed_by uuid references person (id),
  add column start_told_at timestamptz,
  add check ((with_account is null) = (placed_by is null) and (with_account is null) = (case_id is null)),
  add check (with_account is null or with_account <> account_id);
drop index restriction_runs;
create unique index restriction_runs on restriction (org_id, account_id, bundle, coalesce(with_account, ''))
  where ended_at is null;
create index restriction_counterpart on restriction (org_id, with_account) where with_account is not null and ended_at is null;
create index restriction_start_untold on restriction (org_id) where with_account is not null and start_told_at is null;

-- Under their own name, and only between the two accounts that the case is about.
create policy own_reviewers_stop on restriction for insert to kmm_app
  with check (org_id = (select me_org()) and (select me_kind()) = 'person' and with_account is not null
              and placed_by = (select me_person())
              and exists (select 1 from cases c where c.id = case_id and c.org_id = restriction.org_id
                          and c.subject = restriction.account_id and c.affected_child = restriction.with_account));
