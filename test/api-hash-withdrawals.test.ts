import assert from 'node:assert/strict';
import test, { after, before } from 'node:test';
import { appIdOf } from '@khong-mot-minh/connectors';
import { formulaPicture } from '@khong-mot-minh/testing';
import { call } from './api/call.ts';
import {
  addPlatform,
  type ExchangeHouse,
  letIn,
  openExchangeHouse,
  shareAll,
  stateOf,
  takeDown,
} from './api/exchange-house.ts';
import { openHook } from './api/hook.ts';
import { randomFrom } from './api/random-from.ts';

let house: ExchangeHouse;
before(async () => {
  house = await openExchangeHouse();
});
after(() => house[Symbol.asyncDispose]());

type Platform = { id: string; key: string };
type Told = { live: Set<string>; ended: Set<string>; checkpoint: number };

async function newMember(): Promise<Platform> {
  const platform = await addPlatform(house.system);
  await letIn(house.desk, house.under18.id, platform.id);
  return platform;
}

/** A whole fetch by StopNCII's interface, page by page, as its client does it. */
async function stopNcii({ key }: Platform, start: number): Promise<Told> {
  const told: Told = { live: new Set(), ended: new Set(), checkpoint: start };
  for (let token: string | null = ''; token !== null; ) {
    const path = `/x/stopncii/v1/FetchHashes?startTimestamp=${start}&pageSize=2&nextPageToken=${token}`;
    const answer = await call(house.system.url, 'GET', path, undefined, {
      headers: { 'x-functions-key': key },
    });
    assert.equal(answer.status, 200, answer.text);
    const page = answer.json as {
      nextPageToken: string | null;
      nextSetTimestamp: number;
      hashRecords: { hashValue: string; hashStatus: string; caseNumbers: Record<string, string> }[];
    };
    for (const { hashValue, hashStatus } of page.hashRecords)
      (hashStatus === 'Active' ? told.live : told.ended).add(hashValue);
    told.checkpoint = page.nextSetTimestamp;
    token = page.nextPageToken;
  }
  return told;
}

/** The same by ThreatExchange's updates; its client's checkpoint is the newest time that it was told. */
async function threatUpdates({ id, key }: Platform, start: number): Promise<Told> {
  const told: Told = { live: new Set(), ended: new Set(), checkpoint: start };
  const token = encodeURIComponent(`${appIdOf(id)}|${key}`);
  let path: string | undefined =
    `/x/threatexchange/${house.under18.number}/threat_updates?access_token=${token}&start_time=${start}&limit=2`;
  while (path) {
    const answer = await call(house.system.url, 'GET', path);
    assert.equal(answer.status, 200, answer.text);
    const page = answer.json as {
      data: { indicator: string; should_delete: boolean; last_updated: number }[];
      paging: { next?: string };
    };
    for (const { indicator, should_delete, last_updated } of page.data) {
      if (!/^0+$/.test(indicator)) (should_delete ? told.ended : told.live).add(indicator);
      told.checkpoint = Math.max(told.checkpoint, last_updated);
    }
    const next = page.paging.next && new URL(page.paging.next);
    path = next ? next.pathname + next.search : undefined;
  }
  return told;
}

/** A picture in the bank, and the way to take it back. */
async function shared(number: number) {
  const { pdq, quality } = formulaPicture(number);
  const receipt = await takeDown(house, [{ pdq, quality }]);
  const [id = ''] = await shareAll(house.desk, house.under18.id);
  const withdraw = async () => {
    const answer = await call(house.system.url, 'POST', '/v1/take-downs/withdraw', { receipt });
    assert.equal(answer.status, 200);
  };
  return { id, pdq, receipt, withdraw };
}

const hookOf = ({ key }: Platform) => openHook(house.system.url, key, ['hash.withdrawn']);
type Hook = Awaited<ReturnType<typeof hookOf>>;
const signalsOf = ({ heard }: Pick<Hook, 'heard'>): string[] =>
  heard.flatMap(({ data }) => data.signals as string[]);
const hearsOf = (hook: Hook, id: string) => hook.hears(({ data }) => (data.signals as string[]).includes(id));

