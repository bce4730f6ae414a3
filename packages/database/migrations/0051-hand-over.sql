-- What a team writes carries its organisation: a former owner keeps its own notes and nothing else of a case.
alter table sealed_content add column org_id uuid references organisation (id) default me_org();
-- The letter of a referral, which its receiver reads before it answers; `left_out` names what its sender could not
-- open either, so nothing is left out in silence.
alter table referral add column note_id text, add column left_out text[] not null default '{}', add column question_id uuid;
create policy backfill on sealed_content to current_user using (true) with check (true);
create policy backfill on case_event to current_user using (true);
create policy backfill on content_share to current_user using (true);
create policy backfill on referral to current_user using (true) with check (true);
update sealed_content s set org_id = e.actor_org from case_event e
where e.case_id = s.case_id and e.detail ->> 'contentId' = s.id and e.actor_org is not null;
update referral f set note_id = (
  select s.id from content_share h join sealed_content s on s.id = h.content_id
  where h.referral_id = f.id and s.kind = 'referral' order by s.seq desc limit 1);
update sealed_content s set org_id = f.from_org from referral f where f.note_id = s.id;
drop policy backfill on sealed_content;
drop policy backfill on case_event;
drop policy backfill on content_share;
drop policy backfill on referral;

drop policy granted_inserts on sealed_content;
create policy granted_inserts on sealed_content for insert to kmm_app
  with check (
    (
      exists (select 1 from case_access a where a.case_id = sealed_content.case_id and a.org_id = (select me_org())
              and a.scope = 'owner' and (a.expires_at is null or a.expires_at > now()))
      or ((select me_kind()) = 'public' and exists (select 1 from report r where r.case_id = sealed_content.case_id))
    )
    and org_id is not distinct from (select me_org())
  );
create policy own_notes on sealed_content for select to kmm_app
  using (org_id = (select me_org()) and kind in ('note', 'referral') and (select me_kind()) = 'person');

-- A share ends with its referral. What a transfer hands over is its receiver's once it has accepted and as long as it
-- owns the case; before, it reads the letter.
drop policy shared_while_referred on content_share;
create policy shared_while_referred on content_share for select to kmm_app
  using (exists (select 1 from referral f where f.id = content_share.referral_id and (
    f.from_org = (select me_org())
    or (f.to_org = (select me_org()) and (
      (f.kind = 'referral' and f.status in ('sent', 'accepted'))
      or (f.kind = 'transfer' and f.status = 'sent' and content_share.content_id = f.note_id)
      or (f.kind = 'transfer' and f.status = 'accepted' and exists (
        select 1 from case_access a where a.case_id = f.case_id and a.org_id = (select me_org()) and a.scope = 'owner')))))));

-- Before anything is sealed for another team, the reporter is asked and may say no. `silence` says what happens when
-- no answer came until `answer_by`: the transfer goes ahead only where the reporter had allowed that kind of receiver.
create table transfer_question (
  id uuid primary key,
  case_id uuid not null references cases (id),
  from_org uuid not null references organisation (id),
  to_org uuid not null references organisation (id),
  to_team uuid not null references team (id),
  asked_by uuid not null references person (id),
  asked_at timestamptz not null,
  answer_by timestamptz not null,
  silence text not null check (silence in ('goes-ahead', 'stays')),
  status text not null check (status in ('waiting', 'agreed', 'refused', 'ended', 'done')),
  answered_at timestamptz,
  check (from_org <> to_org and answer_by > asked_at)
);
create unique index transfer_question_open on transfer_question (case_id) where status in ('waiting', 'agreed');
create index transfer_question_case on transfer_question (case_id, asked_at);
alter table referral add constraint referral_question foreign key (question_id) references transfer_question (id);
alter table transfer_question enable row level security, force row level security;
create policy of_case on transfer_question for select to kmm_app
  using (
    exists (select 1 from case_access a where a.case_id = transfer_question.case_id and a.org_id = (select me_org())
            and a.scope = 'owner' and (a.expires_at is null or a.expires_at > now()))
    or ((select me_kind()) = 'public' and exists (select 1 from report r where r.case_id = transfer_question.case_id))
  );
create policy owner_asks on transfer_question for insert to kmm_app
  with check (
    from_org = (select me_org()) and asked_by = (select me_person()) and status = 'waiting'
    and exists (select 1 from case_access a where a.case_id = transfer_question.case_id and a.org_id = (select me_org())
                and a.scope = 'owner' and a.expires_at is null)
  );
create policy owner_ends on transfer_question for update to kmm_app
  using (
    status in ('waiting', 'agreed')
    and exists (select 1 from case_access a where a.case_id = transfer_question.case_id and a.org_id = (select me_org())
                and a.scope = 'owner' and a.expires_at is null)
  )
  with check (status = 'ended');
grant select, insert on transfer_question to kmm_app;
grant update (status, answered_at) on transfer_question to kmm_app;
create policy answers on transfer_question for all to kmm_referrals using (true) with check (true);
grant select, update on transfer_question to kmm_referrals;

-- A reporter sees who has read and who reads now.
create policy reporter_sees on referral for select to kmm_app
  using ((select me_kind()) = 'public' and exists (select 1 from report r where r.case_id = referral.case_id));

grant create on schema public to kmm_referrals;

-- The reporter's answer. A no also ends an offer that was made and not accepted yet: nothing of it was read.
create function answer_transfer_question(p_id uuid, p_answer text, p_at timestamptz) returns text
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
  if not ((q.status = 'waiting' and p_answer in ('agreed', 'refused')) or (q.status = 'agreed' and p_answer = 'refused')) then
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
alter function answer_transfer_question(uuid, text, timestamptz) owner to kmm_referrals;
revoke execute on function answer_transfer_question(uuid, text, timestamptz) from public;
grant execute on function answer_transfer_question(uuid, text, timestamptz) to kmm_app;

-- A question is over once its transfer was accepted, and when the reporter takes the report back.
create function settle_question() returns trigger
language plpgsql set search_path = pg_catalog, public, pg_temp as $$
begin
  update transfer_question set status = 'done' where case_id = new.case_id and status in ('waiting', 'agreed');
  return null;
end $$;
alter function settle_question() owner to kmm_referrals;
create trigger settles_question after update of status on referral for each row
  when (new.kind = 'transfer' and new.status = 'accepted') execute function settle_question();
create function end_question() returns trigger
language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
begin
  update transfer_question set status = 'ended' where case_id = new.case_id and status in ('waiting', 'agreed');
  return null;
end $$;
alter function end_question() owner to kmm_referrals;
create trigger ends_question after update of withdrawn_hour on report for each row
  when (old.withdrawn_hour is null and new.withdrawn_hour is not null) execute function end_question();
revoke create on schema public from kmm_referrals;
