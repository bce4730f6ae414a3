-- A review that nobody does goes on to further units. `paged_orgs` names the units that were paged, in their order; the
-- first one, and a second one where nobody of the first is on duty, are paged with the act itself.
alter table override
  add column gains_org uuid references organisation (id), -- who gains by the act: the receiver or the asking authority
  add column paged_orgs uuid[];
update override o set paged_orgs = array[o.review_org],
  gains_org = case o.act when 'answer' then (select r.from_org from authority_request r where r.id = o.ref_id)
                         when 'refer' then (select r.to_org from referral r where r.id = o.ref_id) end;
alter table override alter column paged_orgs set not null,
  add constraint override_paged_first check (paged_orgs[1] = review_org),
  -- Neither the unit that acted nor the one that gained ever reviews.
  add constraint override_paged_elsewhere check (org_id <> all (paged_orgs) and (gains_org is null or gains_org <> all (paged_orgs)));
create index override_unreviewed on override (review_due) where reviewed_at is null;

drop policy actor_and_reviewer on override;
create policy actor_and_reviewers on override for select to kmm_app
  using (org_id = (select me_org()) or (select me_org()) = any (paged_orgs) or (select me_kind()) = 'system');
drop policy paged_reviews on override;
create policy paged_reviews on override for update to kmm_app
  using ((select me_org()) = any (paged_orgs) and reviewed_at is null
    and exists (select 1 from override_page p where p.override_id = override.id and p.person_id = (select me_person())))
  with check ((select me_org()) = any (paged_orgs) and reviewed_by = (select me_person()));
drop policy actor_pages on override_page;
create policy actor_pages on override_page for insert to kmm_app
  with check (exists (select 1 from override o where o.id = override_page.override_id and o.org_id = (select me_org())
                      and override_page.org_id = any (o.paged_orgs)));
create policy further_pages on override_page for insert to kmm_app
  with check ((select me_kind()) = 'system' and exists (select 1 from override o where o.id = override_page.override_id
              and o.reviewed_at is null and override_page.org_id = any (o.paged_orgs)));
grant update (paged_orgs) on override to kmm_app;