const minuteLater = () => {
  house.clock.aheadMs += 60_000;
};

for (const [face, fetchAll] of [
  ['StopNCII', stopNcii],
  ['ThreatExchange', threatUpdates],
] as const) {
  test(`${face}: a withdrawn hash is told to the key that had it, and to no other`, async () => {
    const had = await newMember();
    const stays = await shared(face === 'StopNCII' ? 3000 : 4000);
    const { pdq, withdraw } = await shared(face === 'StopNCII' ? 3001 : 4001);
    const first = await fetchAll(had, 10);
    assert.ok(first.live.has(pdq));
    minuteLater();
    await withdraw();

    const late = await newMember();
    const fresh = await fetchAll(late, 10);
    assert.ok(fresh.live.has(stays.pdq) && !fresh.live.has(pdq) && !fresh.ended.has(pdq), 'the first fetch');
    assert.ok(!(await fetchAll(late, fresh.checkpoint)).ended.has(pdq), 'the second fetch');
    const nowS = Math.floor(Date.now() / 1000 + house.clock.aheadMs / 1000);
    for (const start of [0, 1, 11, nowS - 86_400, nowS - 61, nowS - 1, nowS, nowS + 1])
      assert.ok(!(await fetchAll(late, start)).ended.has(pdq), `a start time of ${start - nowS} s from now`);

    assert.ok((await fetchAll(had, first.checkpoint)).ended.has(pdq), 'who had it hears of its end');
  });

  test(`${face}: a client that begins anew with a key that had the hash is told nothing of its end`, async () => {
    const had = await newMember();
    await shared(face === 'StopNCII' ? 3010 : 4010);
    const { pdq, withdraw } = await shared(face === 'StopNCII' ? 3011 : 4011);
    await shared(face === 'StopNCII' ? 3012 : 4012);
    const holder = await fetchAll(had, 10);
    assert.ok(holder.live.has(pdq));
    await withdraw();
    for (let sync = 1, checkpoint = 10; sync <= 3; sync++) {
      const anew = await fetchAll(had, checkpoint);
      assert.ok(!anew.live.has(pdq) && !anew.ended.has(pdq), `sync ${sync} of the new client`);
      checkpoint = anew.checkpoint;
      // What comes in the same second as a fetch is told by the next.
      const next = await shared((face === 'StopNCII' ? 3020 : 4020) + sync);
      const again = await fetchAll(had, checkpoint);
      assert.ok(again.live.has(next.pdq) && !again.ended.has(pdq), `a share after sync ${sync}`);
      checkpoint = again.checkpoint;
    }
    assert.ok((await fetchAll(had, holder.checkpoint)).ended.has(pdq), 'who held it hears of its end');
  });

  test(`${face}: shares, withdrawals and new clients at random: nobody is told of what they never had`, async (t) => {
    const steps = Number(process.env.WITHDRAWAL_STEPS ?? 40);
    const random = randomFrom(face === 'StopNCII' ? 11 : 12);
    const live: Awaited<ReturnType<typeof shared>>[] = [];
    const clients: { platform: Platform; had: Set<string>; holds: Set<string>; checkpoint: number }[] = [];
    const begin = (platform: Platform) =>
      clients.push({ platform, had: new Set(), holds: new Set(), checkpoint: 10 });
    // By webhook a platform hears of what any of its clients was given; the first is given nothing.
    await using hooks = new AsyncDisposableStack();
    const listeners: { hook: Hook; given: Set<string> }[] = [];
    const givenTo = new Map<Platform, Set<string>>();
    const listen = async () => {
      const platform = await newMember();
      const given = new Set<string>();
      listeners.push({ hook: hooks.use(await hookOf(platform)), given });
      givenTo.set(platform, given);
      return platform;
    };
    await listen();
    let anew = 0;
    const ended: { id: string; pdq: string }[] = [];
    let made = face === 'StopNCII' ? 10_000 : 50_000;
    let fetches = 0;
    // What the tests before this one shared stays out of the comparison.
    const mine = new Set<string>();
    for (let step = 0; step < steps; step++) {
      const act = random(7);
      if (act === 0) minuteLater();
      else if (act === 1) live.push(await shared(made++));
      else if (act === 2 && live.length > 1) {
        const [one] = live.splice(random(live.length), 1);
        await one!.withdraw();
        ended.push(one!);
      } else if (act === 3 && clients.length < 8) begin(await listen());
      else if (act === 4 && clients.length > 0) {
        const at = random(clients.length);
        const { platform } = clients[at]!;
        // Beside the one that is there, or in its place.
        if (clients.length >= 12) clients.splice(at, 1);
        begin(platform);
        anew++;
      } else if (clients.length > 0) {
        const client = clients[random(clients.length)]!;
        const told = await fetchAll(client.platform, client.checkpoint);
        fetches++;
        for (const pdq of told.ended)
          assert.ok(client.had.has(pdq), `step ${step}: told of a hash it never had`);
        for (const pdq of told.live) {
          client.had.add(pdq);
          givenTo.get(client.platform)!.add(pdq);
          client.holds.add(pdq);
        }
        for (const pdq of told.ended) client.holds.delete(pdq);
        client.checkpoint = told.checkpoint;
        for (const { pdq } of live)
          assert.ok(client.holds.has(pdq), `step ${step}: a shared hash is missing`);
        const wanted = new Set(live.map(({ pdq }) => pdq));
        const over = [...client.holds].filter(
          (pdq) => client.had.has(pdq) && !wanted.has(pdq) && mine.has(pdq),
        );
        assert.deepEqual(over, [], `step ${step}: a withdrawn hash is still held`);
      }
      for (const { pdq } of live) mine.add(pdq);
    }
    for (const { hook, given } of listeners) {
      const due = ended.filter(({ pdq }) => given.has(pdq)).map(({ id }) => id);
      for (const id of due) await hearsOf(hook, id);
      assert.deepEqual(signalsOf(hook).sort(), due.sort(), 'by webhook');
    }
    t.diagnostic(
      `figure: ${face}: ${fetches} fetches in ${steps} steps, ${clients.length} clients, ${anew} of them anew with a key, 0 told wrongly, nor by ${listeners.length} webhooks`,
    );
  });
}

