import assert from 'node:assert/strict';
import test, { after, before } from 'node:test';
import { appIdOf } from '@kmm/connectors';
import { formulaPicture } from '@kmm/testing';
import { call } from './api/call.ts';
import {
  addPlatform,
  type ExchangeHouse,
  letIn,
  openExchangeHouse,
  shareAll,
  takeDown,
} from './api/exchange-house.ts';
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
  await shareAll(house.desk, house.under18.id);
  const withdraw = async () => {
    const answer = await call(house.system.url, 'POST', '/v1/take-downs/withdraw', { receipt });
    assert.equal(answer.status, 200);
  };
  return { pdq, withdraw };
}

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

  test(`${face}: shares, withdrawals and new clients at random: nobody is told of what they never had`, async (t) => {
    const steps = Number(process.env.WITHDRAWAL_STEPS ?? 40);
    const random = randomFrom(face === 'StopNCII' ? 11 : 12);
    const live: Awaited<ReturnType<typeof shared>>[] = [];
    const clients: { platform: Platform; had: Set<string>; holds: Set<string>; checkpoint: number }[] = [];
    let made = face === 'StopNCII' ? 10_000 : 50_000;
    let fetches = 0;
    // What the tests before this one shared stays out of the comparison.
    const mine = new Set<string>();
    for (let step = 0; step < steps; step++) {
      const act = random(6);
      if (act === 0) minuteLater();
      else if (act === 1) live.push(await shared(made++));
      else if (act === 2 && live.length > 1) await live.splice(random(live.length), 1)[0]!.withdraw();
      else if (act === 3 && clients.length < 8)
        clients.push({ platform: await newMember(), had: new Set(), holds: new Set(), checkpoint: 10 });
      else if (clients.length > 0) {
        const client = clients[random(clients.length)]!;
        const told = await fetchAll(client.platform, client.checkpoint);
        fetches++;
        for (const pdq of told.ended)
          assert.ok(client.had.has(pdq), `step ${step}: told of a hash it never had`);
        for (const pdq of told.live) {
          client.had.add(pdq);
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
    t.diagnostic(
      `figure: ${face}: ${fetches} fetches in ${steps} steps, ${clients.length} clients, 0 told wrongly`,
    );
  });
}
