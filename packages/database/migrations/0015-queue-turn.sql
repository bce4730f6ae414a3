-- Which turn a case has among the open ones of the same account or the same young person, counted when it opens. Where
-- warnings come faster than people can look, the queue gives everybody their first turn first, so that many cases around
-- one account do not bury the others. It changes the order within a tier and nothing else.
alter table cases add column turn smallint not null default 1 check (turn between 1 and 99);
create index cases_open_subject on cases (org_id, subject) where status <> 'closed' and subject is not null;
create index cases_open_child on cases (org_id, affected_child) where status <> 'closed' and affected_child is not null;
