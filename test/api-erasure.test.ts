import assert from 'node:assert/strict';
import { createHmac, hash } from 'node:crypto';
import test, { after, before } from 'node:test';
import type { Decision } from '@khong-mot-minh/contracts';
import { type HashKey, rootOfIds } from '@khong-mot-minh/ledger';
import { startTestSystem, type TestSystem } from '@khong-mot-minh/testing';
import { call } from './api/call.ts';
import { keptBytes } from './erasure/kept-bytes.ts';

const [GONE, STRANGER, OTHER] = ['acc-leaver-4711', 'acc-stranger-4712', 'acc-friend-4713'];
let system: TestSystem;
before(async () => {
  system = await startTestSystem();
});
after(() => system[Symbol.asyncDispose]());

const ask = (method: string, path: string, body?: unknown) =>
  // A search keeps this process busy for seconds, and the server closes what is idle for so long.
  call(system.url, method, path, body, {
    key: system.seeded.platform.key,
    headers: { connection: 'close' },
  });
const org = () => system.seeded.platform.id;

let count = 0;
const BEGIN_MS = Date.now() - 3_600_000;
async function send(event: Record<string, unknown>): Promise<Decision> {
  const time = new Date(BEGIN_MS + count * 1000).toISOString();
  const { status, json, text } = await ask('POST', '/v1/events', { id: `e-${count++}`, time, ...event });
  assert.equal(status, 200, text);
  return json as Decision;
}
const says = (actor: string, target: string, text: string, connected = true): Promise<Decision> =>
  send({
    type: 'message.sent',
    actor,
    target,
    text,
    conversation: `dm-${[actor, target].sort().join('-')}`,
    relation: { connected, mutuals: 0 },
  });
const THREAT = 'không nghe lời thì anh gửi ảnh cho cả lớp em xem';
const DEMAND = 'chuyển cho anh 2 triệu tối nay đi';

async function putAll(): Promise<void> {
  for (const [id, ageBand] of [
    [GONE, '13-15'],
    [STRANGER, '23plus'],
    [OTHER, '13-15'],
  ])
    await ask('PUT', `/v1/accounts/${id}`, { ageBand, createdAt: '2026-01-01T00:00:00Z' });
}

/** What somebody who has the database and the server's key would look for. */
function tracesOf(id: string): Map<string, Buffer> {
  const { vault } = system.running.deps;
  const digest = hash('sha256', id, 'buffer');
  const name = hash('sha256', `${vault.keyed('recording-pseudonyms', org())}${id}`, 'base64url').slice(0, 16);
  const keyed = createHmac('sha256', vault.idKey).update(id).digest();
  let member = 0x811c9dc5;
  for (const sign of id) member = Math.imul(member ^ sign.charCodeAt(0), 0x01000193);
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32BE(member >>> 0);
  return new Map([
    ['the id', Buffer.from(id)],
    ['its hash', digest],
    ['its hash as text', Buffer.from(digest.toString('base64url').slice(0, 16))],
    ['its hash in hex', Buffer.from(digest.toString('hex'))],
    ['its name in recordings', Buffer.from(name)],
    ['its keyed hash', keyed],
    ['its keyed hash in hex', Buffer.from(keyed.toString('hex'))],
    ['its root in the ledger', Buffer.from(rootOfIds([id], vault.idKey))],
    ['its number in windows', bytes],
    ['its number in writes', Buffer.from(`"member":${member >>> 0}`)],
  ]);
}

async function placesOf(id: string): Promise<string[]> {
  const { db, vault } = system.running.deps;
  const found = new Set<string>();
  const traces = tracesOf(id);
  for (const { table, column, bytes } of await keptBytes(db, vault.openBytes, org()))
    for (const [what, trace] of traces) if (bytes.includes(trace)) found.add(`${table}.${column}: ${what}`);
  return [...found].sort();
}

test('after an erasure nothing that is kept leads to the account, and everybody else is judged as before', async () => {
  await putAll();
  // Kept in full, with what a replay needs, and counted by conversation: a stranger who is an adult.
  const kept = await says(STRANGER, GONE, 'chào em, mai lớp em học mấy giờ', false);
  assert.ok(kept.reasons.length > 0);
  await says(GONE, STRANGER, 'đồ ngu, cút đi');
  await says(STRANGER, OTHER, 'em qua Telegram nói chuyện với anh cho tiện nhé');
  const threat = await says(STRANGER, OTHER, THREAT);
  await send({ type: 'contact.requested', actor: STRANGER, target: GONE });
  await send({ type: 'list.viewed', actor: GONE, target: STRANGER, list: 'friends' });
  await send({ type: 'account.blocked', actor: GONE, target: STRANGER });
  await send({ type: 'session.started', actor: GONE, surface: 'app' });
  assert.ok(threat.tier >= 2);
  // What is in memory is saved, and what came after it stands in the journal alone.
  await system.restart();
  await says(STRANGER, GONE, 'hẹn gặp lại nhé');
  const before = await placesOf(GONE);
  assert.deepEqual([...new Set(before.map((place) => place.split('.')[0]))], ['account', 'account_alias']);

  assert.equal((await ask('DELETE', `/v1/accounts/${GONE}`)).status, 204);
  assert.deepEqual(await placesOf(GONE), []);
  assert.deepEqual((await ask('GET', `/v1/decisions/${threat.eventId}`)).json, threat);
  const replayed = await ask('POST', `/v1/decisions/${threat.eventId}/replay`);
  assert.deepEqual([replayed.status, replayed.json], [200, threat]);

  // Through the checkpoint that is made now, and through the start that reads it.
  await system.restart();
  assert.deepEqual(await placesOf(GONE), []);
  const demand = await says(STRANGER, OTHER, DEMAND);
  assert.equal(demand.tier, 4, 'the threat of before the erasure is remembered');
  const cited = demand.reasons.flatMap((r) => r.signals.flatMap((s) => s.evidence.map((e) => e.eventId)));
  assert.ok(cited.includes(threat.eventId));
  const { subject } = (
    await system.running.deps.db.owner.sql<{ subject: string }>('select subject from cases')
  )[0]!;
  assert.equal(subject, STRANGER, 'a case names the account as the platform does');
});

