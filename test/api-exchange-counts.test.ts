import assert from 'node:assert/strict';
import { randomBytes, randomUUID } from 'node:crypto';
import test, { after, before } from 'node:test';
import { appIdOf } from '@khong-mot-minh/connectors';
import type { Bank } from '@khong-mot-minh/contracts';
import { insertApiKey } from '@khong-mot-minh/database';
import { sha256 } from '@khong-mot-minh/server';
import { formulaPicture } from '@khong-mot-minh/testing';
import { call } from './api/call.ts';
import {
  addPlatform,
  type ExchangeHouse,
  hashesIn,
  letIn,
  openExchangeHouse,
  shareAll,
  takeDown,
} from './api/exchange-house.ts';
import { personOf } from './api/house.ts';

/** How much others do between two looks of one member. */
const ROUNDS = [0, 1, Number(process.env.COUNT_ROUNDS ?? 3)];

type Platform = { id: string; key: string };
let house: ExchangeHouse;
/** A reads and writes the bank of adults; B and young people do all else. */
let a: Platform;
let b: Platform;
let picture = 20_000;
const next = () => formulaPicture(picture++);

before(async () => {
  house = await openExchangeHouse();
  [a, b] = [await addPlatform(house.system), await addPlatform(house.system)];
  await letIn(house.desk, house.adults.id, a.id, true);
  await letIn(house.desk, house.adults.id, b.id, true);
  await letIn(house.desk, house.under18.id, b.id);
  for (let n = 0; n < 3; n++) await takeDown(house, [next()], '18plus');
  await shareAll(house.desk, house.adults.id);
  house.clock.aheadMs += 60_000;
});
after(() => house[Symbol.asyncDispose]());

type Page = { nextPageToken: string | null; nextSetTimestamp: number; hashRecords: { hashValue: string }[] };
const stopNcii = (key: string, token = '', size = 1) =>
  call(
    house.system.url,
    'GET',
    `/x/stopncii/v1/FetchHashes?startTimestamp=10&pageSize=${size}&nextPageToken=${token}`,
    undefined,
    { headers: { 'x-functions-key': key } },
  );
const updates = ({ id, key }: Platform, more = '', group = house.adults.number) =>
  call(
    house.system.url,
    'GET',
    `/x/threatexchange/${group}/threat_updates?access_token=${encodeURIComponent(`${appIdOf(id)}|${key}`)}&${more}`,
  );
const afterOf = (answer: { json: unknown }): string =>
  new URL((answer.json as { paging: { next: string } }).paging.next).searchParams.get('after') ?? '';

/** So many proposals, take-downs, feedbacks and fetches of others; nothing of it is A's to see. */
async function othersWork(acts: number): Promise<void> {
  const { system, desk, under18, adults } = house;
  for (let n = 0; n < acts; n++) {
    const hash = next();
    await takeDown(house, [hash]);
    const [id] = await shareAll(desk, under18.id);
    const proposal = { bank: adults.id, hashes: [{ pdq: next().pdq, kind: 'photo' }] };
    for (const [path, body] of [
      ['/v1/hashes', proposal],
      [`/v1/hashes/${id}/feedback`, { value: 'seen' }],
    ] as const) {
      const answer = await call(system.url, 'POST', path, body, { key: b.key });
      assert.ok(answer.status < 300, answer.text);
    }
    assert.equal((await updates(b, 'limit=1000', under18.number)).status, 200);
  }
  if (acts > 0) await sharedAndTakenBack();
}

/** In A's own bank, before A looks: nobody was given it, so nobody is to learn when it was. */
async function sharedAndTakenBack(): Promise<void> {
  const { system, desk, adults } = house;
  const known = new Set((await hashesIn(desk, adults.id, 'proposed')).map(({ id }) => id));
  const receipt = await takeDown(house, [next()], '18plus');
  const hashes = (await hashesIn(desk, adults.id, 'proposed')).map(({ id }) => id);
  const review = { decision: 'share', hashes: hashes.filter((id) => !known.has(id)) };
  assert.equal((await desk.send('POST', `/v1/banks/${adults.id}/review`, review)).status, 200);
  assert.equal((await call(system.url, 'POST', '/v1/take-downs/withdraw', { receipt })).status, 200);
}

async function submit(): Promise<string> {
  const token = encodeURIComponent(`${appIdOf(a.id)}|${a.key}`);
  const form = new URLSearchParams({
    indicator: next().pdq,
    type: 'HASH_PDQ',
    privacy_type: 'HAS_PRIVACY_GROUP',
    privacy_members: String(house.adults.number),
  });
  const path = `/x/threatexchange/threat_descriptors?access_token=${token}`;
  const answer = await fetch(new URL(path, house.system.url), { method: 'POST', body: form });
  assert.equal(answer.status, 200);
  return ((await answer.json()) as { id: string }).id;
}

