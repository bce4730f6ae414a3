import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import test, { after, before } from 'node:test';
import { AppealView, PolicyStatistics, Restriction, RuleRecord } from '@khong-mot-minh/contracts';
import { startTestSystem, type TestSystem } from '@khong-mot-minh/testing';
import { z } from 'zod';
import { call } from './api/call.ts';
import { judge, putAccounts } from './api/extortion.ts';
import { openHook } from './api/hook.ts';
import { personOf } from './api/house.ts';
import { blockedMessage, pageOf, placedLimit, postForm, statementsOf, urgentRun } from './api/statements.ts';

const HOUR = 3600_000;
const DAY = 24 * HOUR;
let system: TestSystem;
let clock = Date.now();
let hook: Awaited<ReturnType<typeof openHook>>;
before(async () => {
  system = await startTestSystem({}, { now: () => new Date(clock) });
  hook = await openHook(system.url, system.seeded.platform.key, [
    'decision.changed',
    'restriction.started',
    'restriction.ended',
  ]);
});
after(async () => {
  await hook[Symbol.asyncDispose]();
  await system[Symbol.asyncDispose]();
});

const ask = (method: string, path: string, body?: unknown, key = system.seeded.platform.key) =>
  call(system.url, method, path, body, { key });
const rows = (text: string, params: unknown[] = []) => system.running.deps.db.owner.sql(text, params);
const acts = async (act: string) => {
  const leaves = await system.running.deps.db.owner.sql<{ entry: Uint8Array }>(
    'select entry from ledger_outbox where not open order by id',
  );
  return leaves.filter(({ entry }) => Buffer.from(entry).includes(`"${act}"`)).length;
};
const codeOf = ({ json }: { json: unknown }) => (json as { code?: string }).code;
const openAppeals = async (desk: Awaited<ReturnType<typeof personOf>>) =>
  ((await desk.send('GET', '/v1/appeals?limit=200')).json as { items: { id: string; dueAt: string }[] })
    .items;
/** Past every delay of what was decided so far. */
const afterDelays = () => {
  clock += 20 * DAY;
};

test('at tier 4 the limit of an account waits for a person, and the decision does not carry it', async () => {
  const name = randomUUID();
  await putAccounts(system.url, system.seeded.platform.key, name);
  const decisions = [];
  for (const event of urgentRun(name, clock))
    decisions.push(await judge(system.url, system.seeded.platform.key, event));
  assert.equal(Math.max(...decisions.map(({ tier }) => tier)), 4);
  assert.ok(decisions.every(({ measures }) => measures.every(({ kind }) => kind !== 'restrict')));
  const account = `${name}-adult`;
  const running = async () =>
    z.array(Restriction).parse((await ask('GET', `/v1/accounts/${account}/restrictions`)).json);
  assert.deepEqual(await running(), []);
  const mai = await personOf(system, 'platform');
  const { items } = (await mai.send('GET', '/v1/measure-proposals?limit=200')).json as {
    items: { id: string; account: string; dueAt: string; tier: number }[];
  };
  const [proposal, ...twice] = items.filter((one) => one.account === account);
  assert.ok(proposal);
  assert.deepEqual(twice, []);
  assert.equal(Date.parse(proposal.dueAt) - clock, 4 * HOUR);

  const path = `/v1/measure-proposals/${proposal.id}/answer`;
  const refused = [
    {},
    { decision: 'place' },
    { decision: 'place', retaliation: { risk: 'likely', plan: [] } },
    { decision: 'place', retaliation: { plan: ['contact-cut'] } },
    { decision: 'drop' },
  ];
  for (const body of refused) assert.equal((await mai.send('POST', path, body)).status, 422);
  assert.deepEqual(await running(), []);
  const elsewhere = await personOf(system, 'helpline', 1);
  const whole = {
    decision: 'place',
    retaliation: { risk: 'likely', plan: ['contact-cut', 'young-person-ready'] },
  };
  assert.equal((await elsewhere.send('POST', path, whole)).status, 404);
  const placed = await mai.send('POST', path, whole);
  assert.deepEqual(placed.json, { id: proposal.id, decision: 'place', restricted: true });
  assert.deepEqual(
    (await running()).map(({ id }) => id),
    [proposal.id],
  );
  await hook.hears(({ type, data }) => type === 'restriction.started' && data.id === proposal.id);
  assert.equal((await mai.send('POST', path, whole)).status, 409);
  assert.equal((await mai.send('POST', path, { decision: 'drop', reason: 'other-way' })).status, 409);
});

test('a dropped proposal limits nobody', async () => {
  const name = randomUUID();
  await putAccounts(system.url, system.seeded.platform.key, name);
  for (const event of urgentRun(name, clock)) await judge(system.url, system.seeded.platform.key, event);
  const mai = await personOf(system, 'platform');
  const { items } = (await mai.send('GET', '/v1/measure-proposals?limit=200')).json as {
    items: { id: string; account: string }[];
  };
  const mine = items.find(({ account }) => account === `${name}-adult`);
  const path = `/v1/measure-proposals/${mine?.id}/answer`;
  const answer = await mai.send('POST', path, { decision: 'drop', reason: 'would-make-it-worse' });
  assert.deepEqual(answer.json, { id: mine?.id, decision: 'drop', restricted: false });
  assert.deepEqual((await ask('GET', `/v1/accounts/${name}-adult/restrictions`)).json, []);
  const limits = (await statementsOf(system, `account=${name}-adult`)).filter(
    (s) => s.measure === 'restrict',
  );
  assert.deepEqual(limits, []);
});

