import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import test, { after, before } from 'node:test';
import { Restriction, RestrictionForReview } from '@khong-mot-minh/contracts';
import { verifyWebhook } from '@khong-mot-minh/sdk';
import { startTestSystem, type TestSystem } from '@khong-mot-minh/testing';
import { z } from 'zod';
import { call } from './api/call.ts';
import { extortionRun, judge, putAccounts } from './api/extortion.ts';
import { personOf } from './api/house.ts';
import { placeLimits } from './api/place-limits.ts';
import { openSignedHook } from './api/signed-hook.ts';

const DAY = 86_400_000;
let system: TestSystem;
let clock = Date.now();
let hook: Awaited<ReturnType<typeof openSignedHook>>;
before(async () => {
  system = await startTestSystem({}, { now: () => new Date(clock) });
  hook = await openSignedHook(system.url, system.seeded.platform.key, [
    'restriction.started',
    'restriction.ended',
  ]);
});
after(async () => {
  await hook[Symbol.asyncDispose]();
  await system[Symbol.asyncDispose]();
});

const ask = (method: string, path: string, body?: unknown) =>
  call(system.url, method, path, body, { key: system.seeded.platform.key });
const running = async (account: string) => {
  const answer = await ask('GET', `/v1/accounts/${account}/restrictions`);
  assert.equal(answer.status, 200, answer.text);
  return z.array(Restriction).parse(answer.json);
};
const acts = async (act: string) => {
  const rows = await system.running.deps.db.owner.sql<{ entry: Uint8Array }>(
    'select entry from ledger_outbox where not open order by id',
  );
  return rows.filter(({ entry }) => Buffer.from(entry).includes(act)).length;
};
const base = (actor: string, target: string) => ({
  id: randomUUID(),
  time: new Date(clock).toISOString(),
  actor,
  target,
});
const blocks = (child: string, adult: string) =>
  judge(system.url, system.seeded.platform.key, { ...base(child, adult), type: 'account.blocked' });
const put = async (id: string, ageBand: string) => {
  const body = { ageBand, createdAt: '2026-01-01T00:00:00Z' };
  assert.equal((await ask('PUT', `/v1/accounts/${id}`, body)).status, 200);
};
/** An adult whom two children block who do not know each other. */
async function restricted(): Promise<{ account: string; restriction: Restriction }> {
  const name = randomUUID();
  const account = `${name}-adult`;
  await put(account, '23plus');
  for (const child of [`${name}-child`, `${name}-other`]) {
    assert.deepEqual(await running(account), []);
    await put(child, '13-15');
    await blocks(child, account);
  }
  const [restriction] = await running(account);
  assert.ok(restriction);
  return { account, restriction };
}
const forReview = async (nth = 0) => {
  const desk = await personOf(system, 'platform', nth);
  const list = await desk.send('GET', '/v1/restrictions?limit=200');
  return z.array(RestrictionForReview).parse((list.json as { items: unknown }).items);
};
const decide = async (nth: number, id: string, body: object) => {
  const desk = await personOf(system, 'platform', nth);
  return desk.send('POST', `/v1/restrictions/${id}/decision`, body);
};
const KEEP = { outcome: 'keep', reason: 'risk-goes-on' };

test('start and end come by signed webhook (Standard Webhooks)', async () => {
  const { account, restriction } = await restricted();
  const started = await hook.delivery('restriction.started', restriction.id);
  const seen = await verifyWebhook(hook.secret, started.headers, started.body);
  assert.deepEqual(seen.data, { account, ...restriction });
  await assert.rejects(verifyWebhook(hook.secret, started.headers, started.body.replace(account, 'other')));
  assert.equal(
    (await decide(0, restriction.id, { outcome: 'lift', reason: 'reviewed-no-risk' })).status,
    200,
  );
  const ended = await hook.delivery('restriction.ended', restriction.id);
  assert.equal((await verifyWebhook(hook.secret, ended.headers, ended.body)).data.ended, 'lifted');
});

