-- Banks of picture hashes. No picture is anywhere in this house; a hash is kept sealed under the server's secret, with
-- a keyed hash beside it to find the same one again.

-- One counter orders every change, and its row lock lets one transaction change at a time: a reader that has seen
-- number n has seen all before it. `at_s` (Unix seconds) never goes back, whatever the clock does.
create table exchange_clock (
  one boolean primary key default true check (one),
  seq bigint not null,
  at_s bigint not null
);
insert into exchange_clock (seq, at_s) values (0, 0);
alter table exchange_clock enable row level security, force row level security;
create policy everybody_counts on exchange_clock for all to kmm_app using (true) with check (true);
grant select, update (seq, at_s) on exchange_clock to kmm_app;

create table bank (
  id uuid primary key,
  number bigint generated always as identity (start with 100000001) unique, -- a privacy group of ThreatExchange
  org_id uuid not null references organisation (id),
  name_vi text not null,
  name_en text not null,
  category text not null check (category in
    ('CSAM', 'CSAM_AI', 'SELF_GEN', 'NCII_MINOR', 'NCII_ADULT', 'SEXTORTION', 'KNOWN_HARMLESS')),
  takes text check (takes in ('under18', '18plus')),
  radius smallint not null check (radius between 0 and 31),
  keep_days integer not null check (keep_days between 1 and 3650),
  made_at timestamptz not null
);
create unique index bank_takes on bank (takes) where takes is not null;

-- Who may read a bank. `listed`: of a bank that takes pictures down, whose receivers anybody may know by name.
create table bank_member (
  bank_id uuid not null references bank (id),
  org_id uuid not null references organisation (id),
  owner_org uuid not null references organisation (id),
  listed boolean not null,
  may_write boolean not null,
  since timestamptz not null,
  ended_at timestamptz,
  primary key (bank_id, org_id)
);
create index bank_member_org on bank_member (org_id);

-- A request of a young person, or of an adult: hashes, or a place. Never a picture, a name or a way to reach them.
create table take_down (
  id uuid primary key,
  bank_id uuid not null references bank (id),
  org_id uuid not null references organisation (id), -- the bank's owner, whose desk works on it
  locator text not null unique,
  verifier_mac bytea not null,
  age_path text not null check (age_path in ('under18', '18plus')),
  by_place boolean not null,
  place text, -- sealed under the server's secret; forgotten once it is taken back
  status text not null check (status in ('received', 'passed-on', 'removed', 'not-possible')),
  received_hour timestamptz not null,
  withdrawn_hour timestamptz,
  answered_by uuid references person (id)
);
create index take_down_desk on take_down (org_id, received_hour desc, id);

-- One row for one submitter's hash: the same picture from two people stays until both have taken it back.
create table bank_hash (
  id uuid primary key,
  number bigint generated always as identity (start with 200000000001) unique, -- a descriptor of ThreatExchange
  bank_id uuid not null references bank (id),
  org_id uuid not null references organisation (id), -- the bank's owner
  hash_key text not null,
  sealed bytea, -- gone once it is withdrawn and everybody has been told
  kind text not null check (kind in ('photo', 'video-frame')),
  quality smallint check (quality between 0 and 100),
  source text not null check (source in ('self-submitted', 'organisation', 'peer')),
  by_org uuid references organisation (id),
  take_down uuid references take_down (id),
  state text not null check (state in ('proposed', 'shared', 'refused', 'withdrawn', 'expired')),
  refused_why text,
  added_at timestamptz not null,
  expires_at timestamptz not null,
  reviewed_by uuid references person (id),
  reviewed_at timestamptz,
  shared_at timestamptz, -- set once: from then on others may have it, and must hear of its end
  shared_s bigint,       -- `changed_s` of that change: who has read no further never had it
  seq bigint not null unique,
  changed_s bigint not null,
  check ((source = 'self-submitted') = (take_down is not null)),
  check ((by_org is null) = (take_down is not null)),
  check (state <> 'shared' or (shared_at is not null and reviewed_by is not null))
);
create unique index bank_hash_once_an_org on bank_hash (bank_id, by_org, hash_key) where by_org is not null;
create unique index bank_hash_once_a_take_down on bank_hash (take_down, hash_key) where take_down is not null;
create index bank_hash_same on bank_hash (hash_key, bank_id);
create index bank_hash_desk on bank_hash (bank_id, state, seq);
create index bank_hash_feed on bank_hash (bank_id, seq) where shared_at is not null;
create index bank_hash_expiry on bank_hash (expires_at) where state in ('proposed', 'shared');

