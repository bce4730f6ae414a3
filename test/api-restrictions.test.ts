import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import test, { after, before } from 'node:test';
import { Restriction, RestrictionForReview } from '@khong-mot-minh/contracts';
import { startTestSystem, type TestSystem } from '@khong-mot-minh/testing';
import { z } from 'zod';
import { call } from './api/call.ts';
import { extortionRun, judge, putAccounts } from './api/extortion.ts';
import { openHook } from './api/hook.ts';
import { personOf } from './api/house.ts';
import { placeLimits } from './api/place-limits.ts';
import { addPlatform } from './api/platform.ts';

const DAY = 86_400_000;
let system: TestSystem;
let clock = Date.now();
let hook: Awaited<ReturnType<typeof openHook>>;
before(async () => {
  system = await startTestSystem({}, { now: () => new Date(clock) });
  hook = await openHook(system.url, system.seeded.platform.key, ['restriction.started', 'restriction.ended']);
});
after(async () => {
  await hook[Symbol.asyncDispose]();
  await system[Symbol.asyncDispose]();
});

const ask = (method: string, path: string, body?: unknown, key = system.seeded.platform.key) =>
  call(system.url, method, path, body, { key });
const running = async (account: string, key?: string) => {
  const answer = await ask('GET', `/v1/accounts/${account}/restrictions`, undefined, key);
  assert.equal(answer.status, 200, answer.text);
  return z.array(Restriction).parse(answer.json);
};
/** An adult who is restricted after a run of messages: at tier 4 a person places the limit. */
async function restricted(): Promise<{ account: string; restriction: Restriction }> {
  const name = randomUUID();
  await putAccounts(system.url, system.seeded.platform.key, name);
  for (const event of extortionRun(name)) await judge(system.url, system.seeded.platform.key, event);
  await placeLimits(system);
  const account = `${name}-adult`;
  const [restriction] = await running(account);
  assert.ok(restriction);
  return { account, restriction };
}
const acts = async (act: string) => {
  const rows = await system.running.deps.db.owner.sql<{ entry: Uint8Array }>(
    'select entry from ledger_outbox where not open order by id',
  );
  return rows.filter(({ entry }) => Buffer.from(entry).includes(act)).length;
};
const ended = (id: string) => hook.hears(({ type, data }) => type === 'restriction.ended' && data.id === id);

test('a decision restricts an adult once, with a start, a review date and an end', async () => {
  const before = await acts('restriction.started');
  const { account, restriction } = await restricted();
  const { bundle, since, reviewAt, until, limits } = restriction;
  assert.equal(bundle, 'suspicious-adult');
  assert.equal(Date.parse(since), clock);
  assert.equal(Date.parse(reviewAt) - clock, 3 * DAY);
  assert.ok(Date.parse(until) > clock + 29 * DAY);
  assert.ok(limits.length >= 6);
  assert.equal((await running(account)).length, 1);
  assert.equal(await acts('restriction.started'), before + 1);
  const heard = await hook.hears(({ data }) => data.id === restriction.id);
  assert.equal(heard.type, 'restriction.started');
  assert.deepEqual(heard.data, { account, ...restriction });
  assert.deepEqual(await running(account.replace('-adult', '-child')), []);
});

test('what the restricted account is told names nobody, no words and no child', async () => {
  const { account, restriction } = await restricted();
  const child = account.replace('-adult', '-child');
  const told = JSON.stringify(restriction);
  assert.ok(!told.includes(child));
  assert.doesNotMatch(JSON.stringify(restriction.notice), /báo cáo|trẻ em|report|child|minor/iu);
});

test('a restricted adult asks no new minor, writes on in a class, and is free again when it ends', async () => {
  const { account, restriction } = await restricted();
  const key = system.seeded.platform.key;
  const child = account.replace('-adult', '-child');
  const act = async (more: object) => {
    const event = { id: randomUUID(), time: new Date(clock).toISOString(), actor: account, target: child };
    return (await judge(system.url, key, { ...event, ...more })).reasons.map((r) => r.rule);
  };
  const asks = { type: 'contact.requested', relation: { connected: false, mutuals: 5 } };
  assert.ok((await act(asks)).includes('prevent.restricted-adult-asks'));
  const pupil = `${account}-pupil`;
  await ask('PUT', `/v1/accounts/${pupil}`, { ageBand: '13-15', createdAt: '2026-01-01T00:00:00Z' });
  const writes = {
    type: 'message.sent',
    target: pupil,
    conversation: 'class',
    text: 'mai lớp mình học lúc 7 giờ',
  };
  assert.deepEqual(await act({ ...writes, relation: { connected: true } }), []);
  const mai = await personOf(system, 'platform');
  const end = await mai.send('POST', `/v1/restrictions/${restriction.id}/end`, {
    reason: 'reviewed-no-risk',
  });
  assert.equal(end.status, 200);
  assert.ok(!(await act(asks)).includes('prevent.restricted-adult-asks'));
});

