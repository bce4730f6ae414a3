import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import test, { after, before } from 'node:test';
import { AdultAlert, TrustedAdult } from '@khong-mot-minh/contracts';
import { startTestSystem, type TestSystem } from '@khong-mot-minh/testing';
import { type Answer, call } from './api/call.ts';
import { extortionRun, judge } from './api/extortion.ts';
import { openHook } from './api/hook.ts';
import { addPlatform } from './api/platform.ts';

const createdAt = '2026-01-01T00:00:00Z';
let system: TestSystem;
let clock = Date.now();
let hook: Awaited<ReturnType<typeof openHook>>;
before(async () => {
  system = await startTestSystem({}, { now: () => new Date(clock) });
  hook = await openHook(system.url, system.seeded.platform.key, ['adult.alert']);
});
after(async () => {
  await hook[Symbol.asyncDispose]();
  await system[Symbol.asyncDispose]();
});

const ask = (method: string, path: string, body?: unknown, key = system.seeded.platform.key) =>
  call(system.url, method, path, body, { key });
const ok = (answer: Answer): unknown => {
  assert.equal(answer.status, 200, answer.text);
  return answer.json;
};
const put = async (id: string, ageBand: string, guardian?: string, key?: string) =>
  ok(
    await ask(
      'PUT',
      `/v1/accounts/${id}`,
      { ageBand, createdAt, ...(guardian && { guardian: { accountId: guardian } }) },
      key,
    ),
  );
const pick = (id: string, body: object) => ask('PUT', `/v1/accounts/${id}/trusted-adult`, body);
const choice = async (id: string) =>
  TrustedAdult.parse(ok(await ask('GET', `/v1/accounts/${id}/trusted-adult`)));
const alertsIn = async (account: string) => {
  const rows = await system.running.deps.db.owner.sql<{ adult: string }>(
    'select adult_account as adult from adult_alert where account_id = $1 order by at',
    [account],
  );
  return rows.map(({ adult }) => adult);
};

type Cast = { name: string; child: string; adult: string; aunt: string; mother: string };
/** A child, somebody who will threaten it, and two adults; nothing is picked yet. */
async function cast(
  band = '13-15',
  more: { guardian?: (c: Cast) => string; key?: string } = {},
): Promise<Cast> {
  const name = randomUUID();
  const c = {
    name,
    child: `${name}-child`,
    adult: `${name}-adult`,
    aunt: `${name}-aunt`,
    mother: `${name}-mother`,
  };
  await put(c.adult, '23plus', undefined, more.key);
  await put(c.aunt, '23plus', undefined, more.key);
  await put(c.mother, '23plus', undefined, more.key);
  await put(c.child, band, (more.guardian ?? ((all) => all.mother))(c), more.key);
  return c;
}
const run = async ({ name }: Cast, key = system.seeded.platform.key) => {
  let worst = 0;
  for (const event of extortionRun(name)) worst = Math.max(worst, (await judge(system.url, key, event)).tier);
  assert.ok(worst >= 3);
};

test('a young person of 13–15 picks an adult, another, or nobody; each holds at once and stays in the history', async () => {
  const { child, aunt, mother } = await cast();
  const first = await choice(child);
  assert.equal(first.choice, 'not-yet');
  assert.match(first.notice.vi, /111/);
  const picked = TrustedAdult.parse(ok(await pick(child, { choice: 'adult', adult: aunt })));
  assert.deepEqual([picked.choice, picked.adult], ['adult', aunt]);
  assert.match(picked.notice.vi, /không kể chuyện gì đã xảy ra/);
  clock += 1000;
  ok(await pick(child, { choice: 'adult', adult: mother }));
  const last = TrustedAdult.parse(ok(await pick(child, { choice: 'nobody' })));
  assert.deepEqual([last.choice, last.adult], ['nobody', undefined]);
  assert.deepEqual(
    last.history.map((one) => one.adult),
    [mother, aunt],
  );
  assert.deepEqual(ok(await pick(child, { choice: 'nobody' })), last);
});

test('only an adult can be picked, by a young person of 13–17', async () => {
  const { child, aunt } = await cast();
  const small = await cast('under13');
  const grown = await cast('18-22');
  const bad = [
    [child, { choice: 'adult', adult: small.child }, 422],
    [child, { choice: 'adult', adult: child }, 422],
    [child, { choice: 'adult', adult: `${child}-never-put` }, 422],
    [child, { choice: 'nobody', adult: aunt }, 422],
    [child, {}, 422],
    [small.child, { choice: 'adult', adult: aunt }, 403],
    [grown.child, { choice: 'adult', adult: aunt }, 403],
    [randomUUID(), { choice: 'adult', adult: aunt }, 404],
  ] as const;
  for (const [id, body, status] of bad)
    assert.equal((await pick(id, body)).status, status, JSON.stringify(body));
  assert.equal(
    (await ask('GET', `/v1/accounts/${child}/trusted-adult`, undefined, await addPlatform(system))).status,
    404,
  );
});

