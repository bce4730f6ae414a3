-- What waited for somebody and was counted nowhere: verdicts on acts done alone, and hashes that nobody has looked at.
create index bank_hash_proposed on bank_hash (org_id, expires_at) where state = 'proposed';

-- Who acted alone learned nowhere what the other unit came to, while the young person did. A verdict waits in the inbox of
-- who acted until they have read it; the row says that they have.
create table override_verdict_read (
  override_id uuid primary key references override (id),
  org_id uuid not null references organisation (id),
  person_id uuid not null references person (id),
  read_at timestamptz not null
);
create index override_verdict on override (by_person) where reviewed_at is not null;
alter table override_verdict_read enable row level security, force row level security;
create policy own_reads on override_verdict_read for select to kmm_app using (person_id = (select me_person()));
create policy who_acted_reads on override_verdict_read for insert to kmm_app
  with check (org_id = (select me_org()) and person_id = (select me_person())
    and exists (select 1 from override o where o.id = override_id and o.by_person = (select me_person())
                and o.reviewed_at is not null));
grant select, insert on override_verdict_read to kmm_app;
