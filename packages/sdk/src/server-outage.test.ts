import assert from 'node:assert/strict';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import test, { after, before } from 'node:test';
import { startTestSystem, type TestSystem } from '@khong-mot-minh/testing';
import { type ClientOptions, createClient } from './create-client.ts';
import { createFileStore } from './file-store.ts';
import type { Decision, PlatformEvent } from './openapi-types.ts';

let system: TestSystem;
let folder: string;
before(async () => {
  folder = await mkdtemp(join(tmpdir(), 'kmm-sdk-'));
  system = await startTestSystem({ port: await freePort() });
});
after(async () => {
  await system[Symbol.asyncDispose]();
  await rm(folder, { recursive: true });
});

/** The server comes back at the same address, so it needs a port of its own. */
async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  return typeof address === 'object' && address ? address.port : 0;
}

const connect = (more: Partial<ClientOptions> = {}) =>
  createClient({
    baseUrl: system.url,
    key: system.seeded.platform.key,
    timeoutMs: 5000,
    retries: 0,
    ...more,
  });
const message = (id: string, connected: boolean, more: object = {}): PlatformEvent => ({
  id,
  type: 'message.sent',
  time: new Date().toISOString(),
  actor: 'friend',
  target: 'young',
  conversation: 'c-1',
  text: 'chào bạn',
  relation: { connected },
  ...more,
});
const createdAt = '2025-01-01T00:00:00Z';

test('a server that is stopped and started: known protections hold, talk passes, and every event is judged once', async () => {
  const later: Decision[] = [];
  const options = {
    store: createFileStore(join(folder, 'one.jsonl')),
    onDecision: (decision: Decision) => void later.push(decision),
  };
  {
    using client = connect(options);
    for (const id of ['young', 'friend']) await client.putAccount(id, { ageBand: '13-15', createdAt });
    await client.follow(['young', 'friend']);
    await system.running.stop();
    const talk = await client.sendEvent(message('talk', true));
    assert.deepEqual([talk.source, talk.outcome, talk.degraded, talk.queued], ['local', 'allow', true, true]);
    const first = await client.sendEvent(message('first', false));
    assert.deepEqual([first.outcome, first.reasons[0]?.rule], ['block', 'outage.dm.from']);
    const picture = await client.sendEvent(message('picture', true, { media: [{ kind: 'image' }] }));
    assert.deepEqual([picture.outcome, picture.holdUntil !== undefined], ['hold', true]);
    const time = new Date().toISOString();
    const call = { id: 'call', type: 'call.started', time, actor: 'friend', target: 'young' } as const;
    assert.equal((await client.sendEvent({ ...call, call: 'k', media: 'audio' })).outcome, 'hold');
    const live = await client.sendEvent({ id: 'live', type: 'live.started', time, actor: 'young' });
    assert.deepEqual([live.outcome, live.reasons[0]?.rule], ['block', 'outage.social.live_stream']);
    assert.equal(client.queued(), 5);
    assert.equal(await client.flush(), 5, 'nobody is there yet');
  }
  // The program ended as well; the next one finds what waits.
  await system.restart();
  using client = connect(options);
  for (let i = 0; i < 50 && (await client.flush()) > 0; i++)
    await new Promise((done) => setTimeout(done, 50));
  assert.equal(client.queued(), 0);
  assert.deepEqual(
    later.map((d) => d.eventId),
    ['talk', 'first', 'picture', 'call', 'live'],
  );
  assert.ok(later.every((d) => !d.degraded));
  const again = await client.sendEvent(message('first', false));
  assert.deepEqual([again.source, again.outcome], ['server', later[1]?.outcome]);
});

test('an account that an event names is followed by itself, and known when the server is gone', async () => {
  using client = connect({
    protections: { follow: true },
    store: createFileStore(join(folder, 'two.jsonl')),
  });
  await client.putAccount('young', { ageBand: '13-15', createdAt });
  await client.sendEvent(message('hello', true));
  await client.follow(['young', 'friend']);
  await system.running.stop();
  const first = await client.sendEvent(message('later', false));
  assert.equal(first.reasons[0]?.rule, 'outage.dm.from');
  await system.restart();
  assert.equal(await client.flush(), 0);
});

test('a webhook that a decision changed replaces it, and a changed protection is asked for again', async () => {
  const later: [Decision, PlatformEvent | undefined][] = [];
  using client = connect({ onDecision: (decision, event) => void later.push([decision, event]) });
  await client.putAccount('young', { ageBand: '16-17', createdAt });
  await client.follow(['young']);
  await system.running.stop();
  const local = await client.sendEvent(message('changed', true));
  assert.equal(client.queued(), 1);
  await system.restart();
  const { source: _, queued: __, ...decision } = local;
  const judged = { ...decision, degraded: false };
  const heard = { id: 'msg_1', timestamp: new Date().toISOString() };
  await client.hear({ ...heard, type: 'decision.changed', data: { eventId: 'changed', decision: judged } });
  assert.deepEqual(later, [[judged, undefined]]);
  assert.equal(client.queued(), 0);
  const tight = { key: 'social.lists_visible', value: 'none', by: 'teen' } as const;
  // By another program of the platform: this one hears of it only by webhook.
  using other = connect();
  assert.equal((await other.changeProtection('young', tight)).value, 'none');
  await client.hear({ ...heard, type: 'protection.changed', data: { account: 'young' } });
  await system.running.stop();
  const time = new Date().toISOString();
  const list = { id: 'list', type: 'list.viewed', time, actor: 'friend', target: 'young' } as const;
  const seen = await client.sendEvent({ ...list, list: 'friends', relation: { connected: true } });
  assert.equal(seen.reasons[0]?.rule, 'outage.social.lists_visible');
  await system.restart();
});

test('guardians and trusted adults pass through the client', async () => {
  using client = connect();
  await client.putAccount('aunt', { ageBand: '23plus', createdAt });
  await client.putAccount('child', { ageBand: '13-15', createdAt, guardian: { accountId: 'mother' } });
  assert.equal((await client.guardianLink('child')).state, 'stands');
  assert.match((await client.guardianToken('child', 'mother')).token, /^kmg_/);
  assert.equal((await client.contestGuardian('child', 'rather-not-say')).state, 'open');
  assert.equal((await client.guardianLink('child')).state, 'suspended');
  assert.equal((await client.pickTrustedAdult('child', 'aunt')).adult, 'aunt');
  assert.equal((await client.pickTrustedAdult('child', 'nobody')).choice, 'nobody');
  assert.deepEqual(await client.restrictions('child'), []);
});