test('the adult who was picked is asked to be near, once, with words that say nothing of what happened', async () => {
  const c = await cast();
  ok(await pick(c.child, { choice: 'adult', adult: c.aunt }));
  await run(c);
  const { type, data } = await hook.hears((one) => one.data.account === c.child);
  assert.equal(type, 'adult.alert');
  const alert = AdultAlert.parse(data);
  assert.deepEqual(Object.keys(data).sort(), ['account', 'adult', 'alert', 'text', 'told']);
  assert.equal(alert.adult, c.aunt);
  const words =
    /báo cáo|tố cáo|chặn|tìm kiếm|nhờ giúp|cầu cứu|tống|tiền|ảnh|tin nhắn|report|block|search|asked for help|money|picture|message|case/iu;
  for (const text of [alert.text.vi, alert.text.en]) assert.doesNotMatch(text, words);
  assert.match(alert.told.vi, /không kể chuyện gì đã xảy ra/);
  assert.deepEqual(await alertsIn(c.child), [c.aunt]);
});

const nobody: {
  name: string;
  band?: string;
  guardian?: (c: Cast) => string;
  before?: (c: Cast) => Promise<void>;
}[] = [
  { name: 'at 13–15 the guardian, where nobody was picked' },
  {
    name: 'anybody, where nobody was chosen',
    before: async (c) => void ok(await pick(c.child, { choice: 'nobody' })),
  },
  {
    name: 'the adult who was picked and is the other side',
    before: async (c) => void ok(await pick(c.child, { choice: 'adult', adult: c.adult })),
  },
  { name: 'a guardian under 13 who is the other side', band: 'under13', guardian: (c) => c.adult },
  {
    name: 'a guardian under 13 whose link is contested',
    band: 'under13',
    before: async (c) =>
      void ok(await ask('POST', `/v1/accounts/${c.child}/guardian-contests`, { reason: 'rather-not-say' })),
  },
  {
    name: 'a picked adult who is the contested guardian',
    before: async (c) => {
      ok(await pick(c.child, { choice: 'adult', adult: c.mother }));
      ok(await ask('POST', `/v1/accounts/${c.child}/guardian-contests`, { reason: 'rather-not-say' }));
    },
  },
  {
    name: 'a picked adult whom the young person blocked before',
    before: async (c) => {
      ok(await pick(c.child, { choice: 'adult', adult: c.aunt }));
      const time = new Date(clock).toISOString();
      await judge(system.url, system.seeded.platform.key, {
        id: randomUUID(),
        type: 'account.blocked',
        time,
        actor: c.child,
        target: c.aunt,
      });
    },
  },
  {
    name: 'a picked adult whose own new contacts are limited',
    before: async (c) => {
      const other = await cast();
      await run(other);
      await system.running.deps.db.owner.sql(
        `insert into restriction (id, org_id, account_id, bundle, cause, policy, since, review_at, until)
         values ($1, $2, $3, 'suspicious-adult', 'e', 'vn@1', $4, $4, $5)`,
        [randomUUID(), system.seeded.platform.id, c.aunt, new Date(clock), new Date(clock + 86_400_000)],
      );
      ok(await pick(c.child, { choice: 'adult', adult: c.aunt }));
    },
  },
  { name: 'anybody about an adult of 18–22', band: '18-22' },
];
for (const { name, band, guardian, before: prepare } of nobody)
  test(`no alert goes to ${name}`, async () => {
    const c = await cast(band, guardian && { guardian });
    await prepare?.(c);
    await run(c);
    assert.deepEqual(await alertsIn(c.child), []);
  });

test('under 13 the guardian is alerted, who stands and takes no part', async () => {
  const c = await cast('under13');
  await run(c);
  assert.deepEqual(await alertsIn(c.child), [c.mother]);
});

test('at 16–17 the young person may choose that nobody is alerted at all, after the wait', async () => {
  const c = await cast('16-17');
  ok(await pick(c.child, { choice: 'adult', adult: c.aunt }));
  const change = { key: 'guardian.alert', value: 'none', by: 'teen' };
  assert.equal((await ask('POST', `/v1/accounts/${c.child}/protection-changes`, change)).status, 202);
  clock += 25 * 3600_000;
  await run(c);
  assert.deepEqual(await alertsIn(c.child), []);
  const other = await cast('16-17');
  ok(await pick(other.child, { choice: 'adult', adult: other.aunt }));
  await run(other);
  assert.deepEqual(await alertsIn(other.child), [other.aunt]);
});

test('a platform in shadow alerts nobody, and a block or a report of the young person never alerts by itself', async () => {
  const key = await addPlatform(system, 'shadow');
  const shadow = await cast('under13', { key });
  for (const event of extortionRun(shadow.name)) await judge(system.url, key, event);
  assert.deepEqual(await alertsIn(shadow.child), []);
  const c = await cast('under13');
  const base = { time: new Date(clock).toISOString(), actor: c.child, target: c.adult };
  for (const more of [{ type: 'account.blocked' }, { type: 'account.reported', category: 'GROOMING' }])
    await judge(system.url, system.seeded.platform.key, { ...base, id: randomUUID(), ...more });
  assert.deepEqual(await alertsIn(c.child), []);
});

test('erasing an account leaves nothing of whom it trusted', async () => {
  const c = await cast();
  ok(await pick(c.child, { choice: 'adult', adult: c.aunt }));
  await run(c);
  assert.equal((await ask('DELETE', `/v1/accounts/${c.child}`)).status, 204);
  for (const table of ['trusted_adult', 'adult_alert', 'adult_risk'])
    assert.deepEqual(
      await system.running.deps.db.owner.sql(`select 1 from ${table} where account_id = $1`, [c.child]),
      [],
    );
});
