import assert from 'node:assert/strict';
import test, { after, before } from 'node:test';
import type { Bank, HashLookupAnswer, Inbox, TakeDownReceivers } from '@khong-mot-minh/contracts';
import { formulaPicture } from '@khong-mot-minh/testing';
import { call } from './api/call.ts';
import {
  type ExchangeHouse,
  hashesIn,
  letIn,
  openExchangeHouse,
  shareAll,
  stateOf,
  takeDown,
  turned,
} from './api/exchange-house.ts';
import { openHook } from './api/hook.ts';
import { personOf } from './api/house.ts';
import type { Responder } from './api/responder.ts';

let house: ExchangeHouse;
before(async () => {
  house = await openExchangeHouse();
});
after(() => house[Symbol.asyncDispose]());

const first = ({ json }: { json: unknown }) => (json as HashLookupAnswer).pictures[0]!;
const codes = ({ json }: { json: unknown }) =>
  (json as { errors: { pointer: string; code: string }[] }).errors.map((e) => `${e.pointer} ${e.code}`);

test('a take-down is shared only after a person released it, and its holder sees where it stands', async () => {
  const { system, desk, under18, lookUp } = house;
  const pictures = [formulaPicture(1), formulaPicture(2)];
  const receipt = await takeDown(house, pictures);
  assert.match(receipt, /^[0-9A-Z]{6}(-[0-9A-Z]{4}){4}-[0-9A-Z]$/);
  const before = await stateOf(house, receipt);
  assert.equal(before.status, 'received');
  assert.deepEqual(before.pictures, { sent: 2, shared: 0, refused: 0 });
  assert.deepEqual(
    before.receivers.map((r) => [r.id, r.kind, r.status]),
    [[system.seeded.platform.id, 'platform', 'waiting']],
  );
  assert.equal(first(await lookUp(pictures[0]!.pdq)).match, false);

  const shared = await shareAll(desk, under18.id);
  assert.equal(shared.length, 2);
  assert.equal((await stateOf(house, receipt)).status, 'shared');
  const found = first(await lookUp(turned(pictures[0]!.pdq, 12)));
  assert.equal(found.match, true);
  assert.deepEqual(
    found.signals.map(({ id, category, distance, sources }) => [
      shared.includes(id),
      category,
      distance,
      sources,
    ]),
    [[true, 'NCII_MINOR', 'near', ['self-submitted']]],
  );
  assert.equal((await stateOf(house, receipt)).receivers[0]!.status, 'received');
  assert.equal(first(await lookUp(turned(pictures[0]!.pdq, 40))).match, false);
});

test('a hash that nobody has looked at is counted in the inbox of whoever may review it, and of nobody else', async () => {
  const { system, desk, under18 } = house;
  const waiting = async (who: Responder) =>
    ((await who.send('GET', '/v1/inbox')).json as Inbox).counts.hashReviews;
  const [counsellor, auditor, officer] = await Promise.all([
    personOf(system, 'helpline', 0),
    personOf(system, 'coalition', 0),
    personOf(system, 'police', 0),
  ]);
  await shareAll(desk, under18.id);
  const before = (await waiting(desk)) ?? Number.NaN;
  await takeDown(house, [formulaPicture(31), formulaPicture(32)]);
  assert.equal(await waiting(desk), before + 2);
  assert.equal(await waiting(counsellor), before + 2);
  assert.equal(await waiting(officer), 0, 'another organisation owns the bank');
  assert.equal(await waiting(auditor), undefined, 'whom the route would refuse');
  await shareAll(desk, under18.id);
  assert.equal(await waiting(desk), before);
});

test('no answer of any route holds a hash', async () => {
  const { system, desk, under18, lookUp, key } = house;
  const picture = formulaPicture(3);
  const receipt = await takeDown(house, [picture]);
  await shareAll(desk, under18.id);
  const answers = [
    await lookUp(picture.pdq),
    await call(system.url, 'POST', '/v1/take-downs/open', { receipt }),
    await desk.send('GET', `/v1/banks/${under18.id}/hashes`),
    await desk.send('GET', '/v1/banks'),
    await desk.send('GET', '/v1/take-downs'),
    await call(system.url, 'GET', '/v1/hashes/banks', undefined, { key }),
    await call(system.url, 'GET', '/v1/take-downs/receivers'),
  ];
  for (const answer of answers) {
    assert.equal(answer.status, 200, answer.text);
    assert.doesNotMatch(answer.text, /[0-9a-f]{64}/);
  }
});

