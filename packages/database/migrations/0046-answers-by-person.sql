-- A repeated request is answered to the person who made it, and to nobody else of their organisation; what the first
-- answer let out is written down again when it goes out again.
alter table idempotency add column reads text; -- sealed like the body; null where nothing sealed went out
drop policy own_scope on idempotency;
create policy own_scope on idempotency for all to kmm_app
  using (scope = coalesce((select me_person())::text, (select me_org())::text, (select me_kind())))
  with check (scope = coalesce((select me_person())::text, (select me_org())::text, (select me_kind())));

-- A key may end by itself.
alter table auth.api_key add column expires_at timestamptz;
alter table auth.api_key add constraint api_key_expiry check (expires_at > created_at);

-- A secret that was replaced signs along until then, so that a platform can take the new one over without a gap.
alter table webhook add column old_secret text, add column old_until timestamptz;
alter table webhook add constraint webhook_old_secret check ((old_secret is null) = (old_until is null));
