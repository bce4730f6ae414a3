-- Both seem to be minors, and what a reviewer says to it. `other_category` is what the case is called under the reading
-- that does not hold now; `peers_told` whether the platform was last told that they are confirmed.
alter table cases
  add column peers text check (peers in ('proposed', 'confirmed', 'rejected')),
  add column other_category text,
  add column peers_told boolean not null default false;
grant update (peers, other_category, peers_told) on cases to kmm_app;
create index cases_peers_untold on cases (org_id) where (peers is not distinct from 'confirmed') <> peers_told;