test('promise 3: nothing in the database shows a hash to who has no secret of the server', async () => {
  const { system } = house;
  const picture = formulaPicture(4);
  await takeDown(house, [picture]);
  const rows = await system.running.deps.db.owner.sql(
    `select h::text || coalesce(encode(h.sealed, 'hex'), '') as row from bank_hash h`,
  );
  assert.ok(rows.length > 0);
  for (const { row } of rows) assert.ok(!String(row).includes(picture.pdq));
});

test('a withdrawal counts at once, tells every member, and cannot be undone by the desk', async () => {
  const { system, desk, under18, lookUp, key } = house;
  await using hook = await openHook(system.url, key, ['hash.withdrawn']);
  const picture = formulaPicture(5);
  const receipt = await takeDown(house, [picture]);
  const id = (await shareAll(desk, under18.id)).at(-1);
  assert.equal(first(await lookUp(picture.pdq)).match, true);
  for (let again = 0; again < 2; again++) {
    const answer = await call(system.url, 'POST', '/v1/take-downs/withdraw', { receipt });
    assert.deepEqual([answer.status, answer.json], [200, { withdrawn: true }]);
  }
  assert.equal(first(await lookUp(picture.pdq)).match, false);
  const heard = await hook.hears((one) => one.type === 'hash.withdrawn');
  assert.deepEqual(heard.data, { bank: under18.id, signals: [id] });
  const review = { decision: 'share', hashes: [id] };
  assert.deepEqual((await desk.send('POST', `/v1/banks/${under18.id}/review`, review)).json, { changed: 0 });
  assert.equal((await stateOf(house, receipt)).status, 'withdrawn');
  assert.equal((await stateOf(house, receipt)).receivers[0]!.status, 'told-withdrawn');
});

test('the same picture of two people stays until both have taken it back', async () => {
  const { system, desk, under18, lookUp } = house;
  const picture = formulaPicture(6);
  const receipts = [await takeDown(house, [picture]), await takeDown(house, [picture])];
  await shareAll(desk, under18.id);
  assert.equal((await hashesIn(desk, under18.id, 'shared')).filter((h) => h.claims === 2).length, 2);
  for (const [i, receipt] of receipts.entries()) {
    await call(system.url, 'POST', '/v1/take-downs/withdraw', { receipt });
    assert.equal(first(await lookUp(picture.pdq)).match, i === 0);
  }
});

test('promise 15: a withdrawal that was never shared leaves nothing of the hash', async () => {
  const { system } = house;
  const receipt = await takeDown(house, [formulaPicture(7)]);
  await call(system.url, 'POST', '/v1/take-downs/withdraw', { receipt });
  const left = await system.running.deps.db.owner.sql(
    `select 1 from bank_hash where state = 'withdrawn' and shared_at is null and sealed is not null`,
  );
  assert.deepEqual(left, []);
});

test('promise 12: an organisation that is no member matches nothing, and sees neither bank nor signal', async () => {
  const { system, desk, under18, lookUp, stranger } = house;
  const picture = formulaPicture(8);
  await takeDown(house, [picture]);
  const ids = await shareAll(desk, under18.id);
  assert.equal(first(await lookUp(picture.pdq)).match, true);
  assert.equal(first(await lookUp(picture.pdq, stranger.key)).match, false);
  const who = { key: stranger.key };
  assert.deepEqual((await call(system.url, 'GET', '/v1/hashes/banks', undefined, who)).json, []);
  for (const act of ['feedback', 'withdraw']) {
    const path = `/v1/hashes/${ids[0]}/${act}`;
    const answer = await call(system.url, 'POST', path, act === 'feedback' ? { value: 'seen' } : {}, who);
    assert.equal(answer.status, 404, act);
  }
  const proposal = { bank: under18.id, hashes: [{ pdq: picture.pdq, kind: 'photo' }] };
  assert.deepEqual(codes(await call(system.url, 'POST', '/v1/hashes', proposal, who)), ['/bank unknown']);
  for (const name of ['police', 'school', 'platform']) {
    const other = await personOf(system, name, name === 'police' ? 1 : 0);
    for (const path of [`/v1/banks/${under18.id}/hashes`, '/v1/take-downs'])
      assert.ok(
        [404, 200].includes((await other.send('GET', path)).status) &&
          !(await other.send('GET', path)).text.includes(ids[0]!),
        `${name} ${path}`,
      );
    const review = { decision: 'refuse', reason: 'wrong-bank', hashes: ids };
    assert.equal((await other.send('POST', `/v1/banks/${under18.id}/review`, review)).status, 404, name);
  }
});

