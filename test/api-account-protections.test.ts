import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import test, { after, before } from 'node:test';
import { AccountProtection, ProtectionChange } from '@khong-mot-minh/contracts';
import { startTestSystem, type TestSystem } from '@khong-mot-minh/testing';
import { z } from 'zod';
import { type Answer, call } from './api/call.ts';
import { extortionRun, judge } from './api/extortion.ts';
import { openHook } from './api/hook.ts';
import { addPlatform } from './api/platform.ts';

const HOUR = 3600_000;
const createdAt = '2026-01-01T00:00:00Z';
let system: TestSystem;
let clock = Date.now();
let hook: Awaited<ReturnType<typeof openHook>>;
before(async () => {
  system = await startTestSystem({}, { now: () => new Date(clock) });
  hook = await openHook(system.url, system.seeded.platform.key, ['protection.changed']);
});
after(async () => {
  await hook[Symbol.asyncDispose]();
  await system[Symbol.asyncDispose]();
});

const ask = (method: string, path: string, body?: unknown, headers: Record<string, string> = {}) =>
  call(system.url, method, path, body, { key: system.seeded.platform.key, headers });
const put = async (ageBand: string, more: object = {}, id: string = randomUUID()) => {
  assert.equal((await ask('PUT', `/v1/accounts/${id}`, { ageBand, createdAt, ...more })).status, 200);
  return id;
};
const withGuardian = (ageBand = '13-15', id?: string) =>
  put(ageBand, { guardian: { accountId: 'mother' }, timeZone: 'Asia/Ho_Chi_Minh' }, id);
const protections = async (id: string) => {
  const answer = await ask('GET', `/v1/accounts/${id}/protections`);
  assert.equal(answer.status, 200, answer.text);
  return new Map(
    z
      .array(AccountProtection)
      .parse(answer.json)
      .map((p) => [p.key, p]),
  );
};
const value = async (id: string, key: string) => (await protections(id)).get(key)?.value;
const change = (id: string, body: object, headers?: Record<string, string>) =>
  ask('POST', `/v1/accounts/${id}/protection-changes`, body, headers);
const token = async (id: string, guardian = 'mother'): Promise<string> => {
  const answer = await ask('POST', `/v1/accounts/${id}/guardian-tokens`, { guardian });
  assert.equal(answer.status, 200, answer.text);
  return (answer.json as { token: string }).token;
};
const history = async (id: string, query = '') => {
  const answer = await ask('GET', `/v1/accounts/${id}/protection-history${query}`);
  assert.equal(answer.status, 200, answer.text);
  const page = answer.json as { items: unknown[]; next?: string };
  return { items: z.array(ProtectionChange).parse(page.items), next: page.next };
};
type Refusal = { detail: string; errors: { pointer: string; code: string }[] };
const refusal = (answer: Answer, status: number) => {
  assert.equal(answer.status, status, answer.text);
  return answer.json as Refusal;
};
const appliesAt = (answer: Answer) => Date.parse((answer.json as { appliesAt: string }).appliesAt);
const open = { key: 'account.visibility', value: 'public' };
const shut = { key: 'social.comments', value: 'off' };

test('an account that was never put is protected as one of 13–15, with grounds and their grade', async () => {
  const unknown = await protections(randomUUID());
  assert.deepEqual(unknown, await protections(await put('13-15')));
  assert.deepEqual(unknown, await protections(await put('unknown')));
  for (const { basis, sources } of unknown.values()) assert.equal(sources.length, basis.length);
  assert.equal(unknown.get('time.game_min')?.loosenBy, 'locked');
  assert.ok(unknown.get('time.game_min')?.lockedReason?.vi);
});

