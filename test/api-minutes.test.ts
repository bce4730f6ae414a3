import assert from 'node:assert/strict';
import test, { after, before } from 'node:test';
import { startTestSystem, type TestSystem } from '@khong-mot-minh/testing';
import { call } from './api/call.ts';
import { personOf } from './api/house.ts';
import { reporterWith, sendReport } from './api/reporter.ts';
import { type Responder, sealFor } from './api/responder.ts';

let system: TestSystem;
let desk: Responder;
const clock = { now: new Date('2026-11-27T06:57:31Z') };
before(async () => {
  system = await startTestSystem({}, { now: () => clock.now });
  desk = await personOf(system, 'helpline');
});
after(() => system[Symbol.asyncDispose]());

test('console 5: staff see the true minute until the case closes, the young person and a closed case the hour', async () => {
  const { receipt } = await sendReport(system.url, 'một điều', { dangerNow: true });
  const child = await reporterWith(system.url, receipt);
  clock.now = new Date('2026-11-27T06:58:10Z');
  await child.write('em đợi');
  const [row] = await desk.cases();
  assert.equal(row?.openedAt, '2026-11-27T06:57:00.000Z', 'the age of danger in the queue');
  clock.now = new Date('2026-11-27T06:59:59Z');
  const key = await desk.unlock();
  assert.equal((await desk.command(row!.id, { type: 'take' })).status, 200);
  const { report } = await desk.view(row!.id);
  const message = await sealFor('message', 'chị đây', [key, report!.reporterKey]);
  assert.equal((await desk.command(row!.id, { type: 'reply', message })).status, 200);
  const times = async () => {
    const { openedAt, sealed, timeline } = await desk.view(row!.id);
    const ofReporter = timeline.filter(({ by }) => by === undefined);
    return { openedAt, sealed: sealed.map(({ at }) => at), reporter: ofReporter.map(({ at }) => at) };
  };
  const minute = (mm: string) => `2026-11-27T06:${mm}:00.000Z`;
  assert.deepEqual(await times(), {
    openedAt: minute('57'),
    sealed: [minute('57'), minute('58'), minute('59')],
    reporter: [minute('57'), minute('58')],
  });
  const hour = minute('00');
  assert.deepEqual(
    (await child.thread()).messages.map(({ at }) => at),
    [hour, hour],
  );
  // Tier 5: one asks to close, another agrees.
  const second = await personOf(system, 'helpline', 1);
  assert.equal((await desk.command(row!.id, { type: 'close', reason: 'no-risk-found' })).status, 200);
  assert.equal((await times()).openedAt, minute('57'), 'asking to close is not closing');
  assert.equal((await second.command(row!.id, { type: 'approve', what: 'close' })).status, 200);
  assert.deepEqual(await times(), { openedAt: hour, sealed: [hour, hour, hour], reporter: [hour, hour] });
  clock.now = new Date('2026-11-27T07:20:40Z');
  await child.write('em viết lại');
  const again = await times();
  assert.equal(again.sealed.at(-1), '2026-11-27T07:20:00.000Z', 'open again, in minutes again');
  assert.equal(again.openedAt, hour);
});

test('a withdrawal and its taking back show in minutes while the case is open, and in hours once it is closed', async () => {
  clock.now = new Date('2026-11-27T08:17:31Z');
  // An hour later nobody is there any more: the door opens to who signs in again and is.
  desk = await personOf(system, 'helpline');
  assert.equal((await desk.send('POST', '/v1/presence', {})).status, 200);
  const { receipt } = await sendReport(system.url, 'một điều nữa', {});
  const child = await reporterWith(system.url, receipt);
  const { id } = (await desk.cases()).find(({ openedAt }) => openedAt === '2026-11-27T08:17:00.000Z')!;
  const last = async () => {
    const { timeline, updatedAt } = await desk.view(id);
    return [timeline.at(-1)?.type, timeline.at(-1)?.at, updatedAt];
  };
  const at = (time: string) => `2026-11-27T${time}:00.000Z`;
  clock.now = new Date('2026-11-27T08:35:12Z');
  assert.equal((await child.withdraw()).status, 200);
  assert.deepEqual(await last(), ['withdrawn', at('08:35'), at('08:35')]);
  assert.equal((await child.thread()).resumableUntil, '2026-11-30T09:00:00.000Z', 'the child sees hours');
  clock.now = new Date('2026-11-27T08:41:50Z');
  assert.equal((await call(system.url, 'POST', '/v1/receipts/resume', child.shown)).status, 200);
  assert.deepEqual(await last(), ['resumed', at('08:41'), at('08:41')]);
  assert.equal((await desk.command(id, { type: 'take' })).status, 200);
  assert.equal((await desk.command(id, { type: 'close', reason: 'no-risk-found' })).status, 200);
  const times = (await desk.view(id)).timeline.filter(({ by }) => by === undefined).map((e) => e.at);
  assert.deepEqual(times, [at('08:00'), at('08:00'), at('08:00')]);
  clock.now = new Date('2026-11-27T08:52:03Z');
  assert.equal((await child.withdraw()).status, 200);
  assert.deepEqual((await last()).slice(0, 2), ['withdrawn', at('08:00')]);
});
