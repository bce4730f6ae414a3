import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import test, { after, before } from 'node:test';
import { setTimeout } from 'node:timers/promises';
import { Backtest, type BacktestReport } from '@khong-mot-minh/contracts';
import { startTestSystem, type TestSystem } from '@khong-mot-minh/testing';
import { call } from './api/call.ts';
import { judge, putAccounts } from './api/extortion.ts';
import { personOf } from './api/house.ts';
import type { Responder } from './api/responder.ts';

let system: TestSystem;
before(async () => {
  system = await startTestSystem();
});
after(() => system[Symbol.asyncDispose]());

/** The pack against itself: what is left to see is how it began. */
async function reportOf(desk: Responder, body: object): Promise<BacktestReport> {
  const answer = await desk.send('POST', '/v1/backtests', { version: 'vn@1', ...body });
  assert.equal(answer.status, 202, answer.text);
  const { id } = Backtest.parse(answer.json);
  for (let i = 0; i < 300; i++) {
    const { report } = Backtest.parse((await desk.send('GET', `/v1/backtests/${id}`)).json);
    if (report) return report;
    await setTimeout(100);
  }
  throw new Error(`Backtest ${id} does not end`);
}

test('what was before the period fills the state and is not counted, and the report says what is unknown', async () => {
  const { key } = system.seeded.platform;
  const name = randomUUID();
  await putAccounts(system.url, key, name);
  const blocks = (child: string) =>
    judge(system.url, key, {
      id: randomUUID(),
      type: 'account.blocked',
      time: new Date().toISOString(),
      actor: `${name}-${child}`,
      target: `${name}-adult`,
    });
  const other = { ageBand: '13-15', createdAt: '2026-01-01T00:00:00Z' };
  await call(system.url, 'PUT', `/v1/accounts/${name}-other`, other, { key });
  await blocks('child');
  await setTimeout(20);
  const since = new Date().toISOString();
  await setTimeout(20);
  await blocks('other');
  const mai = await personOf(system, 'platform');
  const whole = await reportOf(mai, {});
  const late = await reportOf(mai, { since });
  const fired = late.rules.find(({ rule }) => rule === 'control.blocked-by-minors');
  assert.deepEqual(fired, { rule: 'control.blocked-by-minors', before: 1, after: 1 });
  assert.deepEqual(late.changed, { same: 1, stricter: 0, laxer: 0 });
  assert.equal(late.began?.warmUp, whole.changed.same - 1);
  assert.deepEqual([whole.began?.warmUp, whole.began?.complete, whole.began?.thin], [0, true, 0]);
  assert.equal(whole.began?.fullFrom, whole.began?.recordedFrom);

  // As after thirty days: the oldest recordings went, and what they would have told is unknown.
  await system.running.deps.db.owner.sql('delete from event_recording where batch = 1');
  const cut = await reportOf(mai, { since });
  assert.equal(cut.began?.complete, false);
  assert.equal(cut.began?.thin, 1);
  const unknownDays = Date.parse(cut.began?.fullFrom ?? '') - Date.parse(cut.began?.recordedFrom ?? '');
  assert.equal(unknownDays, 30 * 86_400_000);
});