test('tightening holds at once, is in the history, and is told to the young person by webhook', async () => {
  const id = await withGuardian();
  const answer = await change(id, { ...shut, by: 'guardian' });
  assert.equal(answer.status, 200, answer.text);
  assert.equal(appliesAt(answer), clock);
  assert.equal(await value(id, shut.key), 'off');
  const told = {
    vi: 'Người giám hộ của bạn đã đổi “Ai bình luận được” thành “không ai”.',
    en: 'Your guardian changed “Who can comment” to “nobody”.',
  };
  assert.deepEqual((answer.json as { notice: unknown }).notice, told);
  const [entry] = (await history(id)).items;
  assert.deepEqual(
    [entry?.by, entry?.from, entry?.to, entry?.notice],
    ['guardian', 'connected', 'off', told],
  );
  const heard = await hook.hears(({ data }) => data.account === id);
  assert.equal(heard.type, 'protection.changed');
  assert.deepEqual(heard.data, { account: id, ...entry });
});

test('a guardian loosens with a token of their own, once, after the cooldown', async () => {
  const id = await withGuardian();
  assert.match(refusal(await change(id, { ...open, by: 'teen' }), 403).detail, /guardian/);
  assert.equal(refusal(await change(id, { ...open, by: 'guardian' }), 403).errors[0]?.code, 'required');
  const used = await token(id);
  const answer = await change(id, { ...open, by: 'guardian', token: used });
  assert.equal(answer.status, 202, answer.text);
  assert.equal(appliesAt(answer), clock + 24 * HOUR);
  assert.match((answer.json as { notice: { vi: string } }).notice.vi, /bắt đầu lúc/);
  const again = { key: 'social.tag_mention', value: 'all', by: 'guardian', token: used };
  assert.equal(refusal(await change(id, again), 403).errors[0]?.code, 'bad-token');
  const waiting = (await protections(id)).get(open.key);
  assert.equal(waiting?.value, 'private');
  assert.equal(waiting?.pending?.value, 'public');
  clock += 24 * HOUR - 1;
  assert.equal(await value(id, open.key), 'private');
  await system.restart();
  clock += 1;
  assert.equal(await value(id, open.key), 'public');
});

test('a token is for one account, its linked guardian and a quarter of an hour', async () => {
  const [one, other] = [await withGuardian(), await withGuardian()];
  const tokens = `/v1/accounts/${one}/guardian-tokens`;
  assert.equal(
    refusal(await ask('POST', tokens, { guardian: 'stranger' }), 403).errors[0]?.code,
    'not-linked',
  );
  assert.equal(
    (await ask('POST', `/v1/accounts/${randomUUID()}/guardian-tokens`, { guardian: 'mother' })).status,
    404,
  );
  const adult = await withGuardian('18-22');
  assert.equal(
    (await ask('POST', `/v1/accounts/${adult}/guardian-tokens`, { guardian: 'mother' })).status,
    403,
  );
  const ofOther = { ...open, by: 'guardian', token: await token(other) };
  assert.equal((await change(one, ofOther)).status, 403);
  const late = { ...open, by: 'guardian', token: await token(one) };
  clock += 15 * 60_000;
  assert.equal((await change(one, late)).status, 403);
  const relinked = { ...open, by: 'guardian', token: await token(one) };
  await put('13-15', { guardian: { accountId: 'aunt' } }, one);
  assert.equal((await change(one, relinked)).status, 403);
  const rows = await system.running.deps.db.owner.sql<{ row: string }>(
    'select t::text as row from guardian_token t',
  );
  assert.ok(rows.every(({ row }) => !row.includes(relinked.token)));
});

test('a refused change does not use up the token', async () => {
  const id = await withGuardian();
  const mine = await token(id);
  const locked = { key: 'social.live_stream', value: 'on', by: 'guardian', token: mine };
  assert.equal(refusal(await change(id, locked), 403).errors[0]?.code, 'locked');
  assert.equal((await change(id, { ...open, by: 'guardian', token: mine })).status, 202);
});

test('a teen of 16–17 loosens what is theirs, and takes it back before it holds', async () => {
  const id = await withGuardian('16-17');
  assert.match(
    refusal(await change(id, { ...open, by: 'guardian', token: await token(id) }), 403).detail,
    /young person/,
  );
  const first = await change(id, { ...open, by: 'teen' });
  assert.equal(first.status, 202, first.text);
  clock += HOUR;
  const second = await change(id, { ...open, by: 'teen' });
  assert.equal(second.status, 202);
  assert.equal(appliesAt(second), appliesAt(first));
  assert.equal((await change(id, { ...open, value: 'private', by: 'teen' })).status, 200);
  clock += 48 * HOUR;
  assert.equal(await value(id, open.key), 'private');
  assert.deepEqual(
    (await history(id)).items.map((c) => c.to),
    ['private', 'public'],
  );
});

