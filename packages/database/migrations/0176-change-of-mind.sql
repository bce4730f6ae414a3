-- A no of the reporter can be changed by the reporter, where nobody else is asked about meanwhile and whoever asked still
-- works on the case (decision 0151). Otherwise as before: a no ends an offer that was not accepted yet.
grant create on schema public to kmm_referrals;
create or replace function answer_transfer_question(p_id uuid, p_answer text, p_at timestamptz) returns text
language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare
  q transfer_question%rowtype;
  offer uuid;
  v integer;
begin
  perform 1 from cases c join report r on r.case_id = c.id where me_kind() = 'public' and r.locator = me_locator() for update of c;
  select t.* into q from transfer_question t join report r on r.case_id = t.case_id
    where t.id = p_id and me_kind() = 'public' and r.locator = me_locator() for update of t;
  if not found then return 'missing'; end if;
  if not ((q.status = 'waiting' and p_answer in ('agreed', 'refused'))
       or (q.status = 'agreed' and p_answer = 'refused')
       or (q.status = 'refused' and p_answer = 'agreed'
           and exists (select 1 from cases c join report r on r.case_id = c.id where c.id = q.case_id
                       and c.org_id = q.from_org and c.status <> 'closed' and r.withdrawn_hour is null)
           and not exists (select 1 from transfer_question o where o.case_id = q.case_id
                           and (o.status in ('waiting', 'agreed')
                                or (o.to_org = q.to_org and (o.asked_at, o.id) > (q.asked_at, q.id))))
           and not exists (select 1 from referral f where f.case_id = q.case_id and f.kind = 'transfer' and f.status = 'sent'))) then
    return 'not-now';
  end if;
  update transfer_question set status = p_answer, answered_at = p_at where id = p_id;
  update cases set version = version + 1, updated_at = p_at, unread = true where id = q.case_id returning version into v;
  insert into case_event (case_id, version, type, at, detail)
  values (q.case_id, v, 'transfer.' || p_answer, p_at, jsonb_build_object('question', p_id, 'toOrg', q.to_org));
  if p_answer = 'refused' then
    select f.id into offer from referral f where f.question_id = p_id and f.status = 'sent' for update;
    if found then perform end_referral(offer, 'reporter-refused', p_at); end if;
  end if;
  return 'answered';
end $$;
revoke create on schema public from kmm_referrals;