test('who comes back after an erasure is somebody new, and one that only sent events can be erased', async () => {
  const NEVER_PUT = 'acc-never-put-4714';
  await says(NEVER_PUT, OTHER, 'chào bạn');
  const alias = async () => {
    const rows = await system.running.deps.db.owner.sql<{ alias: string }>(
      'select alias from account_alias where account_id = $1',
      [NEVER_PUT],
    );
    return rows[0]?.alias;
  };
  const first = await alias();
  assert.equal((await ask('DELETE', `/v1/accounts/${NEVER_PUT}`)).status, 204);
  assert.equal(await alias(), undefined);
  assert.deepEqual(await placesOf(NEVER_PUT), []);
  assert.equal((await ask('DELETE', `/v1/accounts/${NEVER_PUT}`)).status, 404);
  await says(NEVER_PUT, OTHER, 'chào bạn');
  assert.notEqual(await alias(), first);
});

test('what waits to be told to the platform about the account goes with it, and nobody else’s', async () => {
  const LEAVER = 'acc-told-4715';
  const { db } = system.running.deps;
  await ask('PUT', `/v1/accounts/${LEAVER}`, { ageBand: '13-15', createdAt: '2026-01-01T00:00:00Z' });
  // Nothing listens there, so what is told waits for its next try.
  const events = ['protection.changed', 'decision.changed'];
  assert.equal((await ask('PUT', '/v1/webhooks', { url: 'http://127.0.0.1:9/', events })).status, 200);
  const { notify } = system.running.deps;
  await db.tx({ kind: 'platform', org: org() }, async (tx) => {
    for (const account of [LEAVER, OTHER])
      await notify(tx, org(), 'protection.changed', { account, key: 'k' });
    await notify(tx, org(), 'decision.changed', {
      eventId: 'e',
      decision: { measures: [{ account: LEAVER }, { account: OTHER }] },
    });
    await notify(tx, org(), 'decision.changed', { eventId: `${LEAVER}-2`, decision: { measures: [] } });
  });
  const waiting = async () =>
    (
      await db.owner.sql<{ data: { data: object } }>(
        `select data from jobs.job where name = 'webhook' order by data ->> 'type', data ->> 'at', id`,
      )
    ).map(({ data }) => JSON.stringify(data.data));
  assert.equal((await waiting()).length, 4);
  assert.equal((await ask('DELETE', `/v1/accounts/${LEAVER}`)).status, 204);
  const left = await waiting();
  assert.equal(left.length, 3);
  assert.equal(left.filter((data) => data.includes(`"${LEAVER}"`)).length, 0);
  assert.ok(left.some((data) => data.includes('"erased"') && data.includes(OTHER)));
  assert.ok(
    left.some((data) => data.includes(`${LEAVER}-2`)),
    'an event that only begins so is another thing',
  );
});

test('no key that is stored makes the hashes that the ledger keeps of an erased account', async (t) => {
  const LEAVER = 'acc-ledger-4716';
  const { db, vault } = system.running.deps;
  await ask('PUT', `/v1/accounts/${LEAVER}`, { ageBand: '13-15', createdAt: '2026-01-01T00:00:00Z' });
  const [name] = await db.owner.sql<{ ledger_name: string }>(
    'select ledger_name from account_alias where account_id = $1',
    [LEAVER],
  );
  assert.ok(name);
  const about = async (key: HashKey, of: string) => {
    const hashed = createHmac('sha256', key).update(of).digest();
    const [found] = await db.owner.sql<{ n: number }>(
      `select count(*)::int as n from ledger_outbox where about = $1 or entry = any (select entry from ledger_outbox where position($2 in encode(entry, 'escape')) > 0)`,
      [hashed, rootOfIds([of], key)],
    );
    return found?.n ?? 0;
  };
  assert.ok(await about(vault.idKey, name.ledger_name), 'while it is here, the ledger can be asked about it');
  assert.equal((await ask('DELETE', `/v1/accounts/${LEAVER}`)).status, 204);
  assert.deepEqual(await placesOf(LEAVER), []);
  // The leaves stay, and of the name that they were made from nothing does.
  const traces = await placesOf(name.ledger_name);
  assert.deepEqual(
    traces.filter((trace) => !trace.startsWith('ledger_')),
    [],
  );
  // Every value of every table as a key, and the server's own.
  let tried = 0;
  const made = new Set<string>();
  const hashes = new Set(
    (
      await db.owner.sql<{ about: string }>(
        `select encode(about, 'hex') as about from ledger_outbox where about is not null`,
      )
    ).map((r) => r.about),
  );
  const { secrets } = system.running.deps.config;
  const keys = [vault.idKey, vault.paddingKey, secrets.server, secrets.receiptPepper];
  for (const { bytes } of await keptBytes(db, vault.openBytes, org()))
    if (bytes.length <= 128) keys.push(bytes);
  for (const key of keys) {
    tried += 1;
    const hashed = createHmac('sha256', key).update(LEAVER).digest('hex');
    if (hashes.has(hashed)) made.add(hashed);
  }
  assert.equal(made.size, 0);
  assert.ok(tried > 100);
  t.diagnostic(`figure: ${tried} stored values tried as keys, ${made.size} make a hash of the ledger`);
});
