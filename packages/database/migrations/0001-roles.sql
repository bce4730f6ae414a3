-- Roles that own nothing of each other's: kmm_app works for people and platforms under row-level security, kmm_auth
-- alone reads secrets of sign-in, kmm_jobs runs the queue, kmm_referrals owns the one function by which a receiving
-- organisation answers a referral. The login role may become each of them.
do $$
declare r text;
begin
  foreach r in array array['kmm_app', 'kmm_auth', 'kmm_jobs', 'kmm_referrals'] loop
    begin
      execute format('create role %I nologin nosuperuser nobypassrls', r);
    exception when duplicate_object or unique_violation then null; -- another database of this cluster made it
    end;
    execute format('grant %I to current_user', r);
  end loop;
end $$;

create schema auth;
grant usage on schema auth to kmm_auth;
create schema jobs authorization kmm_jobs;

-- Who asks, set per transaction by the store; an unset value is '' after the first transaction of a connection.
create function me_kind() returns text language sql stable parallel safe
  as $$ select nullif(current_setting('kmm.kind', true), '') $$;
create function me_org() returns uuid language sql stable parallel safe
  as $$ select nullif(current_setting('kmm.org', true), '')::uuid $$;
create function me_person() returns uuid language sql stable parallel safe
  as $$ select nullif(current_setting('kmm.person', true), '')::uuid $$;
create function me_locator() returns text language sql stable parallel safe
  as $$ select nullif(current_setting('kmm.locator', true), '') $$;
grant usage on schema public to kmm_app, kmm_auth, kmm_jobs, kmm_referrals;
