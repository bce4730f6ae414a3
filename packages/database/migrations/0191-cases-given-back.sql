-- The open cases of somebody who gets in no longer go back to their team, and danger among them rings again: whoever
-- had seen it is the one who is gone (decision 0163).
create trigger danger_given_back after insert on case_event for each row
  when (new.type = 'given-back') execute function ring_for_return();
