import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import test, { after, before } from 'node:test';
import {
  AccountProtection,
  ContestForReview,
  GuardianContest,
  GuardianLink,
} from '@khong-mot-minh/contracts';
import { startTestSystem, type TestSystem } from '@khong-mot-minh/testing';
import { z } from 'zod';
import { type Answer, call } from './api/call.ts';
import { openHook } from './api/hook.ts';
import { personOf } from './api/house.ts';
import { addPlatform } from './api/platform.ts';

const HOUR = 3600_000;
const DAY = 24 * HOUR;
const createdAt = '2026-01-01T00:00:00Z';
let system: TestSystem;
let clock = Date.now();
let hook: Awaited<ReturnType<typeof openHook>>;
before(async () => {
  system = await startTestSystem({}, { now: () => new Date(clock) });
  hook = await openHook(system.url, system.seeded.platform.key, [
    'protection.changed',
    'guardian-link.changed',
  ]);
});
after(async () => {
  await hook[Symbol.asyncDispose]();
  await system[Symbol.asyncDispose]();
});

const ask = (method: string, path: string, body?: unknown, key = system.seeded.platform.key) =>
  call(system.url, method, path, body, { key });
const ok = (answer: Answer, status = 200): unknown => {
  assert.equal(answer.status, status, answer.text);
  return answer.json;
};
const put = async (ageBand = '13-15', id: string = randomUUID(), guardian = 'mother') => {
  ok(await ask('PUT', `/v1/accounts/${id}`, { ageBand, createdAt, guardian: { accountId: guardian } }));
  return id;
};
const contest = async (id: string, reason = 'not-safe-with-them') =>
  GuardianContest.parse(ok(await ask('POST', `/v1/accounts/${id}/guardian-contests`, { reason })));
const link = async (id: string) =>
  GuardianLink.parse(ok(await ask('GET', `/v1/accounts/${id}/guardian-link`)));
const token = (id: string) => ask('POST', `/v1/accounts/${id}/guardian-tokens`, { guardian: 'mother' });
const tokenOf = async (id: string) => (ok(await token(id)) as { token: string }).token;
const change = (id: string, body: object) => ask('POST', `/v1/accounts/${id}/protection-changes`, body);
const open = { key: 'account.visibility', value: 'public', by: 'guardian' };
const protection = async (id: string, key: string) =>
  z
    .array(AccountProtection)
    .parse(ok(await ask('GET', `/v1/accounts/${id}/protections`)))
    .find((p) => p.key === key);
const mai = () => personOf(system, 'platform');
const khoi = () => personOf(system, 'platform', 1);
const decide = async (desk: Promise<Awaited<ReturnType<typeof mai>>>, id: string, body: object) =>
  (await desk).send('POST', `/v1/guardian-contests/${id}/decision`, body);
const END = { outcome: 'end', reason: 'not-safe' };
const KEEP = { outcome: 'keep', reason: 'guardian-confirmed' };
const code = (answer: Answer) => (answer.json as { errors?: { code: string }[] }).errors?.[0]?.code;
const acts = async (act: string) => {
  const rows = await system.running.deps.db.owner.sql<{ entry: Uint8Array }>(
    'select entry from ledger_outbox where not open order by id',
  );
  return rows.filter(({ entry }) => Buffer.from(entry).includes(act)).length;
};
const waiting = async (desk = mai()) => {
  const answer = await (await desk).send('GET', '/v1/guardian-contests?limit=200');
  return z.array(ContestForReview).parse((ok(answer) as { items: unknown }).items);
};

test('a contested guardian loosens nothing from that moment, and the young person is told what happens', async () => {
  const id = await put();
  const before = await acts('guardian-link.contested');
  const made = await tokenOf(id);
  const mine = await contest(id);
  assert.equal(mine.state, 'open');
  assert.equal(Date.parse(mine.decideBy) - clock, 2 * DAY);
  assert.match(mine.notice.vi, /không được báo là bạn đã hỏi/);
  assert.match(mine.notice.en, /not told that you asked/);
  assert.equal(code(await change(id, { ...open, token: made })), 'bad-token');
  assert.equal(code(await change(id, { ...open, token: await tokenOf(id) })), 'bad-token');
  assert.equal((await protection(id, open.key))?.pending, undefined);
  const { state, loosens, alerts, sees, since } = await link(id);
  assert.deepEqual([state, loosens, alerts, sees], ['suspended', false, false, 'frozen']);
  assert.equal(since, mine.contestedAt);
  assert.equal(await acts('guardian-link.contested'), before + 1);
  const heard = await hook.hears(({ data }) => data.contest === mine.id);
  assert.deepEqual([heard.data.link, heard.data.notice], ['suspended', mine.notice]);
});

