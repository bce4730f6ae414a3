-- What a platform loaded to look at its texts: the key that signs its term packs, a pack, a model, a service.
-- A pack stays in the encoding it came in; no term stands here in plain text.
create table text_detector (
  org_id uuid not null references organisation (id),
  kind text not null check (kind in ('key', 'terms', 'model', 'service')),
  digest text not null,              -- of all that counts: another digest is another detector
  content bytea not null,            -- key: DER, terms: pack file, model: model file, service: empty
  settings jsonb not null,
  put_by uuid not null references person (id),
  put_at timestamptz not null,
  primary key (org_id, kind)
);
alter table text_detector enable row level security, force row level security;
create policy own_org_reads on text_detector for select to kmm_app
  using (org_id = (select me_org()) and (select me_kind()) in ('person', 'platform', 'system'));
create policy own_people_put on text_detector for insert to kmm_app
  with check (org_id = (select me_org()) and (select me_kind()) = 'person' and put_by = (select me_person()));
create policy own_people_replace on text_detector for update to kmm_app
  using (org_id = (select me_org()) and (select me_kind()) = 'person')
  with check (org_id = (select me_org()) and put_by = (select me_person()));
create policy own_people_remove on text_detector for delete to kmm_app
  using (org_id = (select me_org()) and (select me_kind()) = 'person');
grant select, insert, update, delete on text_detector to kmm_app;
