import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import test, { after, before } from 'node:test';
import { CaseQueue, type Decision, PolicyStatistics } from '@khong-mot-minh/contracts';
import { startTestSystem, type TestSystem } from '@khong-mot-minh/testing';
import { call } from './api/call.ts';
import { extortionRun, judge } from './api/extortion.ts';
import { personOf } from './api/house.ts';

let system: TestSystem;
before(async () => {
  system = await startTestSystem();
});
after(() => system[Symbol.asyncDispose]());

/** The same run of one adult towards one child: each opens one case, of the same tier. */
async function caseBetween(adult: string, child: string): Promise<{ id: string; decisions: Decision[] }> {
  const { key } = system.seeded.platform;
  for (const [id, ageBand] of [[adult, '23plus'] as const, [child, '13-15']])
    await call(
      system.url,
      'PUT',
      `/v1/accounts/${id}`,
      { ageBand, createdAt: '2026-01-01T00:00:00Z' },
      { key },
    );
  const decisions = [];
  for (const event of extortionRun(randomUUID()))
    decisions.push(await judge(system.url, key, { ...event, actor: adult, target: child }));
  const opened = decisions.flatMap(({ measures }) => measures).find(({ kind }) => kind === 'case');
  assert.ok(opened?.kind === 'case');
  return { id: opened.caseId, decisions };
}

const desk = () => personOf(system, 'platform');
const setMinutes = async (reviewerMinutesPerDay: number) => {
  const body = { reviewerMinutesPerDay, minutesPerWarning: 10, recordingDays: 30 };
  const answer = await (await desk()).send('PUT', '/v1/policy-settings', body);
  assert.equal(answer.status, 200, answer.text);
};
const queue = async (query = '') => {
  const answer = await (await desk()).send('GET', `/v1/cases?queue=open${query}`);
  assert.equal(answer.status, 200, answer.text);
  return CaseQueue.parse(answer.json);
};
/** Decisions without ids and days, which differ from run to run. */
const withoutNames = (decisions: readonly Decision[]) =>
  JSON.stringify(decisions)
    .replace(/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}(-\w+)?/g, '*')
    .replace(/"until":"[^"]+"/g, '');

test('over the reviewers’ budget only the order of the queue changes, never a tier or an outcome', async (t) => {
  const flood = `${randomUUID()}-adult`;
  const cases = [];
  for (const child of ['a', 'b', 'c']) cases.push(await caseBetween(flood, `${flood}-${child}`));
  const alone = await caseBetween(`${randomUUID()}-adult`, `${randomUUID()}-child`);
  const [first, second, third] = cases.map(({ id }) => id);
  await setMinutes(100_000);
  const calm = await queue();
  assert.equal(calm.order, 'longest-waiting');
  assert.deepEqual(
    calm.items.map(({ id }) => id),
    [first, second, third, alone.id],
  );

  await setMinutes(1);
  const { live } = (await (await desk()).send('GET', '/v1/policies')).json as { live: string };
  const path = `/v1/policies/${encodeURIComponent(live)}/statistics`;
  const { warnings } = PolicyStatistics.parse((await (await desk()).send('GET', path)).json);
  assert.equal(warnings.overloaded, true);
  assert.ok(warnings.last24h >= 4);

  const full = await queue();
  assert.equal(full.order, 'by-turn');
  assert.deepEqual(
    full.items.map(({ id }) => id),
    [first, alone.id, second, third],
    'three cases around one account do not stand before the first of another',
  );
  const byId = new Map(calm.items.map((row) => [row.id, row]));
  for (const row of full.items) assert.deepEqual(row, byId.get(row.id));

  const during = await caseBetween(`${randomUUID()}-adult`, `${randomUUID()}-child`);
  assert.deepEqual(withoutNames(during.decisions), withoutNames(alone.decisions));
  t.diagnostic('figure: over the minutes of the reviewers the order changes, and 0 tiers or outcomes');
});

test('a page goes on in the order in which the list began, and each case comes once', async () => {
  await setMinutes(1);
  const whole = (await queue()).items.map(({ id }) => id);
  const top = await queue('&limit=2');
  await setMinutes(100_000);
  const seen = [...top.items];
  for (let { next } = top; next; ) {
    const page = await queue(`&limit=2&cursor=${encodeURIComponent(next)}`);
    assert.equal(page.order, 'by-turn');
    seen.push(...page.items);
    next = page.next;
  }
  assert.deepEqual(
    seen.map(({ id }) => id),
    whole,
  );
  assert.equal((await queue()).order, 'longest-waiting');
});