test('what the guardian wanted looser and still waits is taken back', async () => {
  const id = await put();
  ok(await change(id, { ...open, token: await tokenOf(id) }), 202);
  assert.equal((await protection(id, open.key))?.pending?.value, 'public');
  await contest(id);
  assert.equal((await protection(id, open.key))?.pending, undefined);
  clock += 25 * HOUR;
  assert.equal((await protection(id, open.key))?.value, 'private');
});

test('the guardian’s side gets the same answers as without a contest', async () => {
  const [plain, contested] = [await put(), await put()];
  await contest(contested);
  const shape = (value: unknown) => JSON.stringify(value).replace(/"(kmg_[^"]+|\d{4}-[^"]+Z)"/g, '"*"');
  for (const act of [
    (id: string) => token(id),
    (id: string) => ask('POST', `/v1/accounts/${id}/guardian-tokens`, { guardian: 'stranger' }),
    (id: string) => change(id, { key: 'social.comments', value: 'off', by: 'guardian' }),
    (id: string) => change(id, open),
    (id: string) => change(id, { ...open, token: 'kmg_a-token-that-is-over' }),
    (id: string) => change(id, { key: 'social.live_stream', value: 'on', by: 'guardian' }),
    (id: string) => ask('GET', `/v1/accounts/${id}/protections`),
    (id: string) => ask('GET', `/v1/accounts/${id}/protection-history`),
    (id: string) => ask('POST', `/v1/accounts/${id}/guardian-reviews`, { guardian: 'mother' }),
    (id: string) =>
      ask('PUT', `/v1/accounts/${id}`, { ageBand: '13-15', createdAt, guardian: { accountId: 'mother' } }),
  ]) {
    const [one, other] = [await act(plain), await act(contested)];
    assert.equal(one.status, other.status);
    assert.equal(shape(one.json).replaceAll(plain, '*'), shape(other.json).replaceAll(contested, '*'));
  }
  assert.equal((await link(contested)).state, 'suspended');
});

test('a person of the platform ends the link, and putting the account again does not bring it back', async () => {
  const id = await put();
  const mine = await contest(id);
  const before = await acts('guardian-link.decided');
  const seen = (await waiting()).find((one) => one.id === mine.id);
  assert.deepEqual(
    [seen?.account, seen?.guardian, seen?.reason, seen?.overdue],
    [id, 'mother', 'not-safe-with-them', false],
  );
  ok(await decide(mai(), mine.id, END));
  assert.equal(await acts('guardian-link.decided'), before + 1);
  const heard = await hook.hears(({ data }) => data.contest === mine.id && data.link === 'ended');
  assert.match((heard.data.notice as { vi: string }).vi, /không còn là người giám hộ/);
  await put('13-15', id);
  const { state, sees } = await link(id);
  assert.deepEqual([state, sees], ['ended', 'nothing']);
  assert.equal(code(await token(id)), 'not-linked');
  assert.equal((await change(id, { key: 'social.comments', value: 'off', by: 'guardian' })).status, 403);
  assert.equal((await decide(mai(), mine.id, END)).status, 409);
  await put('13-15', id, 'aunt');
  assert.equal((await link(id)).state, 'stands');
});

test('a link that was kept can be appealed once, another person decides, and it has no power until then', async () => {
  const id = await put();
  const mine = await contest(id);
  const first = await tokenOf(id);
  ok(await decide(mai(), mine.id, KEEP));
  assert.equal((await link(id)).state, 'stands');
  assert.equal(code(await change(id, { ...open, token: first })), 'bad-token');
  const appeal = `/v1/accounts/${id}/guardian-contests/${mine.id}/appeal`;
  const [kept] = z.array(GuardianContest).parse(ok(await ask('GET', `/v1/accounts/${id}/guardian-contests`)));
  assert.deepEqual([kept?.state, kept?.canAppeal], ['kept', true]);
  const appealed = GuardianContest.parse(ok(await ask('POST', appeal)));
  assert.equal(appealed.state, 'open');
  assert.deepEqual(ok(await ask('POST', appeal)), ok(await ask('POST', appeal)));
  assert.equal((await link(id)).state, 'suspended');
  const seen = (await waiting()).find((one) => one.id === mine.id);
  assert.deepEqual([seen?.appeal, seen?.earlier?.outcome, seen?.earlier?.mine], ['teen', 'kept', true]);
  const same = await decide(mai(), mine.id, KEEP);
  assert.deepEqual([same.status, code(same)], [403, 'second-person']);
  ok(await decide(khoi(), mine.id, END));
  assert.equal((await link(id)).state, 'ended');
});

