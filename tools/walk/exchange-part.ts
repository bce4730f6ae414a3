import { randomUUID } from 'node:crypto';
import { appIdOf } from '@khong-mot-minh/connectors';
import {
  Bank,
  HashLookupAnswer,
  HashView,
  listOf,
  ReceiptGiven,
  TakeDownReceivers,
  TakeDownState,
} from '@khong-mot-minh/contracts';
import { call, type Desk, formulaPicture, must, type PlatformClient, signIn } from '@khong-mot-minh/testing';
import { feedReader } from './feed-reader.ts';
import { personOf, type WalkDemo } from './read-demo.ts';
import { expect, expectThat, type Walker } from './walker.ts';

const Hashes = listOf(HashView);

/** A picture is taken down by its hash, shared by a person, found by a platform, and taken back. */
export async function walkExchange(
  { part, step }: Walker,
  demo: WalkDemo,
  platform: PlatformClient,
): Promise<void> {
  part('A picture is taken down without being sent');
  const ask = (path: string, body?: unknown) =>
    call(demo.baseUrl, body === undefined ? 'GET' : 'POST', path, body === undefined ? {} : { body });
  const seed = 5_000_000 + (Number.parseInt(randomUUID().slice(0, 7), 16) % 100_000_000);
  const picture = formulaPicture(seed);
  const find = async () => {
    const body = { pictures: [{ id: 'walk', ...picture }] };
    const answer = await platform.call('POST', '/v1/hashes/lookup', body);
    const text = JSON.stringify(answer.body);
    expectThat(!/[0-9a-f]{64}/.test(text), 'The answer gives a hash back');
    return HashLookupAnswer.parse(must(answer, 200, 'The lookup')).pictures[0];
  };

  await step('GET who receives the hashes', async () => {
    const ways = TakeDownReceivers.parse(must(await ask('/v1/take-downs/receivers'), 200, 'The receivers'));
    expectThat(ways.under18.open && ways['18plus'].open, 'A way is closed');
    return ways.under18.receivers.map((r) => r.name.en).join(', ') || 'nobody';
  });
  let receipt = '';
  await step('POST a hash, its quality and its kind: a receipt, and nothing else', async () => {
    const body = { agePath: 'under18', hashes: [{ ...picture, kind: 'photo' }] };
    receipt = ReceiptGiven.parse(must(await ask('/v1/take-downs', body), 201, 'The take-down')).receipt;
    return `${receipt.slice(0, 6)}-…`;
  });
  await step('a flat picture is refused', async () => {
    const hashes = [{ pdq: '0'.repeat(64), quality: 90, kind: 'photo' }];
    const answer = await ask('/v1/take-downs', { agePath: 'under18', hashes });
    expect(answer.status, 422, 'The status');
    return '422 flat';
  });
  await step('it matches nothing before a person has released it', async () => {
    expect((await find())?.match, false, 'The match');
    return 'no match';
  });
  await step('a person at the desk shares it, without ever seeing it', async () => {
    const desk = await signIn(demo.baseUrl, personOf(demo, 'helpline', 1));
    return `${await shareWaiting(desk)} shared`;
  });
  await step('the platform looks it up: a signal, never the hash', async () => {
    const found = await find();
    expect(found?.match, true, 'The match');
    const [signal] = found?.signals ?? [];
    return `${signal?.category}, ${signal?.distance}, ${signal?.sources.join()}`;
  });
  const token = `${appIdOf(demo.platform.id)}|${demo.platform.key}`;
  const banks = Bank.array().parse(must(await platform.call('GET', '/v1/hashes/banks'), 200, 'The banks'));
  const group = banks.find((b) => b.takes === 'under18')?.number ?? 0;
  const readFeeds = feedReader(demo, platform, group, token);
  await step('both feeds tell it to a client: StopNCII and ThreatExchange', async () => {
    const known = await readFeeds(picture.pdq);
    expect(known, { stopncii: 'Active', threatexchange: 'held' }, 'What a client knows');
    return 'Active; held';
  });
  await step('a feed asks for the scope, and a wrong token gets an error of its protocol', async () => {
    const bad = await fetch(
      `${demo.baseUrl}/x/threatexchange/${group}/threat_updates/?access_token=12345678%7Cno`,
    );
    const none = await call(demo.baseUrl, 'GET', '/x/stopncii/v1/FetchHashes?startTimestamp=10&pageSize=800');
    expectThat(bad.status >= 400 && bad.status < 500, `A wrong token got ${bad.status}`);
    expectThat(none.status === 401 || none.status === 403, `No key got ${none.status}`);
    return `${bad.status}, ${none.status}`;
  });
  await step('an event with it is held at tier 1', async () => {
    const decision = await platform.send({
      id: `x-${randomUUID().slice(0, 8)}`,
      type: 'content.posted',
      time: new Date().toISOString(),
      actor: 'x-walk',
      content: 'x-walk',
      media: [{ kind: 'image', pdq: picture.pdq }],
    });
    expect([decision.outcome, decision.tier], ['hold', 1], 'Outcome and tier');
    return decision.reasons.map((r) => r.rule).join();
  });
  await step('the holder of the receipt sees each receiver', async () => {
    const state = TakeDownState.parse(must(await ask('/v1/take-downs/open', { receipt }), 200, 'The state'));
    expect(state.status, 'shared', 'The status');
    return state.receivers.map((r) => `${r.name.en}: ${r.status}`).join(', ');
  });
  await step('it is taken back, and matches nothing at once', async () => {
    must(await ask('/v1/take-downs/withdraw', { receipt }), 200, 'The withdrawal');
    expect((await find())?.match, false, 'The match');
    return 'no match';
  });
  await step('the next fetch of a client hears of its end in both feeds', async () => {
    const known = await readFeeds(picture.pdq);
    expect(known, { stopncii: 'Withdrawn', threatexchange: 'deleted' }, 'What a client knows');
    return 'Withdrawn; deleted';
  });
}

async function shareWaiting(desk: Desk): Promise<number> {
  const banks = Bank.array().parse(must(await desk.call('GET', '/v1/banks'), 200, 'The banks'));
  const bank = banks.find((b) => b.own && b.takes === 'under18');
  if (!bank) throw new Error('The desk has no bank for take-downs');
  const path = `/v1/banks/${bank.id}`;
  const page = await desk.call('GET', `${path}/hashes?state=proposed&limit=200`);
  const hashes = Hashes.parse(must(page, 200, 'What waits')).items.map(({ id }) => id);
  must(await desk.call('POST', `${path}/review`, { decision: 'share', hashes }), 200, 'The review');
  return hashes.length;
}
