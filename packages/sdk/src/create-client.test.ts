import assert from 'node:assert/strict';
import test, { after, before } from 'node:test';
import { startTestSystem, type TestSystem } from '@khong-mot-minh/testing';
import { type ClientOptions, createClient } from './create-client.ts';
import { ProblemError, UnavailableError } from './http/problem-error.ts';
import type { Decision, PlatformEvent } from './openapi-types.ts';

let system: TestSystem;
before(async () => {
  system = await startTestSystem();
});
after(() => system[Symbol.asyncDispose]());

const connect = (more: Partial<ClientOptions> = {}) =>
  createClient({ baseUrl: `${system.url}/`, key: system.seeded.platform.key, ...more });
const message = (id: string, more: object = {}): PlatformEvent => ({
  id,
  type: 'message.sent',
  time: new Date().toISOString(),
  actor: 'adult',
  target: 'young',
  conversation: 'c-1',
  text: 'chào bạn',
  relation: { connected: true },
  ...more,
});

test('accounts, protections, events, decisions and explanations pass through the client', async () => {
  using client = connect();
  const createdAt = '2025-01-01T00:00:00Z';
  const young = await client.putAccount('young', { ageBand: '13-15', createdAt });
  assert.deepEqual(young, { id: 'young', ageBand: '13-15', createdAt });
  const ageSources = [{ source: 'verified', band: '23plus' } as const];
  await client.putAccount('adult', { ageBand: '23plus', createdAt, ageSources });
  assert.ok((await client.protections('young')).length > 0);
  const decision = await client.sendEvent(message('first', { relation: { connected: false } }));
  assert.equal(decision.source, 'server');
  assert.equal(decision.outcome, 'block');
  assert.equal((await client.decision('first'))?.outcome, 'block');
  assert.equal((await client.explanation('first'))?.decision.eventId, 'first');
  assert.equal(await client.decision('never-sent'), undefined);
  assert.equal(await client.deleteAccount('never-put'), false);
  assert.equal(await client.deleteAccount('adult'), true);
});

test('2,300 events travel in bodies that the server takes and come back in order', async () => {
  const bodies: number[] = [];
  using client = connect({
    timeoutMs: 30_000,
    fetch: (input, init) => {
      bodies.push(String(init?.body).trimEnd().split('\n').length);
      return fetch(input, init);
    },
  });
  const events = Array.from({ length: 2300 }, (_, i) => ({
    id: `s-${i}`,
    type: 'session.ended' as const,
    time: new Date().toISOString(),
    actor: 'young',
  }));
  const answers = await client.sendEvents(events);
  assert.deepEqual(bodies, [1000, 1000, 300]);
  assert.deepEqual(
    answers.map((a) => a.eventId),
    events.map((e) => e.id),
  );
  assert.deepEqual(await client.sendEvents([]), []);
});

test('a refusal is a ProblemError with its code and its pointers, and is not repeated', async () => {
  let calls = 0;
  using client = connect({
    fetch: (input, init) => {
      calls++;
      return fetch(input, init);
    },
  });
  const bad = { ...message('bad'), actor: 7 };
  // `as`: what a program without types would send.
  await assert.rejects(client.sendEvents([message('good'), bad as unknown as PlatformEvent]), (error) => {
    assert.ok(error instanceof ProblemError);
    assert.equal(error.code, 'invalid');
    assert.equal(error.status, 422);
    assert.equal(error.pointers[0]?.pointer, '/1/actor');
    return true;
  });
  assert.equal(calls, 1);
  using stranger = connect({ key: 'kmm_aaaaaaaaaaaaaaaaaaaaaaaa' });
  await assert.rejects(stranger.protections('young'), { code: 'bad-key' });
});

test('an answer that is lost is asked for again with the same id, and nothing is judged twice', async () => {
  let calls = 0;
  using client = connect({
    wait: () => Promise.resolve(),
    fetch: async (input, init) => {
      const response = await fetch(input, init);
      calls++;
      if (calls > 1) return response;
      await response.arrayBuffer();
      throw new TypeError('the connection broke');
    },
  });
  const answer = await client.sendEvent(message('lost'));
  assert.equal(answer.source, 'server');
  assert.equal(calls, 2);
});

