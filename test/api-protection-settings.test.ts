import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import test, { after, before } from 'node:test';
import { type Decision, Explanation } from '@khong-mot-minh/contracts';
import { startTestSystem, type TestSystem } from '@khong-mot-minh/testing';
import { call } from './api/call.ts';

const HOUR = 3600_000;
const MINUTE = 60_000;
const createdAt = '2026-01-01T00:00:00Z';
let system: TestSystem;
// 09:00 in Vietnam: a whole day of it lies ahead.
let clock = Date.parse('2026-11-24T02:00:00Z');
before(async () => {
  system = await startTestSystem({}, { now: () => new Date(clock) });
});
after(() => system[Symbol.asyncDispose]());

const ask = (method: string, path: string, body?: unknown) =>
  call(system.url, method, path, body, { key: system.seeded.platform.key });
const put = async (ageBand: string, more: object = {}) => {
  const id = randomUUID();
  assert.equal((await ask('PUT', `/v1/accounts/${id}`, { ageBand, createdAt, ...more })).status, 200);
  return id;
};
const judge = async (event: object): Promise<Decision> => {
  const whole = { id: randomUUID(), time: new Date(clock).toISOString(), ...event };
  const answer = await ask('POST', '/v1/events', whole);
  assert.equal(answer.status, 200, answer.text);
  return answer.json as Decision;
};
const writes = (actor: string, target: string) =>
  judge({
    type: 'message.sent',
    actor,
    target,
    conversation: 'c',
    text: 'hi',
    relation: { connected: false },
  });
const change = async (id: string, key: string, value: unknown, by = 'teen') => {
  const { status, text } = await ask('POST', `/v1/accounts/${id}/protection-changes`, { key, value, by });
  assert.ok(status === 200 || status === 202, text);
  return status;
};

test('a tightened setting holds for the very next event, a loosened one from its hour on', async () => {
  const [teen, peer] = [await put('16-17'), await put('16-17')];
  assert.equal((await writes(peer, teen)).outcome, 'hold');
  assert.equal(await change(teen, 'dm.from', 'approved-list'), 200);
  assert.equal((await writes(peer, teen)).outcome, 'block');
  assert.equal(await change(teen, 'dm.from', 'requests'), 202);
  assert.equal((await writes(peer, teen)).outcome, 'block');
  clock += 25 * HOUR;
  assert.equal((await writes(peer, teen)).outcome, 'limit');
});

test('what a platform changes by itself is judged by who may loosen it', async () => {
  const sets = (actor: string, key: string, value: unknown) =>
    judge({ type: 'settings.changed', actor, key, value });
  const [child, teen, student] = [await put('13-15'), await put('16-17'), await put('18-22')];
  assert.deepEqual((await sets(child, 'dm.from', 'requests')).reasons[0]?.rule, 'prevent.guarded-setting');
  assert.equal((await sets(child, 'social.live_stream', 'on')).outcome, 'block');
  const opened = await sets(teen, 'dm.from', 'requests');
  assert.deepEqual([opened.outcome, opened.then], ['hold', 'release']);
  assert.equal((await sets(student, 'dm.from', 'requests')).outcome, 'allow');
  assert.equal(await change(student, 'social.live_stream', 'off', 'self'), 200);
  assert.equal((await judge({ type: 'live.started', actor: student })).outcome, 'block');
});

test('an hour of a game is over for the day in the time zone of the account, across a restart', async () => {
  const player = await put('13-15', { timeZone: 'Asia/Ho_Chi_Minh' });
  const session = (type: 'started' | 'ended', game = 'g-1') =>
    judge({ type: `session.${type}`, actor: player, surface: 'game', game });
  // 11:00 in Vietnam on the next day.
  clock = Date.parse('2026-11-26T04:00:00Z');
  assert.equal((await session('started')).outcome, 'allow');
  clock += 61 * MINUTE;
  await session('ended');
  await system.restart();
  const over = await session('started');
  assert.equal(over.outcome, 'block');
  assert.deepEqual(
    over.reasons.map(({ rule }) => rule).filter((rule) => rule === 'prevent.game-time-used-up'),
    ['prevent.game-time-used-up'],
  );
  assert.equal((await session('started', 'g-2')).outcome, 'allow');
  clock += 24 * HOUR;
  assert.equal((await session('started')).outcome, 'allow');
});

test('an explanation names the rules that nearly fired, and what they saw', async () => {
  const [teen, adult] = [await put('13-15'), await put('23plus')];
  const { eventId, tier } = await judge({
    ...{ type: 'message.sent', actor: adult, target: teen, conversation: 'c', relation: { connected: true } },
    text: 'anh sẽ tặng em quà, em giữ bí mật nhé, đừng kể với ai',
  });
  assert.equal(tier > 0, true);
  const { json } = await ask('GET', `/v1/decisions/${eventId}/explanation`);
  const { nearly } = Explanation.parse(json);
  const gift = nearly.find(({ rule }) => rule === 'control.gift-offer');
  assert.deepEqual(gift, {
    rule: 'control.gift-offer',
    lacking: 'relation.connected == false',
    seen: { 'relation.connected': true },
  });
  assert.ok(!JSON.stringify(json).includes('bí mật nhé'));
});