create table hash_feedback (
  hash_id uuid not null references bank_hash (id),
  bank_id uuid not null references bank (id),
  owner_org uuid not null references organisation (id),
  by_org uuid not null references organisation (id),
  value text not null check (value in ('seen', 'disagree', 'blocked', 'not-blocked')),
  at timestamptz not null,
  seq bigint not null unique,
  changed_s bigint not null,
  primary key (hash_id, by_org, value)
);
create index hash_feedback_feed on hash_feedback (bank_id, seq);

-- How far an organisation has read a bank: what "received" means to the person who asked.
create table bank_reader (
  bank_id uuid not null references bank (id),
  org_id uuid not null references organisation (id),
  owner_org uuid not null references organisation (id),
  listed boolean not null,
  face text not null check (face in ('lookup', 'events', 'stopncii', 'threatexchange')),
  seq bigint not null,
  read_hour timestamptz not null,
  primary key (bank_id, org_id, face)
);

alter table bank enable row level security, force row level security;
alter table bank_member enable row level security, force row level security;
alter table take_down enable row level security, force row level security;
alter table bank_hash enable row level security, force row level security;
alter table hash_feedback enable row level security, force row level security;
alter table bank_reader enable row level security, force row level security;

-- The functions stand bare in this one: a policy that other policies look into may hold no sub-select of its own.
create policy own_either_side on bank_member for select to kmm_app
  using (org_id = me_org() or owner_org = me_org() or me_kind() = 'system'
         or (me_kind() = 'public' and listed and ended_at is null));
create policy owner_lets_in on bank_member for insert to kmm_app
  with check (((select me_kind()) = 'person' and owner_org = (select me_org())
               and exists (select 1 from bank b where b.id = bank_id and b.org_id = (select me_org())
                           and listed = (b.takes is not null)))
              or (select me_kind()) = 'system');
create policy owner_changes on bank_member for update to kmm_app
  using ((select me_kind()) = 'person' and owner_org = (select me_org()));

create policy own_or_let_in on bank for select to kmm_app
  using (org_id = (select me_org()) or (select me_kind()) = 'system'
         or ((select me_kind()) = 'public' and takes is not null)
         or exists (select 1 from bank_member m where m.bank_id = bank.id and m.org_id = (select me_org())
                    and m.ended_at is null));
create policy own_people_make on bank for insert to kmm_app
  with check (((select me_kind()) = 'person' and org_id = (select me_org())) or (select me_kind()) = 'system');

create policy by_locator_or_desk on take_down for select to kmm_app
  using (((select me_kind()) = 'public' and locator = (select me_locator()))
         or ((select me_kind()) = 'person' and org_id = (select me_org())) or (select me_kind()) = 'system');
create policy anybody_asks on take_down for insert to kmm_app
  with check ((select me_kind()) = 'public' and locator = (select me_locator())
              and exists (select 1 from bank b where b.id = bank_id and b.org_id = take_down.org_id
                          and b.takes = take_down.age_path));
create policy taken_back on take_down for update to kmm_app
  using ((select me_kind()) = 'public' and locator = (select me_locator()));
create policy desk_answers on take_down for update to kmm_app
  using ((select me_kind()) = 'person' and org_id = (select me_org()) and withdrawn_hour is null)
  with check (answered_by = (select me_person()));

create policy owner_reads on bank_hash for select to kmm_app
  using ((select me_kind()) in ('person', 'platform') and org_id = (select me_org()));
create policy members_read_shared on bank_hash for select to kmm_app
  using (shared_at is not null and exists (select 1 from bank_member m where m.bank_id = bank_hash.bank_id
         and m.org_id = (select me_org()) and m.ended_at is null));