test('during an outage every event is answered here, waits, and is sent again with the same id', async () => {
  let out = true;
  let calls = 0;
  let nowMs = Date.now();
  const later: Decision[] = [];
  using client = connect({
    now: () => new Date(nowMs),
    wait: () => Promise.resolve(),
    onDecision: (decision) => later.push(decision),
    fetch: (input, init) => {
      calls++;
      return out ? Promise.reject(new TypeError('refused')) : fetch(input, init);
    },
  });
  const talk = await client.sendEvent(message('talk'));
  assert.deepEqual([talk.outcome, talk.degraded, talk.source, talk.queued], ['allow', true, 'local', true]);
  assert.equal(talk.reasons[0]?.rule, 'outage.passes');
  assert.equal(calls, 3);
  const first = await client.sendEvent(message('contact', { relation: { connected: false } }));
  assert.deepEqual([first.outcome, first.then, first.tier], ['hold', 'drop', 0]);
  assert.equal(calls, 3, 'while nobody answers, no event waits for another time limit');
  assert.equal(client.queued(), 2);
  out = false;
  nowMs += 60_000;
  assert.equal(await client.flush(), 0);
  assert.deepEqual(
    later.map((d) => d.eventId),
    ['talk', 'contact'],
  );
  assert.equal(
    later.every((d) => !d.degraded),
    true,
  );
  assert.equal((await client.decision('contact'))?.eventId, 'contact');
});

test('a full queue says so, and an event that the server refuses later does not stop the others', async () => {
  let out = true;
  const refused: string[] = [];
  const later: string[] = [];
  using client = connect({
    queueLimit: 2,
    retries: 0,
    now: () => new Date(out ? 0 : Date.now()),
    onDecision: (decision) => later.push(decision.eventId),
    onRefused: (event, problem) => refused.push(`${event.id} ${problem.code}`),
    fetch: (input, init) => (out ? Promise.reject(new TypeError('refused')) : fetch(input, init)),
  });
  const tooFar = new Date(Date.now() + 3_600_000).toISOString();
  const answers = await client.sendEvents([
    message('far', { time: tooFar }),
    message('kept'),
    message('over'),
  ]);
  assert.deepEqual(
    answers.map((a) => a.queued),
    [true, true, false],
  );
  out = false;
  assert.equal(await client.flush(), 0);
  assert.deepEqual(refused, ['far invalid']);
  assert.deepEqual(later, ['kept']);
});

test('what is no event still fails when nobody answers, and in shadow nothing is held', async () => {
  const fetch = () => Promise.reject(new TypeError('refused'));
  using client = connect({ fetch, retries: 0, mode: 'shadow' });
  await assert.rejects(client.protections('young'), UnavailableError);
  const answer = await client.sendEvent(message('shadow', { relation: { connected: false } }));
  assert.deepEqual([answer.outcome, answer.mode], ['allow', 'shadow']);
});

test('a server that hangs is given up after the time limit, and one that is busy is waited for as it asks', async () => {
  const waits: number[] = [];
  const answers = [
    () =>
      new Promise<Response>((_, reject) => setTimeout(reject, 50, new DOMException('late', 'TimeoutError'))),
    () => Promise.resolve(new Response('', { status: 503, headers: { 'retry-after': '1' } })),
    () => Promise.resolve(Response.json([])),
  ];
  using client = connect({
    timeoutMs: 20,
    wait: async (ms) => void waits.push(ms),
    fetch: () => (answers.shift() ?? (() => Promise.reject(new Error('one call too many'))))(),
  });
  assert.deepEqual(await client.protections('young'), []);
  assert.equal(waits[1], 1000);
});

test('the webhook secret comes once', async () => {
  using client = connect();
  const webhook = { url: 'https://platform.example/hook', events: ['case.opened' as const] };
  assert.match((await client.putWebhook(webhook)).secret ?? '', /^whsec_/);
  assert.equal((await client.putWebhook(webhook)).secret, undefined);
});
