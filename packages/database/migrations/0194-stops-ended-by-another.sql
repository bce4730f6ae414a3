-- A stopped conversation goes on before its date only by another person than who stopped it. A slip is taken back within
-- ten minutes, unless the account asked for a review by then (decision 0165).
alter policy own_reviewers_end on restriction
  with check (org_id = (select me_org()) and ended = 'lifted' and ended_by = (select me_person())
              and (with_account is null or placed_by <> (select me_person())
                   or (appealed_at is null and ended_at <= since + interval '10 minutes')));
