-- What speaks of the house and of nobody in it (a team's key) is published as it is and at once.
alter table ledger_outbox add column open boolean not null default false;