create policy submitter_reads on bank_hash for select to kmm_app
  using ((by_org = (select me_org()) and (select me_kind()) = 'platform')
         or ((select me_kind()) = 'public' and exists (select 1 from take_down t where t.id = bank_hash.take_down)));
create policy house_reads on bank_hash for select to kmm_app using ((select me_kind()) = 'system');
create policy asked_for on bank_hash for insert to kmm_app
  with check ((select me_kind()) = 'public' and state = 'proposed' and shared_at is null
              and exists (select 1 from take_down t where t.id = bank_hash.take_down
                          and t.bank_id = bank_hash.bank_id and t.org_id = bank_hash.org_id));
create policy proposed_by_platform on bank_hash for insert to kmm_app
  with check ((select me_kind()) = 'platform' and by_org = (select me_org()) and state = 'proposed'
              and shared_at is null
              and exists (select 1 from bank b where b.id = bank_hash.bank_id and b.org_id = bank_hash.org_id
                and (b.org_id = (select me_org()) or exists (select 1 from bank_member m where m.bank_id = b.id
                     and m.org_id = (select me_org()) and m.may_write and m.ended_at is null))));
create policy seeded on bank_hash for insert to kmm_app with check ((select me_kind()) = 'system');
-- The submitter may only end, or ask again; only a person of the owner shares.
create policy submitter_ends on bank_hash for update to kmm_app
  using ((by_org = (select me_org()) and (select me_kind()) = 'platform')
         or ((select me_kind()) = 'public' and exists (select 1 from take_down t where t.id = bank_hash.take_down)))
  with check (state in ('withdrawn', 'proposed'));
create policy owner_reviews on bank_hash for update to kmm_app
  using ((select me_kind()) = 'person' and org_id = (select me_org()) and state in ('proposed', 'shared', 'refused'))
  with check (reviewed_by = (select me_person()) and state in ('shared', 'refused', 'withdrawn'));
create policy house_ends on bank_hash for update to kmm_app
  using ((select me_kind()) = 'system') with check (state in ('expired', 'withdrawn', 'refused'));

create policy own_either_side on hash_feedback for select to kmm_app
  using (owner_org = (select me_org()) or by_org = (select me_org()) or (select me_kind()) = 'system'
         or exists (select 1 from bank_hash h where h.id = hash_feedback.hash_id));
create policy member_says on hash_feedback for insert to kmm_app
  with check ((select me_kind()) = 'platform' and by_org = (select me_org())
              and exists (select 1 from bank_hash h where h.id = hash_feedback.hash_id
                          and h.bank_id = hash_feedback.bank_id and h.org_id = hash_feedback.owner_org
                          and h.shared_at is not null));
create policy member_takes_back on hash_feedback for delete to kmm_app
  using ((select me_kind()) = 'platform' and by_org = (select me_org()));

create policy own_either_side on bank_reader for select to kmm_app
  using (org_id = (select me_org()) or owner_org = (select me_org()) or (select me_kind()) = 'system'
         or ((select me_kind()) = 'public' and listed));
create policy reader_notes on bank_reader for insert to kmm_app
  with check ((select me_kind()) = 'platform' and org_id = (select me_org())
              and exists (select 1 from bank_member m where m.bank_id = bank_reader.bank_id
                and m.org_id = (select me_org()) and m.ended_at is null and m.listed = bank_reader.listed
                and m.owner_org = bank_reader.owner_org));
create policy reader_goes_on on bank_reader for update to kmm_app
  using ((select me_kind()) = 'platform' and org_id = (select me_org()));

grant select, insert on bank, bank_member, take_down, bank_hash, hash_feedback, bank_reader to kmm_app;
grant delete on hash_feedback to kmm_app;
grant update (may_write, since, ended_at) on bank_member to kmm_app;
grant update (status, withdrawn_hour, answered_by, place) on take_down to kmm_app;
grant update (sealed, state, refused_why, expires_at, reviewed_by, reviewed_at, shared_at, shared_s, seq, changed_s)
  on bank_hash to kmm_app;
grant update (seq, read_hour) on bank_reader to kmm_app;