test('the database itself lets nobody place a limit without its answer, under another id or for another house', async () => {
  const { db } = system.running.deps;
  const org = system.seeded.organisations.platform!.id;
  const person = (await rows(`select id from person where email = 'mai@la-me.example'`))[0]?.id as string;
  const insert = `insert into restriction (id, org_id, account_id, bundle, cause, policy, since, review_at, until)
    values ($1, $2, 'x', 'suspicious-adult', 'e', 'vn@1', now(), now(), now() + interval '1 day')`;
  await assert.rejects(
    db.tx({ kind: 'person', org, person }, ({ sql }) => sql(insert, [randomUUID(), org])),
    /row-level security/,
  );
});

test('promise 13: an appeal goes to a person who did not decide; a reversal frees the account and reaches the platform', async () => {
  // Khôi (the second) places it; Mai answers.
  const { account, statement } = await placedLimit(system, 1);
  afterDelays();
  const [mine] = (await statementsOf(system, `account=${account}`)).filter((s) => s.id === statement.id);
  const link = mine?.link ?? '';
  const missing = await postForm(link, {});
  assert.equal(missing.status, 422);
  assert.ok(missing.text.includes('Bạn chọn một lý do nhé'));
  const sent = await postForm(link, { ground: 'not-me' });
  assert.equal(sent.status, 303);
  assert.equal(sent.to, `${new URL(link).pathname}#xem-lai`);
  assert.equal((await postForm(link, { ground: 'allowed' })).status, 303, 'a second one changes nothing');
  assert.ok((await pageOf(link)).text.includes('Yêu cầu của bạn đã được nhận'));

  const [mai, khoi] = [await personOf(system, 'platform'), await personOf(system, 'platform', 1)];
  const waiting = await openAppeals(mai);
  assert.deepEqual(
    waiting.map(({ dueAt }) => dueAt),
    waiting.map(({ dueAt }) => dueAt).toSorted(),
  );
  const views = await Promise.all(
    waiting.map(async ({ id }) => AppealView.parse((await mai.send('GET', `/v1/appeals/${id}`)).json)),
  );
  const appeal = views.find((view) => view.account === account);
  assert.ok(appeal);
  assert.deepEqual(
    [appeal.ground, appeal.by, appeal.mayDecide, appeal.placedBy],
    ['not-me', 'person', true, 'Khôi'],
  );
  assert.equal(Date.parse(appeal.dueAt) - Date.parse(appeal.madeAt), 2 * DAY);
  const path = `/v1/appeals/${appeal.id}/decide`;
  assert.equal((await mai.send('POST', path, { outcome: 'reversed', reason: 'fits-the-rule' })).status, 422);
  const answer = { outcome: 'reversed', reason: 'wrong-account' };
  const own = await khoi.send('POST', path, answer);
  assert.deepEqual([own.status, codeOf(own)], [403, 'forbidden']);
  const hanh = await personOf(system, 'helpline', 1);
  assert.equal((await hanh.send('POST', path, answer)).status, 404);

  const before = await acts('appeal.decided');
  const decided = await mai.send('POST', path, answer);
  assert.equal(decided.status, 200, decided.text);
  assert.equal((await mai.send('POST', path, answer)).status, 409);
  assert.equal(await acts('appeal.decided'), before + 1);
  const changed = await hook.hears(
    ({ type, data }) => type === 'decision.changed' && data.eventId === statement.eventId,
  );
  const { decision, appeal: told } = changed.data as {
    decision: { measures: { kind: string }[] };
    appeal: { outcome: string; reason: string; statement: string };
  };
  assert.deepEqual([told.outcome, told.reason, told.statement], ['reversed', 'wrong-account', statement.id]);
  assert.ok(decision.measures.every(({ kind }) => kind !== 'restrict'));
  await hook.hears(({ type, data }) => type === 'restriction.ended' && data.id === statement.restriction);
  assert.deepEqual((await ask('GET', `/v1/accounts/${account}/restrictions`)).json, []);
  assert.ok((await pageOf(link)).text.includes('Quyết định đã được rút lại'));

  const rules = z.array(RuleRecord).parse((await mai.send('GET', '/v1/statements/rules')).json);
  const rule = rules.find((one) => mine?.dsa.incompatible_content_ground.includes(one.rule));
  assert.ok(rule && rule.reversed >= 1 && rule.appeals >= rule.reversed);
});