const wallS = () => Math.floor((Date.now() + house.clock.aheadMs) / 1000);

test("a member's fetches do not tell how much the house did between them, nor when", async (t) => {
  const tokens: { stopncii: string; threatexchange: string }[] = [];
  for (const acts of ROUNDS) {
    await othersWork(acts);
    const fromS = wallS();
    const last = (await stopNcii(a.key, '', 1000)).json as Page;
    const told = (await updates(a, 'limit=1000')).json as { data: { last_updated: number }[] };
    const toS = wallS();
    assert.equal(last.hashRecords.length, 3);
    // The wall's second, however far the work of others moved the clock of the feed, or left it behind.
    for (const atS of [last.nextSetTimestamp, Math.max(...told.data.map((one) => one.last_updated))])
      assert.ok(atS >= fromS && atS <= toS, `after ${acts} acts the feed says ${atS - fromS} s`);
    const stopncii = ((await stopNcii(a.key)).json as Page).nextPageToken ?? '';
    tokens.push({ stopncii, threatexchange: afterOf(await updates(a, 'limit=1')) });
    house.clock.aheadMs += 60_000;
  }
  const all = tokens.flatMap((one) => Object.values(one));
  assert.equal(new Set(all.map((token) => token.length)).size, 1, 'as long whatever happened');
  assert.equal(new Set(all).size, all.length, 'another each time, also where nothing happened');
  const clock = await house.system.running.deps.db.owner.sql<{ seq: number }>(
    'select seq from exchange_clock',
  );
  const counted = new Set(Array.from({ length: Number(clock[0]!.seq) + 1 }, (_, n) => n));
  for (const token of all) {
    assert.doesNotMatch(token, /^[\d.]+$/);
    const bytes = Buffer.from(token, 'base64url');
    for (let at = 0; at + 8 <= bytes.length; at++)
      assert.ok(!counted.has(Number(bytes.readBigUInt64BE(at))), 'a number of the house stands in the token');
  }
  t.diagnostic(
    `figure: ${all.length} tokens after 0 to ${Math.max(...ROUNDS)} rounds of others, ${all[0]!.length} characters each, no number of ${counted.size} in them`,
  );
});

test("a member's submissions do not tell how many hashes others sent in between", async (t) => {
  const numbers: number[] = [];
  for (let n = 0; n < 24; n++) {
    numbers.push(Number(await submit()));
    if (n % 12 === 0) await othersWork(1);
  }
  for (const number of numbers) assert.ok(Number.isSafeInteger(number) && String(number).length === 15);
  const sorted = numbers.toSorted((x, y) => x - y);
  assert.notDeepEqual(numbers, sorted, 'no later one is higher for being later');
  const closest = Math.min(...sorted.slice(1).map((number, i) => number - sorted[i]!));
  assert.ok(closest > 1000, `two are ${closest} apart`);
  const keeper = await personOf(house.system, 'helpline', 1);
  const banks: number[] = [];
  for (let n = 0; n < 3; n++) {
    const name = { vi: `Kho ${n}`, en: `Bank ${n}` };
    const made = await keeper.send('POST', '/v1/banks', { name, category: 'NCII_ADULT' });
    banks.push((made.json as Bank).number);
  }
  assert.ok(
    banks.every((number, i) => Math.abs(number - (banks[i - 1] ?? 0)) > 1000),
    banks.join(),
  );
  t.diagnostic(`figure: ${numbers.length} numbers of hashes by lot, the closest two ${closest} apart`);
});

test('a record keeps its id while others propose the same hash', async () => {
  const hashes = Array.from({ length: 8 }, () => ({ pdq: next().pdq, kind: 'photo' }));
  const idsAfter = async ({ key }: Platform) => {
    const proposal = { bank: house.under18.id, hashes };
    assert.equal((await call(house.system.url, 'POST', '/v1/hashes', proposal, { key })).status, 201);
    await shareAll(house.desk, house.under18.id);
    const { data } = (await updates(b, 'limit=1000', house.under18.number)).json as {
      data: { id: string; indicator: string }[];
    };
    return hashes.map(({ pdq }) => data.findLast(({ indicator }) => indicator === pdq)?.id);
  };
  const c = await addPlatform(house.system);
  for (const { id } of [b, c]) await letIn(house.desk, house.under18.id, id, true);
  const first = await idsAfter(b);
  assert.ok(first.every(Boolean));
  assert.deepEqual(await idsAfter(c), first);
});

test('a number of before goes on', async () => {
  const [row] = await house.system.running.deps.db.owner.sql<{ number: number }>(
    `update bank_hash set number = 200000000001 where id = (select id from bank_hash where state = 'shared'
       and bank_id = '${house.adults.id}' limit 1) returning number`,
  );
  assert.equal(Number(row!.number), 200_000_000_001);
  const token = encodeURIComponent(`${appIdOf(a.id)}|${a.key}`);
  const path = `/x/threatexchange/200000000001/?access_token=${token}`;
  const answer = await fetch(new URL(path, house.system.url), {
    method: 'POST',
    body: new URLSearchParams({ reactions: 'SAW_THIS_TOO' }),
  });
  assert.equal(answer.status, 200);
  assert.ok((await updates(a, 'limit=1000')).text.includes('"200000000001"'));
});