test('after two looks the young person may contest again, which is a new contest', async () => {
  const id = await put();
  const mine = await contest(id);
  ok(await decide(mai(), mine.id, KEEP));
  ok(await ask('POST', `/v1/accounts/${id}/guardian-contests/${mine.id}/appeal`));
  ok(await decide(khoi(), mine.id, KEEP));
  assert.equal((await link(id)).state, 'stands');
  const twice = await ask('POST', `/v1/accounts/${id}/guardian-contests/${mine.id}/appeal`);
  assert.equal(GuardianContest.parse(ok(twice)).canAppeal, false);
  clock += 1000;
  const again = await contest(id, 'rather-not-say');
  assert.notEqual(again.id, mine.id);
  assert.equal((await contest(id)).id, again.id);
});

test('a guardian may ask for another look at an ended link, which another person takes', async () => {
  const id = await put();
  const mine = await contest(id);
  ok(await decide(mai(), mine.id, END));
  const review = { guardian: 'mother' };
  const taken = ok(await ask('POST', `/v1/accounts/${id}/guardian-reviews`, review));
  assert.deepEqual(taken, ok(await ask('POST', `/v1/accounts/${randomUUID()}/guardian-reviews`, review)));
  assert.equal((await link(id)).state, 'ended');
  const [shown] = z
    .array(GuardianContest)
    .parse(ok(await ask('GET', `/v1/accounts/${id}/guardian-contests`)));
  assert.equal(shown?.state, 'ended');
  assert.equal((await decide(mai(), mine.id, KEEP)).status, 403);
  ok(await decide(khoi(), mine.id, KEEP));
  assert.equal((await link(id)).state, 'stands');
});

test('only reviewers of that platform see and decide, with a code that fits', async () => {
  const id = await put();
  const mine = await contest(id);
  const helpline = personOf(system, 'helpline', 1);
  assert.ok((await waiting(helpline)).every((one) => one.id !== mine.id));
  assert.equal((await decide(helpline, mine.id, END)).status, 404);
  assert.equal((await decide(mai(), mine.id, { outcome: 'end', reason: 'guardian-confirmed' })).status, 422);
  const other = await addPlatform(system);
  const theirs = await ask('GET', `/v1/accounts/${id}/guardian-contests`, undefined, other);
  assert.equal(theirs.status, 404);
  assert.equal((await ask('POST', `/v1/accounts/${id}/guardian-contests`, { reason: 'nope' })).status, 422);
  const adult = await put('18-22');
  const refused = await ask('POST', `/v1/accounts/${adult}/guardian-contests`, { reason: 'rather-not-say' });
  assert.equal(refused.status, 409);
});

test('the clock of a contest is shown, survives a restart, and the nearest comes first', async () => {
  const mine = await contest(await put());
  clock += 2 * DAY;
  await system.restart();
  const items = await waiting();
  assert.equal(items.find((one) => one.id === mine.id)?.overdue, true);
  assert.deepEqual(
    items.map((one) => one.decideBy),
    items.map((one) => one.decideBy).toSorted(),
  );
  const seen: string[] = [];
  const desk = await mai();
  for (let path = '/v1/guardian-contests?limit=1'; path; ) {
    const page = ok(await desk.send('GET', path)) as { items: { id: string }[]; next?: string };
    seen.push(...page.items.map((one) => one.id));
    path = page.next ? `/v1/guardian-contests?limit=1&cursor=${encodeURIComponent(page.next)}` : '';
  }
  assert.deepEqual(
    seen,
    items.map((one) => one.id),
  );
  assert.equal((await desk.send('GET', '/v1/guardian-contests?cursor=x')).status, 422);
});

test('two contests at the same moment are one, and erasing the account leaves none', async () => {
  const id = await put();
  const all = await Promise.all([contest(id), contest(id), contest(id)]);
  assert.equal(new Set(all.map((one) => one.id)).size, 1);
  ok(await ask('DELETE', `/v1/accounts/${id}`), 204);
  const rows = await system.running.deps.db.owner.sql(
    'select 1 from guardian_contest where account_id = $1',
    [id],
  );
  assert.deepEqual(rows, []);
});
