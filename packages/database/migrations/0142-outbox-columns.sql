-- An act that chose its own number would stop every later one when the counter reached it.
revoke insert on ledger_outbox from kmm_app;
grant insert (entry, open, nonce, about) on ledger_outbox to kmm_app;