test('who placed a limit does not decide the appeal against it', async () => {
  const name = randomUUID();
  await putAccounts(system.url, system.seeded.platform.key, name);
  // The demand alone is of tier 4: nothing limits before a person places it.
  for (const event of extortionRun(name).slice(4)) await judge(system.url, system.seeded.platform.key, event);
  assert.deepEqual(await running(`${name}-adult`), []);
  await placeLimits(system, 1);
  const [restriction] = await running(`${name}-adult`);
  assert.ok(restriction);
  const appeal = `/v1/accounts/${name}-adult/restrictions/${restriction.id}/appeal`;
  assert.equal((await ask('POST', appeal)).status, 200);
  assert.equal((await decide(1, restriction.id, KEEP)).status, 403);
  assert.equal((await decide(0, restriction.id, KEEP)).status, 200);
});

test('the list says in words why, by the policy’s own sentences, and never who blocked or reported', async () => {
  const { account, restriction } = await restricted();
  const mine = (await forReview()).find((r) => r.id === restriction.id);
  assert.equal(mine?.reasons[0]?.rule, 'control.blocked-by-minors');
  assert.ok(mine?.reasons[0]?.statement.vi && mine.reasons[0].basis.length);
  assert.deepEqual([mine?.appeal, mine?.overdue, mine?.reviews], ['none', false, []]);
  assert.ok(!JSON.stringify(mine).includes(account.replace('-adult', '-child')));
  clock = Date.parse(restriction.reviewAt);
  assert.equal((await forReview()).find((r) => r.id === restriction.id)?.overdue, true);
});

test('a reviewer keeps it with a code, and the next review has a date', async () => {
  const { account, restriction } = await restricted();
  clock += DAY;
  const before = await acts('restriction.reviewed');
  const answer = await decide(0, restriction.id, KEEP);
  assert.equal(answer.status, 200, answer.text);
  const reviewAt = Date.parse((answer.json as { reviewAt: string }).reviewAt);
  assert.equal(reviewAt - clock, 3 * DAY);
  assert.equal(Date.parse((await running(account))[0]!.reviewAt), reviewAt);
  assert.equal(await acts('restriction.reviewed'), before + 1);
  const mine = (await forReview(0)).find((r) => r.id === restriction.id);
  assert.deepEqual(
    mine?.reviews.map(({ outcome, reason, onAppeal, mine }) => [outcome, reason, onAppeal, mine]),
    [['keep', 'risk-goes-on', false, true]],
  );
  assert.equal((await decide(0, restriction.id, { outcome: 'keep', reason: 'appeal-upheld' })).status, 422);
  assert.equal((await decide(0, randomUUID(), KEEP)).status, 404);
  const helpline = await personOf(system, 'helpline', 1);
  assert.equal(
    (await helpline.send('POST', `/v1/restrictions/${restriction.id}/decision`, KEEP)).status,
    404,
  );
});

test('who decided before does not decide the appeal, whichever way it goes', async () => {
  const { account, restriction } = await restricted();
  assert.equal((await decide(0, restriction.id, KEEP)).status, 200);
  const appealed = await ask('POST', `/v1/accounts/${account}/restrictions/${restriction.id}/appeal`);
  assert.equal(Restriction.parse(appealed.json).appeal, 'waiting');
  assert.equal((await forReview()).find((r) => r.id === restriction.id)?.appeal, 'waiting');
  for (const body of [KEEP, { outcome: 'lift', reason: 'appeal-upheld' }]) {
    const own = await decide(0, restriction.id, body);
    assert.equal(own.status, 403);
    assert.equal((own.json as { errors: { code: string }[] }).errors[0]?.code, 'second-person');
  }
  const mai = await personOf(system, 'platform');
  const end = `/v1/restrictions/${restriction.id}/end`;
  assert.equal((await mai.send('POST', end, { reason: 'appeal-upheld' })).status, 403);
  const kept = { outcome: 'keep', reason: 'appeal-not-upheld' };
  assert.equal((await decide(1, restriction.id, kept)).status, 200);
  assert.equal((await running(account))[0]?.appeal, 'kept');
  assert.equal((await decide(0, restriction.id, { outcome: 'lift', reason: 'risk-is-over' })).status, 200);
  assert.deepEqual(await running(account), []);
});

