-- Policies of one table are read as "or": a deletion by the house must not lend its outcome to a decision of the board.
alter policy house_forgets on idea
  with check ((select me_kind()) = 'system' and outcome = 'unread' and decided_by is null);
