-- Depth against a statement that somebody managed to bend. A bent statement can call functions: of these, set_config
-- alone could change the role or the actor that row-level security reads, so the working roles lose it. The queue's
-- library keeps it for its own time limits. Taking it from everybody needs the owner of the function; where the login
-- role is none, the guide says which line an administrator runs once.
do $$
begin
  execute format('grant execute on function pg_catalog.set_config(text, text, boolean) to %I, kmm_jobs', current_user);
  revoke execute on function pg_catalog.set_config(text, text, boolean) from public;
exception when insufficient_privilege then null;
end $$;

-- The queue's own login asks as well whether its server still stands.
create policy queue_reads on server_lease for select to kmm_jobs using (true);
grant select on server_lease to kmm_jobs;

-- Whatever a session put into its temporary schema comes last in the eyes of a function that runs with rights of another.
do $$
declare f record;
begin
  for f in
    select p.oid::regprocedure as name, p.proconfig
    from pg_proc p join pg_namespace n on n.oid = p.pronamespace
    where p.prosecdef and n.nspname in ('public', 'auth', 'jobs')
      and not exists (select 1 from unnest(p.proconfig) c where c like 'search_path=%pg_temp')
  loop
    execute format('alter function %s set search_path = pg_catalog, public, pg_temp', f.name);
  end loop;
end $$;
