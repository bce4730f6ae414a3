import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import test, { after, before } from 'node:test';
import { type Actor, type Database, findAnswer, saveAnswer } from '@khong-mot-minh/database';
import { openTestDatabase } from '@khong-mot-minh/database/test-database';
import { Hono } from 'hono';
import type { Record } from '../platform/record.ts';
import { createVault } from '../secrets.ts';
import { idempotent } from './idempotency.ts';
import { type AppEnv, actorOfPrincipal, type Principal } from './principal.ts';
import { HttpProblem, problemResponse } from './problems.ts';

let db: Database;
before(async () => {
  db = await openTestDatabase();
});
after(() => db[Symbol.asyncDispose]());

const clock = { at: new Date('2026-11-24T09:30:00Z') };
const vault = createVault({ server: new Uint8Array(32).fill(1), receiptPepper: new Uint8Array(32).fill(2) });

/** A route that counts how often it was carried out. */
function counting(principal: () => Principal = () => ({ kind: 'public' })) {
  const done: string[] = [];
  const read: { who: Actor; ids: readonly string[] }[] = [];
  const record: Record = async (_sql, act, who, ids) => {
    assert.equal(act, 'sealed.read');
    read.push({ who, ids });
  };
  const app = new Hono<AppEnv>();
  app.onError((error) => {
    if (error instanceof HttpProblem) return problemResponse(error);
    throw error;
  });
  app.use(async (c, next) => {
    c.set('principal', principal());
    await next();
  });
  app.post('/act', idempotent({ db, vault, now: () => clock.at, record }), async (c) => {
    const answer = { secret: `chim-hoang-yen-${done.push('act')}` };
    const who = actorOfPrincipal(c.get('principal'));
    const reads = who.kind === 'person' ? ['sealed-1'] : [];
    await db.tx(who, ({ sql }) => c.get('saveAnswer')(sql, 201, answer, reads));
    return c.json(answer, 201);
  });
  const send = (key: string, body = '{}') =>
    app.request('/act', { method: 'POST', body, headers: { 'idempotency-key': key } });
  return { done, read, send };
}

test('a repeated key gets the first answer for 24 hours, and may be used again after that', async () => {
  const { done, send } = counting();
  const first = await (await send('key-number-1')).json();
  clock.at = new Date('2026-11-25T09:00:00Z');
  const again = await send('key-number-1');
  assert.deepEqual([again.status, await again.json()], [201, first]);
  assert.equal(done.length, 1);
  clock.at = new Date('2026-11-25T11:00:00Z');
  assert.equal((await send('key-number-1')).status, 201);
  assert.equal(done.length, 2);
  assert.deepEqual(await (await send('key-number-1')).json(), { secret: 'chim-hoang-yen-2' });
});

test('a key that comes with another request is refused', async () => {
  const { send } = counting();
  await send('key-number-2');
  assert.equal((await send('key-number-2', '{"other":1}')).status, 409);
});

test('answers older than a day are forgotten, not only left aside', async () => {
  const { send } = counting();
  await send('key-number-3');
  clock.at = new Date('2026-11-28T11:00:00Z');
  await send('key-number-4');
  const kept = await db.owner.sql('select 1 from idempotency where made_at < $1', [
    new Date('2026-11-27T00:00:00Z'),
  ]);
  assert.deepEqual(kept, []);
});

test('what is kept holds neither key nor answer nor anything that a guess could confirm', async () => {
  const { send } = counting();
  await send('key-number-5', '{"text":"help"}');
  const rows = await db.owner.sql<{ row: string }>('select i::text as row from idempotency i');
  assert.ok(rows.length > 0);
  for (const { row } of rows) assert.doesNotMatch(row, /key-number|chim-hoang-yen|help/);
});

test('two answers under one key: the first is kept', async () => {
  const times = { at: clock.at, since: new Date(0) };
  const answer = { requestHash: 'r', status: 201, body: 'b', reads: null };
  await db.tx({ kind: 'public' }, async ({ sql }) => {
    assert.equal(await saveAnswer(sql, 'public', 'k', answer, times), true);
    assert.equal(await saveAnswer(sql, 'public', 'k', { ...answer, body: 'other' }, times), false);
    assert.deepEqual(await findAnswer(sql, 'public', 'k', new Date(0)), answer);
  });
});

test('a colleague with the same key acts anew, and what goes out again is written down again', async () => {
  const org = randomUUID();
  const people = [randomUUID(), randomUUID()];
  let asking = people[0]!;
  const { done, read, send } = counting(
    () =>
      // `as`: what the idempotency looks at; the rest of a session is not its business.
      ({ kind: 'person', orgId: org, personId: asking }) as Principal,
  );
  const first = await (await send('shared-key-1')).json();
  asking = people[1]!;
  const second = await send('shared-key-1');
  assert.equal(second.headers.get('idempotency-replayed'), null);
  assert.notDeepEqual(await second.json(), first);
  assert.equal(done.length, 2);
  assert.deepEqual(read, []);
  asking = people[0]!;
  const again = await send('shared-key-1');
  assert.equal(again.headers.get('idempotency-replayed'), 'true');
  assert.deepEqual(await again.json(), first);
  assert.deepEqual(read, [{ who: { kind: 'person', org, person: people[0] }, ids: ['sealed-1'] }]);
});
