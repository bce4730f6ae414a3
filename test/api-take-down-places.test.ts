import assert from 'node:assert/strict';
import test, { after, before } from 'node:test';
import {
  PLACE_CONTENT,
  type PlaceRewrap,
  RewrapStep,
  TakeDownDetail,
  type TakeDownPlace,
  type TakeDownReceivers,
  type TakeDownRow,
} from '@khong-mot-minh/contracts';
import { generateKeyPair, keyIdOf, type Opener, open, rewrap, SealError } from '@khong-mot-minh/sealing';
import { createVault } from '@khong-mot-minh/server';
import { startTestSystem } from '@khong-mot-minh/testing';
import { call } from './api/call.ts';
import { dumpText, findCanaries } from './api/dump.ts';
import { type ExchangeHouse, openExchangeHouse, stateOf } from './api/exchange-house.ts';
import { personOf } from './api/house.ts';
import { sealFor } from './api/responder.ts';
import { openersOf, rotationOf } from './api/rotation.ts';

let house: ExchangeHouse;
before(async () => {
  house = await openExchangeHouse();
});
after(() => house[Symbol.asyncDispose]());

const keyOf = async (path: 'under18' | '18plus' = 'under18') => {
  const { json } = await call(house.system.url, 'GET', '/v1/take-downs/receivers');
  const { placeKey } = (json as TakeDownReceivers)[path];
  assert.ok(placeKey);
  return placeKey;
};
const placeOf = (n: number): TakeDownPlace => ({
  kind: 'address',
  platform: `Diễn đàn chim ${n}`,
  value: `https://chim-hoang-yen-${n}.example/anh`,
});
const ask = async (body: object) =>
  call(house.system.url, 'POST', '/v1/take-downs', { agePath: 'under18', ...body });
const sealedPlace = async (place: TakeDownPlace, to: readonly { keyId: string; publicKey: string }[]) => ({
  sealed: await sealFor(PLACE_CONTENT, JSON.stringify(place), to),
});
const rows = async (by = 'place'): Promise<TakeDownRow[]> =>
  ((await house.desk.send('GET', `/v1/take-downs?limit=200&by=${by}`)).json as { items: TakeDownRow[] })
    .items;
const detail = async (id: string) =>
  TakeDownDetail.parse((await house.desk.send('GET', `/v1/take-downs/${id}`)).json);
const openWith = async (id: string, keys: readonly Opener[]): Promise<unknown> => {
  const { sealed } = await detail(id);
  assert.ok(sealed);
  const key = keys.find((k) => sealed.sealed.to.some((e) => e.keyId === k.keyId));
  return key && JSON.parse(await open({ kind: PLACE_CONTENT, ...sealed, ...key }));
};

/** The row that an act adds: all of an hour stand in the order of their random ids. */
async function added<T>(act: () => Promise<T>): Promise<{ row: TakeDownRow; answer: T }> {
  const before = new Set((await rows()).map(({ id }) => id));
  const answer = await act();
  const row = (await rows()).find(({ id }) => !before.has(id));
  assert.ok(row);
  return { row, answer };
}

const CANARIES = Number(process.env.PLACES ?? 10);

test('a stolen database with the secrets of the server reads none of the places', async (t) => {
  const to = await keyOf();
  const places = Array.from({ length: CANARIES }, (_, n) => placeOf(n));
  for (const [n, place] of places.entries()) {
    // Half of them as a phone with a script sends them, half as one without.
    const answer = await ask(n % 2 === 0 ? await sealedPlace(place, [to]) : { place });
    assert.equal(answer.status, 201, answer.text);
  }
  const { db } = house.system.running.deps;
  const dump = await dumpText(db);
  const canaries = places.flatMap(({ platform, value }) => [platform, value]);
  assert.deepEqual(findCanaries(dump, canaries), []);
  // Everything that the server's secret opens, whatever it was sealed for.
  const { secrets } = house.system.running.deps.config;
  const vault = createVault({ server: secrets.server, receiptPepper: secrets.receiptPepper });
  let tried = 0;
  for (const content of dump.values())
    for (const [piece] of content.matchAll(/[\w-]{40,}/g)) {
      tried += 1;
      assert.throws(
        () => vault.open('take-down-place', piece),
        `a piece of the database opens: ${piece.slice(0, 8)}`,
      );
    }
  assert.ok(tried > CANARIES);
  t.diagnostic(`figure: 0 of ${CANARIES} places read from a stolen database with SERVER_SECRET`);
});