test('a member that is let out matches nothing from its next request on', async () => {
  const { system, desk, adults, lookUp } = house;
  const picture = formulaPicture(9);
  await takeDown(house, [picture], '18plus');
  await shareAll(desk, adults.id);
  assert.equal(first(await lookUp(picture.pdq)).match, true);
  const platform = system.seeded.platform.id;
  await desk.send('DELETE', `/v1/banks/${adults.id}/members/${platform}`);
  assert.equal(first(await lookUp(picture.pdq)).match, false);
  await letIn(desk, adults.id, platform, true);
  assert.equal(first(await lookUp(picture.pdq)).match, true);
});

test('a platform proposes, a person shares, members say what they found, the proposer takes back', async () => {
  const { system, desk, adults, lookUp, key } = house;
  const picture = formulaPicture(10);
  const body = { bank: adults.id, hashes: [{ ...picture, kind: 'photo' }] };
  const proposed = await call(system.url, 'POST', '/v1/hashes', body, { key });
  assert.equal(proposed.status, 201, proposed.text);
  const { hashes } = proposed.json as { hashes: { id: string; state: string }[] };
  assert.equal(hashes[0]!.state, 'proposed');
  const again = await call(system.url, 'POST', '/v1/hashes', body, { key });
  assert.equal(
    (again.json as typeof proposed.json & { hashes: { id: string }[] }).hashes[0]!.id,
    hashes[0]!.id,
  );
  assert.equal(first(await lookUp(picture.pdq)).match, false);
  await shareAll(desk, adults.id);
  assert.equal(first(await lookUp(picture.pdq)).signals[0]!.disputed, false);
  const path = `/v1/hashes/${hashes[0]!.id}`;
  assert.equal(
    (await call(system.url, 'POST', `${path}/feedback`, { value: 'disagree' }, { key })).status,
    204,
  );
  assert.equal(first(await lookUp(picture.pdq)).signals[0]!.disputed, true);
  const view = (await hashesIn(desk, adults.id, 'shared')).find((h) => h.id === hashes[0]!.id);
  assert.deepEqual(view?.feedback, { disagree: 1 });
  assert.equal((await call(system.url, 'POST', `${path}/withdraw`, {}, { key })).status, 204);
  assert.equal(first(await lookUp(picture.pdq)).match, false);
});

test('a picture of the harmless bank never matches and cannot be shared', async () => {
  const { system, desk, under18, lookUp, key } = house;
  const picture = formulaPicture(11);
  const name = { vi: 'Ảnh nhiều người biết', en: 'Well-known pictures' };
  const made = await desk.send('POST', '/v1/banks', { name, category: 'KNOWN_HARMLESS' });
  const bank = made.json as Bank;
  await letIn(desk, bank.id, system.seeded.platform.id, true);
  const body = { bank: bank.id, hashes: [{ ...picture, kind: 'photo' }] };
  await call(system.url, 'POST', '/v1/hashes', body, { key });
  await shareAll(desk, bank.id);
  await takeDown(house, [picture]);
  const [waiting] = await hashesIn(desk, under18.id, 'proposed').then((all) =>
    all.filter((h) => h.knownHarmless),
  );
  assert.ok(waiting);
  const review = { decision: 'share', hashes: [waiting.id] };
  assert.deepEqual(codes(await desk.send('POST', `/v1/banks/${under18.id}/review`, review)), [
    '/hashes/0 known-harmless',
  ]);
  assert.equal(first(await lookUp(picture.pdq)).match, false);
  const refusal = { decision: 'refuse', reason: 'known-harmless', hashes: [waiting.id] };
  assert.deepEqual((await desk.send('POST', `/v1/banks/${under18.id}/review`, refusal)).json, { changed: 1 });
});

test('the receivers are those that are connected, by name and by way', async () => {
  const { system } = house;
  const ways = (await call(system.url, 'GET', '/v1/take-downs/receivers')).json as TakeDownReceivers;
  assert.equal(ways.under18.open, true);
  assert.deepEqual(
    ways.under18.receivers.map((r) => [r.id, r.kind]),
    [[system.seeded.platform.id, 'platform']],
  );
  assert.match(ways.under18.keeper!.name.vi, /Bồ Câu/);
  assert.equal(ways.under18.keeper!.kind, 'helpline');
});

