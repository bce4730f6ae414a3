import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import test, { after, before } from 'node:test';
import { ObligationReport, PublicRules, Restriction, RestrictionForReview } from '@khong-mot-minh/contracts';
import { insertOrganisation } from '@khong-mot-minh/database';
import { startTestSystem, type TestSystem } from '@khong-mot-minh/testing';
import { z } from 'zod';
import { call } from './api/call.ts';
import { judge } from './api/extortion.ts';
import { personOf } from './api/house.ts';
import { goLiveWith } from './api/own-policy.ts';
import { statementsOf } from './api/statements.ts';

const DAY = 86_400_000;
const watching = { vi: 'Nền tảng chạy thử (minh hoạ)', en: 'Platform in shadow (demo)' };
let system: TestSystem;
let clock = Date.now();
before(async () => {
  system = await startTestSystem({}, { now: () => new Date(clock) });
});
after(() => system[Symbol.asyncDispose]());

const ask = (method: string, path: string, body?: unknown) =>
  call(system.url, method, path, body, { key: system.seeded.platform.key });
const got = async (path: string) => {
  const answer = await call(system.url, 'GET', path);
  assert.equal(answer.status, 200, answer.text);
  return answer;
};
const running = async (account: string) =>
  z.array(Restriction).parse((await ask('GET', `/v1/accounts/${account}/restrictions`)).json);
const daysFrom = (from: string, to: string) => Math.round((Date.parse(to) - Date.parse(from)) / DAY);

/** An adult whom two children block who do not know each other. */
async function restricted(): Promise<{ account: string; restriction: Restriction }> {
  const name = randomUUID();
  const account = `${name}-adult`;
  for (const [id, ageBand] of [[account, '23plus'] as const, [`${name}-a`, '13-15'], [`${name}-b`, '13-15']])
    await ask('PUT', `/v1/accounts/${id}`, { ageBand, createdAt: '2026-01-01T00:00:00Z' });
  for (const child of ['a', 'b'])
    await judge(system.url, system.seeded.platform.key, {
      id: randomUUID(),
      type: 'account.blocked',
      time: new Date(clock).toISOString(),
      actor: `${name}-${child}`,
      target: account,
    });
  const [restriction] = await running(account);
  assert.ok(restriction);
  return { account, restriction };
}

const protections = (files: Readonly<Record<string, string>>): string => files['protections.yaml'] ?? '';

test('what a running limit says, its review and its appeal follow the version that the platform runs', async () => {
  const pack = await restricted();
  await goLiveWith(system, (files) => ({
    'protections.yaml': protections(files)
      .replace('reviewDays: 3', 'reviewDays: 6')
      .replace('appealDays: 2', 'appealDays: 5')
      .replace('en: "Limits on new contacts" }', 'en: "Own words for limits" }')
      .replace('"No new follow requests to people under 18"', '"Own words of the first limit"'),
  }));
  const own = await restricted();
  for (const { account } of [pack, own]) {
    const [now] = await running(account);
    assert.equal(now?.limits[1]?.title.en, 'Own words of the first limit');
  }
  assert.equal(daysFrom(own.restriction.since, own.restriction.reviewAt), 6);
  const desk = await personOf(system, 'platform');
  const list = (await desk.send('GET', '/v1/restrictions?limit=200')).json as { items: unknown };
  const mine = z
    .array(RestrictionForReview)
    .parse(list.items)
    .find(({ id }) => id === own.restriction.id);
  assert.equal(mine?.limits[1]?.title.en, 'Own words of the first limit');

  const kept = await desk.send('POST', `/v1/restrictions/${pack.restriction.id}/decision`, {
    outcome: 'keep',
    reason: 'risk-goes-on',
  });
  const { decidedAt, reviewAt } = kept.json as { decidedAt: string; reviewAt: string };
  assert.equal(daysFrom(decidedAt, reviewAt), 6);
  const asked = new Date(clock).toISOString();
  const appeal = await ask('POST', `/v1/accounts/${own.account}/restrictions/${own.restriction.id}/appeal`);
  assert.equal(daysFrom(asked, Restriction.parse(appeal.json).reviewAt), 5);

  // A limit after a block is told at nine in the morning, with all others of that day.
  clock += 3 * DAY;
  const statement = (await statementsOf(system, `account=${own.account}`)).find(
    (s) => s.measure === 'restrict',
  );
  assert.ok(statement?.link);
  const page = (await call(system.url, 'GET', statement.link.replace('/vi/', '/en/'))).text;
  assert.match(page, /Own words for limits/);
});