test('a member of the team opens a place, answers it, and it is forgotten when it is taken back', async () => {
  const { system, desk } = house;
  const place = placeOf(900);
  const to = await keyOf();
  const { row, answer } = await added(async () => ask(await sealedPlace(place, [to])));
  const { receipt } = answer.json as { receipt: string };
  assert.deepEqual(await openWith(row.id, await openersOf(desk)), place);
  const police = await personOf(system, 'police', 1);
  assert.equal((await police.send('GET', `/v1/take-downs/${row.id}`)).status, 404);
  assert.equal(
    (await police.send('POST', `/v1/take-downs/${row.id}/answer`, { status: 'removed' })).status,
    404,
  );
  const waiting = async () =>
    ((await desk.send('GET', '/v1/inbox')).json as { counts: { takeDowns: number } }).counts.takeDowns;
  const before = await waiting();
  assert.equal(
    (await desk.send('POST', `/v1/take-downs/${row.id}/answer`, { status: 'passed-on' })).status,
    204,
  );
  assert.equal(await waiting(), before - 1);
  assert.equal((await stateOf(house, receipt)).status, 'passed-on');
  await call(system.url, 'POST', '/v1/take-downs/withdraw', { receipt });
  assert.equal((await stateOf(house, receipt)).status, 'withdrawn');
  assert.equal((await detail(row.id)).sealed, undefined);
  assert.equal((await rows('hashes')).length, 0);
});

test('a place that its team could not open is refused, and one that is sealed twice under one name', async () => {
  const { publicKey } = await generateKeyPair();
  const stranger = { keyId: await keyIdOf(publicKey), publicKey };
  const refused = await ask(await sealedPlace(placeOf(1), [stranger]));
  assert.equal(refused.status, 422);
  assert.match(refused.text, /not-for-this-team/);
  const body = await sealedPlace(placeOf(2), [await keyOf()]);
  assert.equal((await ask(body)).status, 201);
  const again = await ask(body);
  assert.equal(again.status, 422);
  assert.match(again.text, /"\/sealed\/id"/);
});

test('the database refuses a place under the server’s secret, whoever writes it', async () => {
  const { db, vault } = house.system.running.deps;
  const [row] = await db.owner.sql<{ id: string; locator: string }>(
    'select id, locator from take_down where sealed is not null limit 1',
  );
  assert.ok(row);
  const place = vault.seal('take-down-place', '{}');
  const actor = { kind: 'public', locator: 'AAAAAA' } as const;
  const put = db.tx(actor, ({ sql }) =>
    sql(
      `insert into take_down (id, bank_id, org_id, locator, verifier_mac, age_path, by_place, place, status, received_hour)
       values (gen_random_uuid(), $1, $2, 'AAAAAA', '\\x00', 'under18', true, $3, 'received', now())`,
      [house.under18.id, house.under18.owner.id, place],
    ),
  );
  await assert.rejects(put, /row-level security/);
  await assert.rejects(
    db.tx({ kind: 'system' }, ({ sql }) =>
      sql('update take_down set place = $2, sealed = null, content_id = null where id = $1', [row.id, place]),
    ),
    /row-level security/,
  );
});

test('a rotation ends the old key for places too, and re-wraps those that are there', async (t) => {
  const { desk, system } = house;
  const place = placeOf(901);
  const old = await keyOf();
  const { row: first } = await added(async () => ask(await sealedPlace(place, [old])));
  const [stolen] = await openersOf(desk);
  assert.ok(stolen);
  const { at, body, to } = await rotationOf(desk);
  assert.equal((await desk.send('POST', `${at}/rotation`, body)).status, 204);
  // The page from before is refused, also beside the present key; the server's own way takes the present one.
  assert.equal((await ask(await sealedPlace(place, [old]))).status, 422);
  assert.equal((await ask(await sealedPlace(place, [old, to]))).status, 422);
  assert.equal((await keyOf()).keyId, to.keyId);
  assert.equal((await ask({ place })).status, 201);

  const openers = await openersOf(desk);
  assert.deepEqual(
    await openWith(first.id, openers),
    place,
    'through the earlier key, until it is re-wrapped',
  );
  const step = async () => RewrapStep.parse((await desk.send('GET', `${at}/rewrap`)).json);
  const police = await personOf(system, 'police', 1);
  let moved = 0;
  for (let next = await step(); next.places; next = await step()) {
    const places: PlaceRewrap['places'] = await Promise.all(
      next.places.map(async ({ takeDown, id, sealed }) => ({
        takeDown,
        oldKeyId: stolen.keyId,
        envelope: await rewrap({ kind: PLACE_CONTENT, id, sealed, from: stolen, to }),
      })),
    );
    assert.equal((await police.send('POST', `${at}/rewrap`, { places })).status, 404);
    const foreign: PlaceRewrap['places'] = places.map((one) => ({
      ...one,
      envelope: { ...one.envelope, keyId: stolen.keyId },
    }));
    assert.deepEqual((await desk.send('POST', `${at}/rewrap`, { places: foreign })).json, { replaced: 0 });
    const done = await desk.send('POST', `${at}/rewrap`, { places });
    assert.deepEqual(done.json, { replaced: places.length }, done.text);
    moved += places.length;
  }
  assert.equal((await step()).left, 0);
  const present = openers.slice(0, 1);
  let withOld = 0;
  for (const { id, status } of await rows()) {
    if (status === 'withdrawn') continue;
    assert.ok(await openWith(id, present));
    if (await openWith(id, [stolen])) withOld += 1;
    const { sealed } = await detail(id);
    assert.ok(sealed);
    await assert.rejects(open({ kind: PLACE_CONTENT, ...sealed, ...stolen }), SealError);
  }
  assert.ok(moved > CANARIES);
  assert.equal(withOld, 0);
  t.diagnostic(`figure: ${moved} places re-wrapped, ${withOld} of them open with the old key`);
});