test('a young adult turns the extra warnings off at once, and nobody watches over them', async () => {
  const id = await withGuardian('18-22');
  const off = { key: 'call.video_from_unconnected', value: 'on' };
  assert.equal(await value(id, off.key), 'warn');
  assert.match(refusal(await change(id, { ...off, by: 'guardian' }), 403).detail, /account holder/);
  assert.equal((await change(id, { ...off, by: 'self' })).status, 200);
  assert.equal(await value(id, off.key), 'on');
  const back = await change(id, { ...off, value: 'warn', by: 'self' });
  assert.equal(back.status, 200);
  assert.equal(await value(id, off.key), 'warn');
  const told = (await history(id)).items.map(({ by, to, notice }) => [
    by,
    to,
    notice.vi.startsWith('Bạn đã đổi'),
  ]);
  assert.deepEqual(told, [
    ['self', 'warn', true],
    ['self', 'on', true],
  ]);
});

test('claiming to be fourteen disarms nothing, and a claim never makes somebody older', async () => {
  const key = system.seeded.platform.key;
  const child = await put('13-15');
  const claims = { ageSources: [{ source: 'claimed', band: '13-15' }] };
  const outcome = async (adult: string) => {
    const relation = { connected: false, mutuals: 0 };
    const time = new Date(clock).toISOString();
    const event = { id: randomUUID(), time, actor: adult, target: child, relation };
    return (await judge(system.url, key, { ...event, type: 'message.sent', conversation: 'c', text: 'chào' }))
      .outcome;
  };
  assert.equal(await outcome(await put('23plus', claims)), 'block');
  assert.equal(await outcome(await put('unknown', claims)), 'block');
  assert.equal(await outcome(randomUUID()), 'block');
  const teen = await put('13-15', { ageSources: [{ source: 'claimed', band: '23plus' }] });
  assert.equal(await value(teen, 'account.visibility'), 'private');
});

test('a key or a value that is not there is refused with a pointer', async () => {
  const id = await put('16-17');
  const bad = [
    [{ key: 'no.such', value: 'on', by: 'teen' }, '/key'],
    [{ key: '__proto__', value: 'on', by: 'teen' }, '/key'],
    [{ ...open, value: 'half', by: 'teen' }, '/value'],
    [{ ...open, by: 'platform' }, '/by'],
  ] as const;
  for (const [body, pointer] of bad)
    assert.equal(refusal(await change(id, body), 422).errors[0]?.pointer, pointer);
  assert.equal((await change(randomUUID(), { ...shut, by: 'teen' })).status, 404);
});

test('a birthday loosens nothing until the teen confirms it', async () => {
  const id = await withGuardian();
  const before = [...(await protections(id))].map(([key, p]) => [key, p.value]);
  await withGuardian('16-17', id);
  assert.deepEqual(
    [...(await protections(id))].map(([key, p]) => [key, p.value]),
    before,
  );
  assert.equal(await value(id, 'time.quiet_hours'), '21-07');
  const heard = await hook.hears(({ data }) => data.account === id);
  assert.equal((heard.data as { by: string }).by, 'age');
  const confirm = { key: 'account.band', value: '16-17' };
  assert.equal((await change(id, { ...confirm, by: 'guardian', token: await token(id) })).status, 403);
  assert.equal((await change(id, { ...confirm, by: 'teen' })).status, 202);
  clock += 24 * HOUR;
  assert.equal(await value(id, 'time.quiet_hours'), '22-07');
});

