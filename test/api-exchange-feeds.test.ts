import assert from 'node:assert/strict';
import { randomBytes, randomUUID } from 'node:crypto';
import test, { after, before } from 'node:test';
import { appIdOf } from '@khong-mot-minh/connectors';
import { insertApiKey } from '@khong-mot-minh/database';
import { sha256 } from '@khong-mot-minh/server';
import { formulaPicture } from '@khong-mot-minh/testing';
import { call } from './api/call.ts';
import {
  addPlatform,
  type ExchangeHouse,
  letIn,
  openExchangeHouse,
  shareAll,
  takeDown,
} from './api/exchange-house.ts';
import { replay } from './api/replay.ts';

let house: ExchangeHouse;
before(async () => {
  house = await openExchangeHouse();
});
after(() => house[Symbol.asyncDispose]());

const recorded = (folder: string) =>
  new URL(`../packages/connectors/src/${folder}/recorded/sync.json`, import.meta.url);

/** A platform that reads the bank of the young and may write to that of adults, and two pictures for it to find. */
async function member(seed: number) {
  const { system, desk, under18, adults } = house;
  const platform = await addPlatform(system);
  await letIn(desk, under18.id, platform.id);
  await letIn(desk, adults.id, platform.id, true);
  const [a, b, c] = [seed, seed + 1, seed + 2].map((n) => formulaPicture(n)) as [Picture, Picture, Picture];
  const receipt = await takeDown(house, [a]);
  const [idA] = await shareAll(desk, under18.id);
  await takeDown(house, [b]);
  await shareAll(desk, under18.id);
  const withdraw = async () => {
    const answer = await call(system.url, 'POST', '/v1/take-downs/withdraw', { receipt });
    assert.equal(answer.status, 200);
  };
  return {
    platform,
    withdraw,
    names: { key: platform.key, a: a.pdq, b: b.pdq, c: c.pdq, idA: idA! },
  };
}
type Picture = ReturnType<typeof formulaPicture>;

/** What one conversation left would be in the next one's feed. */
async function clear() {
  const { desk, under18 } = house;
  const listed = await desk.send('GET', `/v1/banks/${under18.id}/hashes?state=shared&limit=200`);
  const hashes = (listed.json as { items: { id: string }[] }).items.map(({ id }) => id);
  if (hashes.length === 0) return;
  const refusal = { decision: 'refuse', reason: 'wrong-bank', hashes };
  assert.equal((await desk.send('POST', `/v1/banks/${under18.id}/review`, refusal)).status, 200);
}

test('the StopNCII conversation holds, word for word', async () => {
  const { names, withdraw } = await member(100);
  await replay(house.system.url, recorded('stopncii'), names, { withdraw });
  await clear();
});

test('the ThreatExchange conversation holds, word for word', async () => {
  const { under18, adults, system } = house;
  const { platform, names, withdraw } = await member(200);
  const app = appIdOf(platform.id);
  const more = {
    app,
    token: `${app}|${platform.key}`,
    group: String(under18.number),
    writable: String(adults.number),
  };
  await replay(system.url, recorded('threatexchange'), { ...names, ...more }, { withdraw });
  await clear();
});

test('a key without the scope for hashes reads no feed', async () => {
  const { system } = house;
  const key = `kmm_${randomBytes(24).toString('base64url')}`;
  const org = system.seeded.platform.id;
  await system.running.deps.db.tx({ kind: 'system' }, ({ as }) =>
    as('kmm_auth', (auth) =>
      insertApiKey(auth, { id: randomUUID(), org, hash: sha256(key), scopes: ['events'] }),
    ),
  );
  const headers = { 'x-functions-key': key };
  const answer = await call(system.url, 'GET', '/x/stopncii/v1/FetchHashes', undefined, { headers });
  assert.equal(answer.status, 403);
  assert.equal((await call(system.url, 'POST', '/v1/hashes/lookup', {}, { key })).status, 403);
});

test('what ends while a client pages reaches it within the same fetch', async () => {
  const { system } = house;
  const { platform, names, withdraw } = await member(300);
  const fetchPage = async (token = '') => {
    const path = `/x/stopncii/v1/FetchHashes?startTimestamp=10&pageSize=1&nextPageToken=${token}`;
    const headers = { 'x-functions-key': platform.key };
    return (await call(system.url, 'GET', path, undefined, { headers })).json as {
      nextPageToken: string | null;
      hashRecords: { hashValue: string; hashStatus: string }[];
    };
  };
  const seen = new Map<string, string>();
  for (let token: string | null = '', n = 0; token !== null && n < 10; n++) {
    const page = await fetchPage(token);
    for (const { hashValue, hashStatus } of page.hashRecords) seen.set(hashValue, hashStatus);
    if (n === 0) await withdraw();
    token = page.nextPageToken;
  }
  assert.equal(seen.get(names.a), 'Withdrawn');
  assert.equal(seen.get(names.b), 'Active');
});

test('a picture in an event is a signal: it is held for a member, and goes by elsewhere', async () => {
  const { system, stranger } = house;
  const { names, platform } = await member(400);
  const { running } = system;
  for (const org of [platform.id, stranger.id])
    await running.deps.db.tx({ kind: 'system' }, ({ as }) =>
      as('kmm_auth', (auth) =>
        insertApiKey(auth, { id: randomUUID(), org, hash: sha256(`${org}-all-scopes`), scopes: ['all'] }),
      ),
    );
  const send = async (org: string, pdq: string, n: number) => {
    const event = {
      id: `pic-${n}`,
      type: 'content.posted',
      time: new Date().toISOString(),
      actor: 'acc-1',
      content: `c-${n}`,
      media: [{ kind: 'image', pdq: pdq.toUpperCase() }],
    };
    const answer = await call(system.url, 'POST', '/v1/events', event, { key: `${org}-all-scopes` });
    assert.equal(answer.status, 200, answer.text);
    return answer.json as {
      outcome: string;
      tier: number;
      reasons: { rule: string; signals: { id: string }[] }[];
    };
  };
  const held = await send(platform.id, names.a, 1);
  assert.deepEqual([held.outcome, held.tier], ['hold', 1]);
  assert.deepEqual(
    held.reasons.map((r) => [r.rule, r.signals.map((s) => s.id)]),
    [['control.known-picture', ['S17']]],
  );
  assert.equal((await send(platform.id, formulaPicture(499).pdq, 2)).outcome, 'allow');
  assert.equal((await send(stranger.id, names.a, 3)).outcome, 'allow');
});
