-- What an organisation handed over is listed newest first.
create index referral_handed_over on referral (from_org, answered_at desc, case_id desc)
  where kind = 'transfer' and status = 'accepted';
