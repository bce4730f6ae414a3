-- What was switched off and waits for a second person is counted at every look into an inbox.
create index switch_off_unreviewed on switch_off (org_id) where outcome is null;
