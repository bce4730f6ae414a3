-- A batch is kept as bytes that only the server reads (packages/database/src/journal-code.ts): turning it into jsonb was the
-- dearest statement of a batch. Rows of before keep their columns and stay readable. What is counted of decisions stands
-- beside them as numbers. As before, no text of an event is in any of it.
alter table journal
  alter column events drop not null,
  alter column writes drop not null,
  alter column decisions drop not null,
  add column event_bytes bytea,
  add column write_bytes bytea,
  add column decision_bytes bytea,
  add column prevent_count integer, -- live decisions with reasons, none of them of control
  add column control_count integer, -- live decisions with a reason of control
  add constraint journal_whole check (
    num_nulls(events, writes, decisions) = 0
    or num_nulls(event_bytes, write_bytes, decision_bytes, prevent_count, control_count) = 0
  );