/** A teacher and a class that writes in one conversation. */
async function classOf(size: number): Promise<{ teacher: string; pupils: string[] }> {
  const name = randomUUID();
  const teacher = `${name}-teacher`;
  const pupils = Array.from({ length: size }, (_, i) => `${name}-pupil-${i}`);
  await put(teacher, '23plus');
  for (const pupil of pupils) await put(pupil, '13-15');
  const talk = pupils.map((pupil) => ({
    ...base(pupil, teacher),
    type: 'message.sent',
    conversation: `${name}-class`,
    text: 'mai lớp mình học lúc 7 giờ',
    relation: { connected: true },
  }));
  const answer = await ask('POST', '/v1/events', talk);
  assert.equal(answer.status, 200, answer.text);
  return { teacher, pupils };
}

test('a class of thirty that blocks and reports its teacher counts once and restricts nobody', async () => {
  const { teacher, pupils } = await classOf(30);
  const events = pupils.flatMap((pupil, i) => [
    { ...base(pupil, teacher), type: 'account.blocked' },
    ...(i % 2 ? [{ ...base(pupil, teacher), type: 'account.reported', category: 'other' }] : []),
  ]);
  const answer = await ask('POST', '/v1/events', events);
  const decisions = z.array(
    z.object({ tier: z.number(), measures: z.array(z.object({ kind: z.string() })) }),
  );
  const all = decisions.parse(answer.json);
  assert.equal(all.length, 45);
  assert.ok(
    all.every(({ tier, measures }) => tier <= 2 && measures.every(({ kind }) => kind !== 'restrict')),
  );
  assert.deepEqual(await running(teacher), []);
  const stranger = `${teacher}-stranger`;
  await put(stranger, '13-15');
  await blocks(stranger, teacher);
  assert.equal((await running(teacher)).length, 1);
});

test('a restricted teacher still writes to a whole class, and no member is cut', async () => {
  const { teacher, pupils } = await classOf(30);
  for (const child of [`${teacher}-a`, `${teacher}-b`]) {
    await put(child, '13-15');
    await blocks(child, teacher);
  }
  assert.equal((await running(teacher)).length, 1);
  const events = pupils.map((pupil) => ({
    ...base(teacher, pupil),
    type: 'message.sent',
    conversation: 'class',
    text: 'thứ hai kiểm tra chương ba nhé',
    relation: { connected: true },
  }));
  const answer = await ask('POST', '/v1/events', events);
  const outcomes = z.array(z.object({ outcome: z.string() })).parse(answer.json);
  assert.deepEqual([...new Set(outcomes.map((d) => d.outcome))], ['allow']);
});

test('a pattern of contacts alone never passes tier 1 and restricts nobody', async () => {
  const name = randomUUID();
  const adult = `${name}-adult`;
  await put(adult, '23plus');
  const events: object[] = [];
  for (let i = 0; i < 40; i++) {
    await put(`${name}-${i}`, '13-15');
    const towards = () => ({ ...base(adult, `${name}-${i}`), relation: { connected: false, mutuals: 0 } });
    events.push({ ...towards(), type: 'profile.viewed' });
    events.push({ ...towards(), type: 'list.viewed', list: 'friends' });
    events.push({ ...towards(), type: 'contact.requested' });
    events.push({ ...towards(), type: 'gift.sent', value: 1 });
  }
  const answer = await ask('POST', '/v1/events', events);
  const tiers = z.array(z.object({ tier: z.number() })).parse(answer.json);
  assert.equal(tiers.length, 160);
  assert.ok(Math.max(...tiers.map((d) => d.tier)) <= 1);
  assert.deepEqual(await running(adult), []);
});

test('a limit counts from the next event of the very same batch', async () => {
  const name = randomUUID();
  const adult = `${name}-adult`;
  await put(adult, '23plus');
  for (const id of ['child', 'other', 'third']) await put(`${name}-${id}`, '13-15');
  const asks = () => ({
    ...base(adult, `${name}-third`),
    type: 'contact.requested',
    relation: { connected: false, mutuals: 5 },
  });
  const events = [
    asks(),
    { ...base(`${name}-child`, adult), type: 'account.blocked' },
    { ...base(`${name}-other`, adult), type: 'account.blocked' },
    asks(),
  ];
  const answer = await ask('POST', '/v1/events', events);
  const decisions = z
    .array(z.object({ reasons: z.array(z.object({ rule: z.string() })) }))
    .parse(answer.json);
  const limited = decisions.map(({ reasons }) =>
    reasons.some(({ rule }) => rule === 'prevent.restricted-adult-asks'),
  );
  assert.deepEqual(limited, [false, false, false, true]);
});