test('a picture that cannot be told from others is refused with its place', async () => {
  const { system } = house;
  const good = { ...formulaPicture(12), kind: 'photo' };
  const flat = { pdq: '0'.repeat(64), quality: 100, kind: 'photo' };
  const blurred = { ...formulaPicture(13), quality: 49, kind: 'photo' };
  const send = (hashes: unknown[]) =>
    call(system.url, 'POST', '/v1/take-downs', { agePath: 'under18', hashes });
  const answer = await send([good, flat, blurred, good]);
  assert.equal(answer.status, 422);
  assert.deepEqual(codes(answer), [
    '/hashes/1/pdq flat',
    '/hashes/2/quality low-quality',
    '/hashes/3/pdq twice',
  ]);
  const wrong: [unknown, string][] = [
    [{}, 'agePath'],
    [{ agePath: 'under18', hashes: [] }, 'hashes'],
    [{ agePath: 'under18', hashes: [{ ...good, pdq: 'z'.repeat(64) }] }, 'hashes/0/pdq'],
    [{ agePath: 'under18', hashes: [good], picture: 'data:' }, 'picture'],
    [{ agePath: 'grown', hashes: [good] }, 'agePath'],
  ];
  for (const [body, at] of wrong) {
    const refused = await call(system.url, 'POST', '/v1/take-downs', body);
    assert.equal(refused.status, 422, refused.text);
    assert.ok(
      codes(refused).some((code) => code.startsWith(`/${at} `)),
      `${at}: ${codes(refused)}`,
    );
  }
});

test('an unknown receipt, a mistyped one and a receipt of a report are refused', async () => {
  const { system } = house;
  const open = (body: unknown) => call(system.url, 'POST', '/v1/take-downs/open', body);
  assert.equal((await open({ locator: 'ABC123', verifier: 'A'.repeat(43) })).status, 404);
  assert.deepEqual(codes(await open({ receipt: 'ABC123-DEFG-HJKM-NPQR-STVW-0' })), ['/receipt bad-check']);
  const receipt = await takeDown(house, [formulaPicture(14)]);
  assert.equal((await call(system.url, 'POST', '/v1/receipts/open', { receipt })).status, 404);
});

test('promise 4: lookups beyond the hour of an organisation are refused, and those of another are not', async () => {
  const { system, stranger } = house;
  const pdq = Array(8).fill('a5'.repeat(32));
  const send = (count: number) => {
    const pictures = Array.from({ length: count }, (_, i) => ({ id: `p${i}`, pdq }));
    return call(system.url, 'POST', '/v1/hashes/lookup', { pictures }, { key: stranger.key });
  };
  assert.equal((await send(1001)).status, 422);
  assert.equal((await send(600)).status, 200, 'the eight forms of many pictures fit');
  const refused = await send(400);
  assert.equal(refused.status, 429);
  assert.ok(Number(refused.headers.get('retry-after')) > 0);
  assert.equal((await house.lookUp('a5'.repeat(32))).status, 200);
});

test('promise 15: a hash ends on its last day, and a bank never keeps it longer than it says', async () => {
  const { system, desk, adults, clock, lookUp, key } = house;
  const picture = formulaPicture(17);
  const expiresAt = new Date(Date.now() + 3600_000).toISOString();
  const body = { bank: adults.id, expiresAt, hashes: [{ ...picture, kind: 'photo' }] };
  const past = { ...body, expiresAt: '2026-01-01T00:00:00Z' };
  assert.deepEqual(codes(await call(system.url, 'POST', '/v1/hashes', past, { key })), ['/expiresAt past']);
  assert.equal((await call(system.url, 'POST', '/v1/hashes', body, { key })).status, 201);
  await shareAll(desk, adults.id);
  assert.equal(first(await lookUp(picture.pdq)).match, true);
  clock.aheadMs = 2 * 3600_000;
  assert.equal(first(await lookUp(picture.pdq)).match, false);
  clock.aheadMs = 0;
});

test('promise 7: after a restart every shared hash is found again, and no withdrawn one', async () => {
  const { system, desk, under18, lookUp } = house;
  const [kept, gone] = [formulaPicture(15), formulaPicture(16)];
  await takeDown(house, [kept]);
  const receipt = await takeDown(house, [gone]);
  await shareAll(desk, under18.id);
  await call(system.url, 'POST', '/v1/take-downs/withdraw', { receipt });
  await system.restart();
  assert.equal(first(await lookUp(kept.pdq)).match, true);
  assert.equal(first(await lookUp(gone.pdq)).match, false);
});