test('places from before are sealed to the team at the first start, and nothing of them is left', async () => {
  await using system = await startTestSystem();
  const place = placeOf(902);
  const desk = await personOf(system, 'helpline', 1);
  const bank = { name: { vi: 'Ngân hàng', en: 'Bank' }, category: 'NCII_MINOR', takes: 'under18' };
  assert.equal((await desk.send('POST', '/v1/banks', bank)).status, 201);
  const sent = await call(system.url, 'POST', '/v1/take-downs', { agePath: 'under18', place });
  assert.equal(sent.status, 201);
  const { db, vault } = system.running.deps;
  const [row] = await db.owner.sql<{ id: string }>(
    'update take_down set place = $1, sealed = null, content_id = null where by_place returning id',
    [vault.seal('take-down-place', JSON.stringify(place))],
  );
  assert.ok(row);
  await system.restart();
  const [now] = await system.running.deps.db.owner.sql<{ place: string | null }>(
    'select place from take_down where id = $1',
    [row.id],
  );
  assert.equal(now?.place, null);
  const again = await personOf(system, 'helpline', 1);
  const { sealed } = TakeDownDetail.parse((await again.send('GET', `/v1/take-downs/${row.id}`)).json);
  const [key] = await openersOf(again);
  assert.ok(sealed && key);
  assert.deepEqual(JSON.parse(await open({ kind: PLACE_CONTENT, ...sealed, ...key })), place);
});

test('a place that a form without a script names is taken once, whatever is reloaded', async () => {
  const post = async (fields: Record<string, string>) => {
    const body = new URLSearchParams(fields);
    const answer = await fetch(`${house.system.url}/vi/go-anh`, { method: 'POST', body });
    return { status: answer.status, page: await answer.text() };
  };
  const shown = await (await fetch(`${house.system.url}/vi/go-anh`)).text();
  const form = /name="form" value="([^"]+)"/.exec(shown)?.[1] ?? '';
  const place = placeOf(700);
  const fields = { tuoi: 'under18', form, ...place };
  const taken = async () => {
    const [row] = await house.system.running.deps.db.owner.sql<{ n: number }>(
      'select count(*)::int as n from take_down',
    );
    return row?.n ?? 0;
  };
  const before = await taken();
  const [first, again] = [await post(fields), await post(fields)];
  assert.deepEqual([first.status, again.status], [201, 201]);
  const receiptIn = (page: string) =>
    [...page.matchAll(/receipt__group">([0-9A-Z]{1,6})</g)].map(([, g]) => g);
  assert.ok(receiptIn(first.page).length > 0);
  assert.deepEqual(receiptIn(again.page), receiptIn(first.page), 'a second press on a slow line');
  assert.equal(await taken(), before + 1);
  await house.system.restart();
  const reloaded = await post(fields);
  assert.equal(reloaded.status, 200);
  assert.match(reloaded.page, /Nhóm đã có nơi bạn chỉ/);
  assert.equal(receiptIn(reloaded.page).length, 0);
  assert.equal(await taken(), before + 1);
  assert.equal((await post({ ...fields, value: 'https://chim-khac.example/' })).status, 201);
  assert.equal(await taken(), before + 2, 'another place in the same form is another take-down');
});