test('a page token is of use to who was given it, where it was given, and to nobody else; nothing is lost', async () => {
  const token = ((await stopNcii(a.key)).json as Page).nextPageToken!;
  const update = afterOf(await updates(a, 'limit=1'));
  const secondKey = `kmm_${randomBytes(24).toString('base64url')}`;
  await house.system.running.deps.db.tx({ kind: 'system' }, ({ as }) =>
    as('kmm_auth', (auth) =>
      insertApiKey(auth, { id: randomUUID(), org: a.id, hash: sha256(secondKey), scopes: ['hashes'] }),
    ),
  );
  const flipped = `${token.slice(0, 20)}${token[20] === 'A' ? 'B' : 'A'}${token.slice(21)}`;
  const refused = {
    'of another member': await stopNcii(b.key, token),
    'of another key': await stopNcii(secondKey, token),
    'of the other protocol': await stopNcii(a.key, update),
    'of the other protocol, in updates': await updates(a, `limit=1&after=${token}`),
    'of another member, in updates': await updates(b, `limit=1&after=${update}`),
    'of another bank': await updates(
      b,
      `after=${afterOf(await updates(b, 'limit=1'))}`,
      house.under18.number,
    ),
    'that was changed': await stopNcii(a.key, flipped),
    'that was cut': await stopNcii(a.key, token.slice(0, 50)),
    'that somebody made': await stopNcii(a.key, randomBytes(52).toString('base64url')),
    'from before': await stopNcii(a.key, '12.3'),
    'from before, in updates': await updates(a, 'after=12.3'),
  };
  for (const [what, answer] of Object.entries(refused)) {
    assert.equal(answer.status, 422, `a token ${what}: ${answer.text}`);
    const { errors } = answer.json as { errors: { pointer: string }[] };
    assert.match(errors[0]!.pointer, /^\/query\/(?:nextPageToken|after)$/, what);
  }
  const seen = new Set<string>();
  let going: string | null = '';
  for (; going !== null; ) {
    const page = (await stopNcii(a.key, going)).json as Page;
    for (const { hashValue } of page.hashRecords) seen.add(hashValue);
    going = page.nextPageToken;
  }
  assert.equal(seen.size, 3, 'begun again, it has everything');
  assert.equal((await stopNcii(a.key, token)).status, 200, 'and its own goes on being good');
});

test("a desk's cursor tells nothing of other banks, and is of use to that organisation alone", async () => {
  await takeDown(house, [next()], '18plus');
  const path = (cursor?: string) =>
    `/v1/banks/${house.adults.id}/hashes?limit=1${cursor === undefined ? '' : `&cursor=${cursor}`}`;
  const ids: string[] = [];
  const cursors: string[] = [];
  for (let cursor: string | undefined, more = true; more; ) {
    const answer = await house.desk.send('GET', path(cursor));
    assert.equal(answer.status, 200, answer.text);
    const page = answer.json as { items: { id: string }[]; next?: string };
    ids.push(...page.items.map(({ id }) => id));
    if (page.next) cursors.push(page.next);
    cursor = page.next;
    more = cursor !== undefined;
  }
  assert.ok(cursors.length >= 3);
  assert.equal(new Set(ids).size, ids.length);
  assert.equal(new Set(cursors.map((cursor) => cursor.length)).size, 1);
  for (const cursor of cursors) assert.doesNotMatch(cursor, /^\d+$/);
  const police = await personOf(house.system, 'police', 1);
  const name = { vi: 'Kho', en: 'Bank' };
  const made = await police.send('POST', '/v1/banks', { name, category: 'CSAM' });
  assert.equal(made.status, 201, made.text);
  const own = `/v1/banks/${(made.json as Bank).id}/hashes?cursor=`;
  for (const cursor of [cursors[0]!, '17', randomBytes(36).toString('base64url')])
    assert.equal((await police.send('GET', own + cursor)).status, 422, cursor);
});

test('a take-down keeps no second, also where members ask for news all the time', async () => {
  house.clock.aheadMs += 3600_000 - ((Date.now() + house.clock.aheadMs) % 3600_000) + 1800_000;
  const middle = wallS();
  const { owner } = house.system.running.deps.db;
  await stopNcii(a.key);
  await takeDown(house, [next()]);
  const near = await owner.sql(
    `select 1 from bank_hash where take_down is not null and shared_at is null and changed_s > ${middle - 600}
     union all select 1 from exchange_clock where at_s > ${middle - 600}`,
  );
  assert.deepEqual(near, []);
});
