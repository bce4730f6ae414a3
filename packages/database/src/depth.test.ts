import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import test, { after, before } from 'node:test';
import type { Actor, Database } from './database.ts';
import { openTestDatabase } from './test-database.ts';

let db: Database;
before(async () => {
  db = await openTestDatabase();
});
after(() => db[Symbol.asyncDispose]());

const actors: Actor[] = [
  { kind: 'public' },
  { kind: 'platform', org: randomUUID() },
  { kind: 'person', org: randomUUID(), person: randomUUID() },
  { kind: 'system' },
];
const bent = [
  `select set_config('kmm.kind', 'system', true)`,
  `select set_config('role', 'kmm_auth', true)`,
  `select 1 union select set_config('kmm.org', '', true)::int`,
  `select query_to_xml('select set_config(''kmm.kind'', ''system'', true)', true, false, '')`,
  `select query_to_xml('set local role kmm_auth', true, false, '')`,
  'select 1; set role kmm_auth',
  'select 1; reset role',
  `select 1; set kmm.kind = 'system'`,
  'select * from auth.credential',
];
for (const actor of actors)
  for (const text of bent)
    test(`a bent statement of ${actor.kind} does not get far: ${text}`, async () => {
      for (const run of [db.tx, db.preparedTx]) await assert.rejects(run(actor, ({ sql }) => sql(text)));
      for (const run of [db.tx, db.preparedTx])
        await assert.rejects(run(actor, ({ sql }) => sql(`${text} -- $1`, ['x'])));
    });

test('a transaction goes to another role and back, and the queue keeps its own limits', async () => {
  const roles = await db.tx({ kind: 'system' }, async ({ sql, as }) => {
    const role = async (ask: typeof sql) =>
      (await ask<{ role: string }>('select current_user::text as role'))[0]?.role;
    return [await role(sql), await as('kmm_auth', role), await as('kmm_jobs', role), await role(sql)];
  });
  assert.deepEqual(roles, ['kmm_app', 'kmm_auth', 'kmm_jobs', 'kmm_app']);
  await db.tx(
    { kind: 'system' },
    ({ sql }) => sql(`select set_config('statement_timeout', '1000', true)`),
    'kmm_jobs',
  );
});

test('whatever a session made in its temporary schema comes last for functions with rights of another', async () => {
  const rows = await db.owner.sql<{ name: string; config: string[] }>(
    `select p.proname as name, p.proconfig as config from pg_proc p join pg_namespace n on n.oid = p.pronamespace
     where p.prosecdef and n.nspname in ('public', 'auth', 'jobs')`,
  );
  assert.ok(rows.length >= 10);
  for (const { name, config } of rows) {
    const path = config.find((one) => one.startsWith('search_path='));
    assert.match(path ?? '', /^search_path=pg_catalog, public, pg_temp$/, name);
  }
});