test('the rules protect somebody with a birthday as before, until it is confirmed', async () => {
  const name = randomUUID();
  const key = system.seeded.platform.key;
  const adult = await put('23plus', {}, `${name}-adult`);
  const grown = await put('16-17', {}, `${name}-child`);
  const outcome = async () => {
    const relation = { connected: false, mutuals: 0 };
    const time = new Date(clock).toISOString();
    const event = { id: randomUUID(), time, actor: adult, target: grown, relation };
    return (await judge(system.url, key, { ...event, type: 'message.sent', conversation: 'c', text: 'chào' }))
      .outcome;
  };
  assert.equal(await outcome(), 'block');
  await put('18-22', {}, grown);
  assert.equal(await outcome(), 'block');
  assert.equal((await change(grown, { key: 'account.band', value: '18-22', by: 'teen' })).status, 403);
  assert.equal((await change(grown, { key: 'account.band', value: '18-22', by: 'self' })).status, 202);
  assert.equal(await outcome(), 'block');
  clock += 24 * HOUR;
  assert.notEqual(await outcome(), 'block');
});

test('who turns out to be younger is protected at once, and what waited is gone', async () => {
  const id = await put('18-22');
  assert.equal((await change(id, { key: 'social.comments', value: 'all', by: 'self' })).status, 200);
  await put('13-15', {}, id);
  assert.equal(await value(id, 'social.comments'), 'connected');
  await put('18-22', {}, id);
  assert.equal(await value(id, 'social.comments'), 'connected');
  const { items } = await history(id);
  assert.ok(items.some((c) => c.key === 'content.level' && c.by === 'age' && c.to === 'PG-13'));
});

test('the history pages, and goes with the account', async () => {
  const id = await put('18-22');
  for (const value of ['connected', 'requests', 'connected'])
    assert.equal((await change(id, { key: 'dm.from', value, by: 'self' })).status, 200);
  const first = await history(id, '?limit=2');
  const second = await history(id, `?limit=2&cursor=${first.next}`);
  assert.deepEqual(
    [...first.items, ...second.items].map((c) => c.to),
    ['connected', 'requests', 'connected'],
  );
  assert.equal(second.next, undefined);
  assert.doesNotMatch(String(first.next), /^\d+$/, 'changes are numbered over all platforms');
  assert.equal((await ask('GET', `/v1/accounts/${id}/protection-history?cursor=17`)).status, 422);
  assert.equal((await ask('GET', `/v1/accounts/${id}/protection-history?cursor=x`)).status, 422);
  assert.equal((await ask('DELETE', `/v1/accounts/${id}`)).status, 204);
  assert.equal((await ask('GET', `/v1/accounts/${id}/protection-history`)).status, 404);
  assert.equal(await value(await put('18-22', {}, id), 'dm.from'), 'requests');
});

test('the same request with the same key is one change', async () => {
  const id = await put('16-17');
  const headers = { 'idempotency-key': randomUUID() };
  const first = await change(id, { ...open, by: 'teen' }, headers);
  clock += HOUR;
  const second = await change(id, { ...open, by: 'teen' }, headers);
  assert.deepEqual([second.status, second.json], [202, first.json]);
  assert.equal((await history(id)).items.length, 1);
});

test('two changes at the same moment leave one history in order', async () => {
  const id = await put('18-22');
  const values = ['connected', 'requests', 'approved-list', 'requests', 'connected'];
  const answers = await Promise.all(values.map((v) => change(id, { key: 'dm.from', value: v, by: 'self' })));
  assert.ok(answers.every((a) => a.status === 200));
  const items = (await history(id)).items.toReversed();
  for (const [i, c] of items.entries()) assert.equal(c.from, items[i - 1]?.to ?? 'requests');
  assert.equal(await value(id, 'dm.from'), items.at(-1)?.to);
});