test('an appeal brings the review nearer, once', async () => {
  const { account, restriction } = await restricted();
  const appeal = `/v1/accounts/${account}/restrictions/${restriction.id}/appeal`;
  const first = Restriction.parse((await ask('POST', appeal)).json);
  assert.equal(Date.parse(first.reviewAt) - clock, 2 * DAY);
  clock += DAY;
  assert.deepEqual(Restriction.parse((await ask('POST', appeal)).json), first);
  assert.equal((await ask('POST', appeal.replace(account, 'somebody-else'))).status, 404);
  assert.equal((await ask('POST', appeal, undefined, await addPlatform(system))).status, 404);
});

test('a reviewer of the platform sees it and ends it, and the platform hears of it', async () => {
  const { account, restriction } = await restricted();
  const mai = await personOf(system, 'platform');
  const list = await mai.send('GET', '/v1/restrictions?limit=200');
  const items = z.array(RestrictionForReview).parse((list.json as { items: unknown }).items);
  const mine = items.find((r) => r.id === restriction.id);
  assert.equal(mine?.account, account);
  assert.ok(mine?.cause);
  assert.deepEqual(
    items.map((r) => r.reviewAt),
    items.map((r) => r.reviewAt).toSorted(),
  );
  const end = `/v1/restrictions/${restriction.id}/end`;
  const before = await acts('restriction.ended');
  const hanh = await personOf(system, 'helpline', 1);
  assert.equal((await hanh.send('POST', end, { reason: 'reviewed-no-risk' })).status, 404);
  assert.equal((await mai.send('POST', end, {})).status, 422);
  const answer = await mai.send('POST', end, { reason: 'reviewed-no-risk' });
  assert.equal(answer.status, 200, answer.text);
  assert.equal((answer.json as { ended: string }).ended, 'lifted');
  assert.deepEqual(await running(account), []);
  assert.equal((await mai.send('POST', end, { reason: 'reviewed-no-risk' })).status, 409);
  const heard = await ended(restriction.id);
  assert.deepEqual(heard.data, { account, ...(answer.json as object) });
  assert.equal(await acts('restriction.ended'), before + 1);
});

test('pages of restrictions hold each one once', async () => {
  await restricted();
  await restricted();
  const mai = await personOf(system, 'platform');
  const seen: string[] = [];
  for (let path = '/v1/restrictions?limit=1'; ; ) {
    const { items, next } = (await mai.send('GET', path)).json as { items: { id: string }[]; next?: string };
    seen.push(...items.map((i) => i.id));
    if (!next) break;
    path = `/v1/restrictions?limit=1&cursor=${encodeURIComponent(next)}`;
  }
  assert.ok(seen.length >= 2);
  assert.equal(new Set(seen).size, seen.length);
  assert.equal((await mai.send('GET', '/v1/restrictions?cursor=nonsense')).status, 422);
});

test('it is over when its time has come, also across a restart, and may start anew', async () => {
  const { account, restriction } = await restricted();
  clock = Date.parse(restriction.until) - 1;
  assert.equal((await running(account)).length, 1);
  await system.restart();
  clock += 1;
  assert.deepEqual(await running(account), []);
  const before = await acts('restriction.ended');
  await system.running.restrictions.run();
  const heard = await ended(restriction.id);
  assert.deepEqual([heard.data.ended, heard.data.endedAt], ['expired', restriction.until]);
  assert.equal(await acts('restriction.ended'), before + 1);
  assert.equal(await system.running.restrictions.run(), 0);
});

test('a platform in shadow restricts nobody', async () => {
  const key = await addPlatform(system, 'shadow');
  const name = randomUUID();
  await putAccounts(system.url, key, name);
  for (const event of extortionRun(name)) await judge(system.url, key, event);
  assert.deepEqual(await running(`${name}-adult`, key), []);
});

test('erasing an account leaves no restriction behind', async () => {
  const { account } = await restricted();
  assert.equal((await ask('DELETE', `/v1/accounts/${account}`)).status, 204);
  const rows = await system.running.deps.db.owner.sql('select 1 from restriction where account_id = $1', [
    account,
  ]);
  assert.deepEqual(rows, []);
});
