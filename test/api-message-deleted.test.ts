import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import test, { after, before } from 'node:test';
import type { CaseView, Decision } from '@khong-mot-minh/contracts';
import { startTestSystem, type TestSystem } from '@khong-mot-minh/testing';
import { call } from './api/call.ts';
import { extortionRun, judge, putAccounts } from './api/extortion.ts';
import { personOf } from './api/house.ts';

let system: TestSystem;
before(async () => {
  system = await startTestSystem();
});
after(() => system[Symbol.asyncDispose]());

const key = () => system.seeded.platform.key;
const THREAT = 'không nghe lời thì anh gửi ảnh cho cả lớp em xem';
const HARMLESS = 'mai lớp mình học mấy giờ';

async function newPair() {
  const name = `del-${randomUUID().slice(0, 8)}`;
  await putAccounts(system.url, key(), name);
  let count = 0;
  const at = Date.now() - 3_600_000;
  const base = () => ({ id: `${name}-${count}`, time: new Date(at + count++ * 60_000).toISOString() });
  const send = (text: string, from: 'adult' | 'child' = 'adult'): Promise<Decision> =>
    judge(system.url, key(), {
      ...base(),
      type: 'message.sent',
      actor: `${name}-${from}`,
      target: `${name}-${from === 'adult' ? 'child' : 'adult'}`,
      conversation: `${name}-c`,
      text,
      relation: { connected: true, mutuals: 0 },
    });
  const remove = (message: string, by: string): Promise<Decision> =>
    judge(system.url, key(), { ...base(), type: 'message.deleted', actor: `${name}-${by}`, message });
  return { name, send, remove };
}
const acts = ({ reasons }: Decision) =>
  reasons.flatMap(({ signals }) => signals.flatMap(({ evidence }) => evidence.map(({ concept }) => concept)));

/** What money adds to what is known: at tier 4 only where a threat is remembered. */
const demand = 'chuyển cho anh 2 triệu tối nay đi';

test('who got the cited message deletes it, and the warning rests on it no longer, after a restart too', async () => {
  const pair = await newPair();
  const threat = await pair.send(THREAT);
  assert.ok(threat.tier >= 2, `tier ${threat.tier}`);
  assert.deepEqual(
    [(await pair.remove(threat.eventId, 'child')).outcome, (await pair.remove(threat.eventId, 'child')).tier],
    ['allow', 0],
  );
  await system.restart();
  const after = await pair.send(demand);
  assert.ok(after.tier < 3, `tier ${after.tier}`);
  assert.ok(!acts(after).includes('threat-to-tell'));
});

test('who sent a threat deletes it, and nothing is disarmed', async () => {
  const pair = await newPair();
  const threat = await pair.send(THREAT);
  await pair.remove(threat.eventId, 'adult');
  const after = await pair.send(demand);
  assert.equal(after.tier, 4);
  assert.ok(acts(after).includes('threat-to-tell'));
});

test('who sent a message that warned nobody takes it back for good', async () => {
  const pair = await newPair();
  const early = await pair.send('em bao nhiêu tuổi, nhà em ở đâu');
  assert.ok(early.tier < 2, `tier ${early.tier}`);
  const next = await pair.send(HARMLESS);
  await pair.remove(early.eventId, 'adult');
  assert.deepEqual(acts(await pair.send('nhà em ở đâu')).includes('age-probe'), false);
  assert.equal(next.tier, 0);
});

test('a deletion that the other side asked for clears nothing, and neither does a moderator’s', async () => {
  const asked = await newPair();
  const threat = await asked.send(THREAT);
  await asked.send('xóa hết tin nhắn đi, đừng kể với ai');
  await asked.remove(threat.eventId, 'child');
  assert.equal((await asked.send(demand)).tier, 4);
  const moderated = await newPair();
  const removed = await moderated.send(THREAT);
  await moderated.remove(removed.eventId, 'moderator');
  assert.equal((await moderated.send(demand)).tier, 4);
});

test('a case that was opened stays, and shows once that its message was deleted', async () => {
  const name = `del-${randomUUID().slice(0, 8)}`;
  await putAccounts(system.url, key(), name);
  let caseId = '';
  let cited = '';
  for (const event of extortionRun(name)) {
    const decision = await judge(system.url, key(), event);
    for (const measure of decision.measures)
      if (measure.kind === 'case' && caseId === '') [caseId, cited] = [measure.caseId, event.id];
  }
  for (const by of ['adult', 'adult', 'child'])
    await judge(system.url, key(), {
      id: randomUUID(),
      type: 'message.deleted',
      time: new Date().toISOString(),
      actor: `${name}-${by}`,
      message: cited,
    });
  const mai = await personOf(system, 'platform');
  const view: CaseView = await mai.view(caseId);
  const deletions = view.timeline.filter(({ type }) => type === 'message-deleted');
  assert.deepEqual(
    deletions.map(({ detail }) => [detail.message, detail.by, detail.cleared]),
    [[cited, 'sender', false]],
  );
  assert.equal(view.status, 'open');
});

test('in one batch a message and its deletion meet, and what nobody sent can be deleted', async () => {
  const name = `del-${randomUUID().slice(0, 8)}`;
  await putAccounts(system.url, key(), name);
  const time = new Date().toISOString();
  const sent = {
    id: `${name}-1`,
    type: 'message.sent',
    time,
    actor: `${name}-adult`,
    target: `${name}-child`,
    conversation: 'c',
    text: THREAT,
    relation: { connected: true },
  };
  const gone = { id: `${name}-2`, type: 'message.deleted', time, actor: `${name}-child`, message: sent.id };
  const after = { ...sent, id: `${name}-3`, text: demand };
  const unknown = { ...gone, id: `${name}-4`, message: 'never-sent' };
  const answer = await call(system.url, 'POST', '/v1/events', [sent, gone, after, unknown], { key: key() });
  const [first, , last] = answer.json as Decision[];
  assert.ok((first?.tier ?? 0) >= 2);
  assert.ok((last?.tier ?? 5) < 3);
  assert.equal(
    (await call(system.url, 'POST', '/v1/events', { ...gone, message: '' }, { key: key() })).status,
    422,
  );
});
