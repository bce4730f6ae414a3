import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import test, { after, before } from 'node:test';
import { Restriction } from '@khong-mot-minh/contracts';
import { createClient } from '@khong-mot-minh/sdk';
import { startTestSystem, type TestSystem } from '@khong-mot-minh/testing';
import { extortionRun, judge, putAccounts } from './api/extortion.ts';
import { personOf } from './api/house.ts';

const PLACE = { retaliation: { risk: 'possible', plan: ['young-person-ready'] } };
const DAY = 86_400_000;
let system: TestSystem;
before(async () => {
  system = await startTestSystem();
});
after(() => system[Symbol.asyncDispose]());

/** A platform's client whose line to the server can be cut, and a conversation between two connected accounts. */
async function room() {
  const name = randomUUID();
  await putAccounts(system.url, system.seeded.platform.key, name);
  let caseId = '';
  for (const event of extortionRun(name)) {
    const { measures } = await judge(system.url, system.seeded.platform.key, event);
    caseId = measures.find((m) => m.kind === 'case')?.caseId ?? caseId;
  }
  const line = { cut: false, onlyEvents: false };
  const state = { nowMs: Date.now() };
  const client = createClient({
    baseUrl: system.url,
    key: system.seeded.platform.key,
    retries: 0,
    protections: { follow: true },
    now: () => new Date(state.nowMs),
    fetch: (input, init) =>
      line.cut || (line.onlyEvents && !String(input).endsWith('/v1/events'))
        ? Promise.reject(new TypeError('fetch failed'))
        : fetch(input, init),
  });
  const [adult, child] = [`${name}-adult`, `${name}-child`];
  const send = async (actor = adult, target = child) => {
    const { outcome, source, reasons } = await client.sendEvent({
      id: randomUUID(),
      type: 'message.sent',
      time: new Date(state.nowMs).toISOString(),
      actor,
      target,
      conversation: 'c',
      text: 'mai nhớ mang vở toán nha',
      relation: { connected: true, mutuals: 3 },
    });
    return { outcome, source, stopped: reasons.some(({ rule }) => rule.endsWith('stopped')) };
  };
  const desk = (nth: number) => personOf(system, 'platform', nth);
  const stop = async () => {
    const answer = await (await desk(0)).send('POST', `/v1/cases/${caseId}/conversation-stop`, PLACE);
    assert.equal(answer.status, 201, answer.text);
    return Restriction.parse(answer.json);
  };
  const lift = async (id: string) => {
    const body = { outcome: 'lift', reason: 'risk-is-over' };
    assert.equal((await (await desk(1)).send('POST', `/v1/restrictions/${id}/decision`, body)).status, 200);
  };
  return { client, line, state, adult, child, send, stop, lift };
}

test('a stop that only an answer of the server told is kept when the line is cut, both ways, until its end', async () => {
  const { client, line, state, adult, child, send, stop } = await room();
  using _ = client;
  assert.equal((await send()).source, 'server');
  const { until } = await stop();
  // Nothing but this answer tells of it: no webhook, and no question about the accounts gets through any more.
  line.onlyEvents = true;
  assert.deepEqual((await send()).outcome, 'block');
  line.cut = true;
  assert.deepEqual(await send(), { outcome: 'block', source: 'local', stopped: true });
  assert.deepEqual(await send(child, adult), { outcome: 'block', source: 'local', stopped: true });
  assert.notEqual((await send(adult, `${child}-friend`)).stopped, true);
  state.nowMs = Date.parse(until) - DAY;
  assert.equal((await send()).outcome, 'block');
  state.nowMs = Date.parse(until) + 1000;
  assert.equal((await send()).outcome, 'allow');
});

test('a stop that the server has lifted is forgotten with its next answer', async () => {
  const { client, line, send, stop, lift } = await room();
  using _ = client;
  const { id } = await stop();
  line.onlyEvents = true;
  assert.equal((await send()).outcome, 'block');
  await lift(id);
  assert.notEqual((await send()).outcome, 'block');
  line.cut = true;
  assert.deepEqual(await send(), { outcome: 'allow', source: 'local', stopped: false });
});
