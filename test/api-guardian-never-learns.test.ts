import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import test, { after, before } from 'node:test';
import { WEBHOOK_EVENTS } from '@khong-mot-minh/contracts';
import { startTestSystem, type TestSystem } from '@khong-mot-minh/testing';
import { type Answer, call } from './api/call.ts';
import { extortionRun, judge } from './api/extortion.ts';
import { openHook } from './api/hook.ts';

const createdAt = '2026-01-01T00:00:00Z';
const now = Date.now();
let system: TestSystem;
let hook: Awaited<ReturnType<typeof openHook>>;
before(async () => {
  system = await startTestSystem({}, { now: () => new Date(now) });
  hook = await openHook(system.url, system.seeded.platform.key, [...WEBHOOK_EVENTS]);
});
after(async () => {
  await hook[Symbol.asyncDispose]();
  await system[Symbol.asyncDispose]();
});

/** What a platform may show to a guardian or do for one. */
const OF_GUARDIANS = [
  'put /v1/accounts/{id}',
  'get /v1/accounts/{id}/protections',
  'get /v1/accounts/{id}/protection-history',
  'post /v1/accounts/{id}/protection-changes',
  'post /v1/accounts/{id}/guardian-tokens',
  'post /v1/accounts/{id}/guardian-reviews',
  'get /v1/accounts/{id}/restrictions',
];
/** What is for the young person, the platform's machines or the restricted account alone. */
const OF_OTHERS = [
  'delete /v1/accounts/{id}',
  'get /v1/accounts/{id}/guardian-link',
  'get /v1/accounts/{id}/guardian-contests',
  'post /v1/accounts/{id}/guardian-contests',
  'post /v1/accounts/{id}/guardian-contests/{contest}/appeal',
  'get /v1/accounts/{id}/trusted-adult',
  'put /v1/accounts/{id}/trusted-adult',
  'post /v1/accounts/{id}/restrictions/{restriction}/appeal',
];

const ask = (method: string, path: string, body?: unknown) =>
  call(system.url, method, path, body, { key: system.seeded.platform.key });
const send = (event: object) =>
  judge(system.url, system.seeded.platform.key, {
    id: randomUUID(),
    time: new Date(now).toISOString(),
    ...event,
  });

type Twin = { name: string; child: string };
async function twin(band: string): Promise<Twin> {
  const name = randomUUID();
  const child = `${name}-child`;
  for (const id of [`${name}-adult`, `${name}-mother`])
    await ask('PUT', `/v1/accounts/${id}`, { ageBand: '23plus', createdAt });
  await ask('PUT', `/v1/accounts/${child}`, putBody({ name, child }, band));
  return { name, child };
}
const putBody = ({ name }: Twin, ageBand: string) => ({
  ageBand,
  createdAt,
  guardian: { accountId: `${name}-mother` },
});

/** Everything a young person can do to get help, and everything that may be noticed about them. */
async function seekHelp({ name, child }: Twin): Promise<void> {
  const adult = `${name}-adult`;
  for (const event of extortionRun(name)) await judge(system.url, system.seeded.platform.key, event);
  await send({ type: 'account.blocked', actor: child, target: adult });
  await send({ type: 'account.reported', actor: child, target: adult, category: 'SEXTORTION' });
  for (const query of ['111', 'mình muốn tự tử', 'bị tống tiền phải làm sao'])
    await send({ type: 'search.performed', actor: child, query });
  await send({ type: 'account.blocked', actor: child, target: `${name}-mother` });
  await ask('POST', `/v1/accounts/${child}/guardian-contests`, { reason: 'not-safe-with-them' });
}

/** Every answer on the guardian's side, without what differs between any two accounts. */
async function guardianSide(one: Twin, band: string): Promise<unknown[]> {
  const at = `/v1/accounts/${one.child}`;
  const guardian = `${one.name}-mother`;
  const loose = { key: 'account.visibility', value: 'public', by: 'guardian' };
  const answers: Answer[] = [
    await ask('GET', `${at}/protections`),
    await ask('GET', `${at}/protection-history`),
    await ask('GET', `${at}/restrictions`),
    await ask('POST', `${at}/guardian-tokens`, { guardian }),
    await ask('POST', `${at}/guardian-tokens`, { guardian: 'stranger' }),
    await ask('POST', `${at}/protection-changes`, loose),
    await ask('POST', `${at}/protection-changes`, { ...loose, token: 'kmg_one-that-is-over' }),
    await ask('POST', `${at}/protection-changes`, { key: 'social.comments', value: 'off', by: 'guardian' }),
    await ask('POST', `${at}/protection-changes`, { key: 'no.such', value: 'off', by: 'guardian' }),
    await ask('POST', `${at}/guardian-reviews`, { guardian }),
    await ask('PUT', at, putBody(one, band)),
    await ask('GET', `${at}/protection-history`),
  ];
  return answers.map(({ status, text }) => ({
    status,
    text: text
      .replaceAll(one.name, '*')
      .replace(/kmg_[\w-]+/g, '*')
      .replace(/\d{4}-\d\d-\d\dT[\d:.]+Z/g, '*'),
  }));
}

test('every route of an account is known to be of the guardian’s side or not', () => {
  const found = system.running.routes
    .filter(({ path }) => path.startsWith('/v1/accounts/'))
    .map(({ method, path }) => `${method} ${path}`);
  assert.deepEqual(found.toSorted(), [...OF_GUARDIANS, ...OF_OTHERS].toSorted());
});

test('a guardian never learns that help was sought: no webhook names them in a way that tells', async () => {
  const one = await twin('under13');
  const from = hook.heard.length;
  await seekHelp(one);
  await hook.hears(({ type, data }) => type === 'guardian-link.changed' && data.account === one.child);
  const words = /báo cáo|tố cáo|chặn|tìm kiếm|nhờ giúp|report|block|search|asked for help|case|notice/iu;
  for (const { type, data } of hook.heard.slice(from)) {
    // These go to the platform's own machines and reviewers, and name no guardian.
    if (
      ['case.opened', 'preservation.requested', 'restriction.started', 'restriction.ended'].includes(type)
    ) {
      assert.ok(!JSON.stringify(data).includes(`${one.name}-mother`), type);
      continue;
    }
    if (type === 'guardian-link.changed') {
      assert.equal(data.audience, 'account');
      continue;
    }
    assert.ok(['adult.alert', 'protection.changed'].includes(type), type);
    const shown = type === 'adult.alert' ? data.text : data.notice;
    assert.doesNotMatch(JSON.stringify(shown), words);
  }
});

for (const band of ['under13', '13-15', '16-17'])
  test(`a guardian never learns that help was sought (${band}): no answer differs from that of a child at peace`, async () => {
    const [peace, trouble] = [await twin(band), await twin(band)];
    const before = await guardianSide(trouble, band);
    assert.deepEqual(await guardianSide(peace, band), before);
    await seekHelp(trouble);
    assert.deepEqual(await guardianSide(trouble, band), await guardianSide(peace, band));
  });
