-- Withdrawn reports are few, and do not count among what waits for a team: found by their case.
create index report_withdrawn on report (case_id) where withdrawn_hour is not null;