test('hash.withdrawn goes to members who were given the hash, and to nobody else', async () => {
  const had = await newMember();
  const leaf = await newMember();
  const asked = await newMember();
  await using hadHook = await hookOf(had);
  await using leafHook = await hookOf(leaf);
  await using askedHook = await hookOf(asked);
  const given = await shared(5000);
  await stopNcii(had, 10);
  assert.equal((await house.lookUp(given.pdq, asked.key)).status, 200);
  await given.withdraw();
  const unseen = await shared(5001);
  await unseen.withdraw();
  const later = await shared(5002);
  await stopNcii(leaf, 10);
  await later.withdraw();
  await hearsOf(leafHook, later.id);
  await hearsOf(hadHook, given.id);
  await hearsOf(askedHook, given.id);
  const { receivers } = await stateOf(house, unseen.receipt);
  assert.ok(receivers.some(({ id }) => id === leaf.id));
  for (const { status } of receivers) assert.equal(status, 'waiting', 'nobody was given it, so nobody knows');
  const known = (await stateOf(house, later.receipt)).receivers;
  assert.equal(known.find(({ id }) => id === leaf.id)?.status, 'waiting');
  await stopNcii(leaf, 10);
  const knows = (await stateOf(house, later.receipt)).receivers;
  assert.equal(knows.find(({ id }) => id === leaf.id)?.status, 'told-withdrawn');
  assert.deepEqual([leafHook, hadHook, askedHook].map(signalsOf), [[later.id], [given.id], [given.id]]);
});

test('ThreatExchange: whoever asks up to a time is led no further', async () => {
  const { id, key } = await newMember();
  await shared(5010);
  const token = encodeURIComponent(`${appIdOf(id)}|${key}`);
  const path = `/x/threatexchange/${house.under18.number}/threat_updates?access_token=${token}&start_time=1&stop_time=5`;
  const answer = await call(house.system.url, 'GET', path);
  assert.deepEqual(
    (answer.json as { data: { last_updated: number }[] }).data.map((update) => update.last_updated),
    [5],
  );
});
