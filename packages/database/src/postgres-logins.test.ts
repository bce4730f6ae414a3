import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import test from 'node:test';
import type { Role } from './database.ts';
import { migrate } from './migrate.ts';
import { openPostgres } from './open-postgres.ts';
import { prepareLogins } from './postgres-logins.ts';
import { newPostgresDatabase } from './test-database.ts';

const postgres = process.env.TEST_DATABASE_URL;
const skip = postgres ? false : 'needs TEST_DATABASE_URL';
const passwordOf = (user: string) => createHash('sha256').update(`test ${user}`).digest('base64url');
const never = (why: string) => assert.fail(why);

test('from the login of no kind of work leads a way to the owner or to secrets that are not its own', {
  skip,
}, async () => {
  await using own = await newPostgresDatabase(postgres!);
  {
    await using first = await openPostgres(own.url, 1);
    await migrate(first);
  }
  const logins = await prepareLogins(own.url, passwordOf, never);
  assert.deepEqual(await prepareLogins(own.url, passwordOf, never), logins);
  await using db = await openPostgres(own.url, 2, { logins });
  const ways: [role: Role, text: string][] = [
    ['kmm_app', 'set local role kmm_auth'],
    ['kmm_app', 'set local role kmm_referrals'],
    ['kmm_jobs', 'set local role kmm_app'],
    ['kmm_jobs', 'set local role kmm_auth'],
  ];
  for (const [role, text] of ways)
    await assert.rejects(
      db.tx({ kind: 'system' }, ({ sql }) => sql(text), role),
      /permission denied/,
      text,
    );
  for (const role of ['kmm_app', 'kmm_auth', 'kmm_jobs'] as const)
    for (const text of [
      'select 1 from report',
      'select 1 from auth.credential',
      'select 1 from jobs.job',
      'drop table report',
      'create table mine (a text)',
      'create role somebody',
    ])
      await assert.rejects(
        db.tx(
          { kind: 'system' },
          async ({ sql }) => {
            await sql('reset role');
            await sql(text);
          },
          role,
        ),
        /permission denied|must be owner/,
        `${role}: ${text}`,
      );
});

test('a transaction that needs secrets of sign-in on the way is begun again, whole, and leaves nothing twice', {
  skip,
}, async () => {
  await using own = await newPostgresDatabase(postgres!);
  {
    await using first = await openPostgres(own.url, 1);
    await migrate(first);
    await first.owner.exec('create table tried (at integer); grant insert, select on tried to kmm_app');
  }
  const logins = await prepareLogins(own.url, passwordOf, never);
  await using db = await openPostgres(own.url, 2, { logins });
  const count = await db.tx({ kind: 'system' }, async ({ sql, as }) => {
    await sql('insert into tried values (1)');
    return as('kmm_auth', async (auth) => (await auth('select 1 from auth.credential')).length);
  });
  assert.equal(count, 0);
  assert.equal((await db.owner.sql('select 1 from tried')).length, 1);
});

test('an owner who may make no roles is told, and goes on as one login', { skip }, async () => {
  await using own = await newPostgresDatabase(postgres!);
  {
    await using first = await openPostgres(own.url, 1);
    await migrate(first);
    await first.owner.exec(`do $$ begin create role kmm_test_plain login password 'plain';
      exception when duplicate_object then null; end $$`);
  }
  const url = new URL(own.url);
  [url.username, url.password] = ['kmm_test_plain', 'plain'];
  const told: string[] = [];
  assert.equal(await prepareLogins(url.href, passwordOf, (why) => told.push(why)), undefined);
  assert.match(told.join(), /permission denied to create role/);
});