test('the database itself refuses an answer by whoever placed the measure, in another’s name, and a second answer', async () => {
  const { account, statement } = await placedLimit(system, 1);
  const made = await ask('POST', `/v1/statements/${statement.id}/appeal`, { ground: 'too-much' });
  assert.equal(made.status, 201, made.text);
  assert.equal((await ask('POST', `/v1/statements/${statement.id}/appeal`, { ground: 'other' })).status, 409);
  const { db } = system.running.deps;
  const org = system.seeded.organisations.platform!.id;
  const people = await rows(`select id, email from person where org_id = $1`, [org]);
  const idOf = (email: string) => people.find((p) => p.email === email)?.id as string;
  const [mai, khoi] = [idOf('mai@la-me.example'), idOf('khoi@la-me.example')];
  const decide = (person: string, by: string) =>
    db.tx({ kind: 'person', org, person }, ({ sql }) =>
      sql(
        `update appeal set decided_at = now(), decided_by = $2, outcome = 'upheld', reason = 'fits-the-rule'
         where statement_id = $1 returning id`,
        [statement.id, by],
      ),
    );
  await assert.rejects(decide(khoi, khoi), /row-level security/);
  await assert.rejects(decide(khoi, mai), /row-level security/);
  assert.equal((await decide(mai, mai)).length, 1);
  assert.equal((await decide(mai, mai)).length, 0);
  assert.ok(account);
});

test('a reversal of a blocked message changes the decision; one that is upheld changes nothing', async () => {
  const mai = await personOf(system, 'platform');
  const counted = async (rule: string | undefined) => {
    const { live } = (await mai.send('GET', '/v1/policies')).json as { live: string };
    const path = `/v1/policies/${encodeURIComponent(live)}/statistics`;
    const { rules } = PolicyStatistics.parse((await mai.send('GET', path)).json);
    const { appeals = 0, reversals = 0 } = rules.find((one) => one.rule === rule) ?? {};
    return { appeals, reversals };
  };
  for (const outcome of ['reversed', 'upheld'] as const) {
    const { event, account } = await blockedMessage(system);
    const [statement] = await statementsOf(system, `account=${account}`);
    // The ground names the policy, then the rule.
    const rule = statement?.dsa.incompatible_content_ground.split(' ')[1];
    const before = await counted(rule);
    await ask('POST', `/v1/statements/${statement?.id}/appeal`, { ground: 'allowed' });
    const appeal = (await openAppeals(mai)).at(-1);
    const reason = outcome === 'reversed' ? 'harmless-context' : 'fits-the-rule';
    const answer = await mai.send('POST', `/v1/appeals/${appeal?.id}/decide`, { outcome, reason });
    assert.equal(AppealView.parse(answer.json).account, account);
    const { json } = await ask('GET', `/v1/decisions/${event.id}`);
    assert.equal((json as { outcome: string }).outcome, outcome === 'reversed' ? 'allow' : 'block');
    if (outcome === 'reversed') {
      const heard = await hook.hears(({ data }) => data.eventId === event.id);
      assert.equal((heard.data.decision as { outcome: string }).outcome, 'allow');
    }
    const page = await pageOf(statement?.link ?? '');
    assert.ok(page.text.includes(outcome === 'reversed' ? 'được rút lại' : 'được giữ nguyên'));
    // The policy page counts it for the rule: a block that was appealed against, and whether it was an error.
    assert.deepEqual(await counted(rule), {
      appeals: before.appeals + 1,
      reversals: before.reversals + (outcome === 'reversed' ? 1 : 0),
    });
  }
});

test('promise 7: a server that stops before the platform is told tells it after the start', async () => {
  const { account } = await blockedMessage(system);
  const [statement] = await statementsOf(system, `account=${account}`);
  await ask('POST', `/v1/statements/${statement?.id}/appeal`, { ground: 'allowed' });
  const mai = (await rows(`select id from person where email = 'mai@la-me.example'`))[0]?.id as string;
  const org = system.seeded.organisations.platform!.id;
  // As a kill between the answer and the telling leaves it.
  await system.running.deps.db.tx({ kind: 'person', org, person: mai }, ({ sql }) =>
    sql(
      `update appeal set decided_at = now(), decided_by = $2, outcome = 'reversed', reason = 'does-not-fit'
       where statement_id = $1`,
      [statement?.id, mai],
    ),
  );
  await system.restart();
  await system.running.teller.run();
  const told = ({ data }: { data: Record<string, unknown> }) => data.eventId === statement?.eventId;
  await hook.hears(told);
  await system.running.teller.run();
  assert.equal(hook.heard.filter(told).length, 1);
});

test('an appeal of a restriction by the platform is the same appeal, and its review answers it', async () => {
  const { account, statement } = await placedLimit(system, 1);
  await ask('POST', `/v1/accounts/${account}/restrictions/${statement.restriction}/appeal`);
  const [appealed] = (await statementsOf(system, `account=${account}`)).filter((s) => s.id === statement.id);
  assert.equal(appealed?.appeal?.ground, 'other');
  const mai = await personOf(system, 'platform');
  const body = { outcome: 'lift', reason: 'appeal-upheld' };
  const lifted = await mai.send('POST', `/v1/restrictions/${statement.restriction}/decision`, body);
  assert.equal(lifted.status, 200, lifted.text);
  const [after] = (await statementsOf(system, `account=${account}`)).filter((s) => s.id === statement.id);
  assert.equal(after?.appeal?.outcome, 'reversed');
});