test('every change is in the ledger, and another platform sees nothing of it', async () => {
  const id = await put('13-15');
  const acts = async () => {
    const rows = await system.running.deps.db.owner.sql<{ entry: Uint8Array }>(
      'select entry from ledger_outbox where not open order by id',
    );
    return rows.filter(({ entry }) => Buffer.from(entry).includes('protection.changed')).length;
  };
  const before = await acts();
  assert.equal((await change(id, { ...shut, by: 'teen' })).status, 200);
  assert.equal(await acts(), before + 1);
  const key = await addPlatform(system);
  const theirs = (path: string) => call(system.url, 'GET', `/v1/accounts/${id}${path}`, undefined, { key });
  assert.equal((await theirs('/protection-history')).status, 404);
  const seen = z.array(AccountProtection).parse((await theirs('/protections')).json);
  assert.equal(seen.find((p) => p.key === shut.key)?.value, 'connected');
  const other = await call(
    system.url,
    'POST',
    `/v1/accounts/${id}/protection-changes`,
    { ...shut, by: 'teen' },
    { key },
  );
  assert.equal(other.status, 404);
});

test('no answer about protections tells a guardian that help was sought', async () => {
  const name = randomUUID();
  const child = await withGuardian('13-15', `${name}-child`);
  const key = system.seeded.platform.key;
  const all = async () => ({
    protections: (await ask('GET', `/v1/accounts/${child}/protections`)).json,
    history: (await ask('GET', `/v1/accounts/${child}/protection-history`)).json,
    restrictions: (await ask('GET', `/v1/accounts/${child}/restrictions`)).json,
  });
  const before = await all();
  const heard = hook.heard.length;
  let worst = 0;
  for (const event of extortionRun(name)) worst = Math.max(worst, (await judge(system.url, key, event)).tier);
  assert.ok(worst >= 3);
  const about = { actor: child, target: `${name}-adult`, time: new Date(clock).toISOString() };
  await judge(system.url, key, { ...about, id: randomUUID(), type: 'account.blocked' });
  await judge(system.url, key, { ...about, id: randomUUID(), type: 'account.reported', category: 'other' });
  await judge(system.url, key, {
    actor: child,
    time: about.time,
    id: randomUUID(),
    type: 'search.performed',
    query: '111',
  });
  assert.deepEqual(await all(), before);
  const given = await change(child, { ...shut, by: 'guardian' });
  assert.deepEqual(Object.keys(given.json as object).sort(), ['appliesAt', 'key', 'notice', 'value']);
  assert.doesNotMatch(given.text, /báo cáo|chặn|report|block|case|help/iu);
  assert.ok(hook.heard.slice(heard).every(({ type }) => type === 'protection.changed'));
});

test('quiet hours are those of the account, in its own time zone', async () => {
  const key = system.seeded.platform.key;
  const started = async (actor: string, time: string) =>
    (
      await judge(system.url, key, {
        id: randomUUID(),
        type: 'session.started',
        time,
        actor,
        surface: 'chat',
      })
    ).outcome;
  const day = new Date(clock).toISOString().slice(0, 10);
  const night = new Date(Date.parse(`${day}T16:00:00Z`) - 24 * HOUR).toISOString();
  const [hanoi, berlin] = [
    await put('16-17', { timeZone: 'Asia/Ho_Chi_Minh' }),
    await put('16-17', { timeZone: 'Europe/Berlin' }),
  ];
  assert.equal(await started(hanoi, night), 'limit');
  assert.equal(await started(berlin, night), 'allow');
  assert.equal((await change(berlin, { key: 'time.quiet_hours', value: '20-07', by: 'teen' })).status, 200);
  assert.equal(await started(berlin, new Date(Date.parse(night) + 4 * HOUR).toISOString()), 'limit');
  assert.equal((await change(hanoi, { key: 'time.quiet_hours', value: 'off', by: 'teen' })).status, 202);
  assert.equal(await started(hanoi, night), 'limit');
  clock += 24 * HOUR;
  assert.equal(await started(hanoi, night), 'allow');
});

test('a search about harm to oneself is answered with help', async () => {
  const event = { id: randomUUID(), type: 'search.performed', time: new Date(clock).toISOString() };
  const teen = await put('13-15');
  const decision = await judge(system.url, system.seeded.platform.key, {
    ...event,
    actor: teen,
    query: 'mình muốn tự tử',
  });
  assert.equal(decision.outcome, 'block');
  assert.ok(decision.measures.some((m) => m.kind === 'notice' && /111/.test(m.text.vi)));
});