test('a limit whose bundle the live version no longer has keeps the words of the version that began it', async () => {
  const { account, restriction } = await restricted();
  await goLiveWith(system, (files) =>
    Object.fromEntries(
      Object.entries(files).map(([name, text]) => [
        name,
        text.replaceAll('suspicious-adult', 'new-contacts'),
      ]),
    ),
  );
  const [still] = await running(account);
  assert.equal(still?.bundle, 'suspicious-adult');
  assert.deepEqual(still?.limits, restriction.limits);
  assert.deepEqual(still?.notice, restriction.notice);
  assert.equal((await restricted()).restriction.bundle, 'new-contacts');
});

const ownRule = `rules:
  - id: control.own-rule
    layer: control
    owner: trust-and-safety
    kinds: [message.sent]
    when: act["move-to-other-app"] >= 0.4 && atMost(receiver.band, "16-17") && relation.mutuals < 1
    tier: 1
    outcome: hold
    hold: { minutes: 30, then: release }
    statement: { vi: Quy tắc riêng của nền tảng., en: A rule of the platform itself. }
    basis: [VN.L116.16]
examples:
  - rule: control.own-rule
    name: a move to another app is held
    accounts: { adult: { ageBand: 23plus }, teen: { ageBand: 13-15 } }
    events: [{ type: message.sent, actor: adult, target: teen, relation: { connected: true, mutuals: 0 }, acts: [move-to-other-app] }]
    expect: { fires: true }
  - rule: control.own-rule
    name: nothing is held without it
    accounts: { adult: { ageBand: 23plus }, teen: { ageBand: 13-15 } }
    events: [{ type: message.sent, actor: adult, target: teen, relation: { connected: true, mutuals: 0 } }]
    expect: { fires: false }
`;

test('law against policy is computed from the version that the platform runs, and says which', async () => {
  const report = async (query = '') => ObligationReport.parse((await got(`/v1/obligations${query}`)).json);
  const serves = ({ items }: ObligationReport) =>
    items.flatMap(({ servedBy }) => servedBy).filter(({ id }) => id === 'control.own-rule');
  assert.deepEqual(serves(await report()), []);
  const version = await goLiveWith(system, () => ({ 'own.yaml': ownRule }));
  const live = await report();
  assert.equal(live.policy, version);
  assert.equal(live.platform?.id, system.seeded.platform.id);
  assert.ok(serves(live).length > 0 && serves(live).every(({ counts }) => counts));
  const rules = PublicRules.parse((await got('/v1/public-rules')).json);
  assert.equal(rules.policy, version);
  assert.ok(rules.items.some(({ id, mode }) => id === 'control.own-rule' && mode === 'live'));
  const page = (await got('/en/luat-va-chinh-sach')).text;
  assert.ok(page.includes(`Computed from the policy ${version} that`));
  assert.ok((await got('/vi/luat-va-chinh-sach/quy-tac')).text.includes('id="control.own-rule"'));
  assert.ok((await got('/v1/obligations.csv?lang=en')).text.includes('rule:control.own-rule'));
});

test('of several platforms one is chosen; what only watches is shown and does not count', async () => {
  const id = randomUUID();
  await system.running.deps.db.tx({ kind: 'system' }, ({ sql }) =>
    insertOrganisation(sql, { id, kind: 'platform', name: watching, mode: 'shadow' }),
  );
  const report = ObligationReport.parse((await got(`/v1/obligations?platform=${id}`)).json);
  assert.deepEqual(report.platform, { id, name: watching, mode: 'shadow' });
  assert.equal(report.policy, 'vn@1');
  const byRule = report.items.flatMap(({ servedBy }) => servedBy).filter(({ kind }) => kind === 'rule');
  assert.ok(byRule.length > 0 && byRule.every(({ counts }) => !counts));
  const rules = PublicRules.parse((await got(`/v1/public-rules?platform=${id}`)).json).items;
  assert.ok(rules.filter(({ kind }) => kind === 'rule').every(({ mode }) => mode !== 'live'));
  assert.equal((await call(system.url, 'GET', `/v1/obligations?platform=${randomUUID()}`)).status, 404);
  assert.equal((await call(system.url, 'GET', '/v1/public-rules?platform=la-me')).status, 422);

  const page = (await got(`/vi/luat-va-chinh-sach?nen-tang=${id}`)).text;
  assert.match(page, new RegExp(`<option value="${id}" selected>`));
  assert.ok(page.includes('Nền tảng này đang chạy thử'));
  assert.ok(page.includes(`/vi/luat-va-chinh-sach/quy-tac?nen-tang=${id}#`));
  const chosen = (await got(`/vi/luat-va-chinh-sach/quy-tac?nen-tang=${id}`)).text;
  assert.ok(chosen.includes(watching.vi) && !chosen.includes('id="control.own-rule"'));
  for (const path of ['', '/quy-tac'])
    assert.match((await got(`/vi/luat-va-chinh-sach${path}?nen-tang=la-me`)).text, /la-me/);
});
