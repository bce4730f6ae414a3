-- Nothing is destroyed by a clock that nobody can believe (decision 0143): when the server saw the time last, and what
-- of it is in doubt. The row outlives the server, so that a clock which jumped while it was off is noticed too.
create table clock_sighting (
  one boolean primary key default true check (one),
  seen_at timestamptz not null,
  gap_from timestamptz, -- nobody saw the clock between these two
  gap_to timestamptz,
  apart_ms double precision, -- by how much the server's clock is before the database's, while that is too much
  check ((gap_from is null) = (gap_to is null))
);
alter table clock_sighting enable row level security, force row level security;
create policy house_writes on clock_sighting for all to kmm_app
  using ((select me_kind()) = 'system') with check ((select me_kind()) = 'system');
create policy staff_reads on clock_sighting for select to kmm_app using ((select me_kind()) = 'person');
grant select, insert, update on clock_sighting to kmm_app;
