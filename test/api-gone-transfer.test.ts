import assert from 'node:assert/strict';
import test, { after, before } from 'node:test';
import type { CaseView, MayKnow, Preservation, SealedThread } from '@khong-mot-minh/contracts';
import { type AuthorityHouse, openAuthorityHouse } from './api/authority-house.ts';
import { type Answer, call } from './api/call.ts';
import { codeOf } from './api/case-house.ts';
import { dumpText } from './api/dump.ts';
import { type HandOver, handOverIn } from './api/hand-over.ts';
import { targetOf } from './api/house.ts';
import { type Reporter, sendReport } from './api/reporter.ts';
import { sealFor, shareWith } from './api/responder.ts';

let house: AuthorityHouse;
let hands: HandOver;
before(async () => {
  house = await openAuthorityHouse();
  const answerAs = (who: string, id: string, answer: string) =>
    house.desk(who).send('POST', `/v1/referrals/${id}/${answer}`, {});
  hands = handOverIn({ desk: house.desk, system: house.system, answerAs });
});
after(() => house[Symbol.asyncDispose]());

const ok = (answer: Answer, status = 200): Answer => {
  assert.equal(answer.status, status, answer.text.slice(0, 400));
  return answer;
};
const view = (who: string, caseId: string): Promise<CaseView> => house.desk(who).view(caseId);
const opened = async (who: string, caseId: string) => hands.read(who, await view(who, caseId));
const ids = async (who: string, caseId: string) => (await view(who, caseId)).sealed.map(({ id }) => id);
const kept = ({ kept }: SealedThread) => kept.map(({ name, why }) => [name.en.split(' ')[0], why]);
const resume = ({ shown }: Reporter) => call(house.system.url, 'POST', '/v1/receipts/resume', shown);
async function pass(hours: number) {
  await house.later(hours);
  await house.system.running.retention.run();
}

const SAID = 'một điều đã kể';
const LATER = 'em kể thêm cho nơi mới';

async function reported(mayKnow: MayKnow[]) {
  const known = new Set((await house.desk('helpline').cases()).map(({ id }) => id));
  await house.onDuty('helpline');
  const { receipt } = await sendReport(house.system.url, SAID, { mayKnow });
  const caseId = (await house.desk('helpline').cases()).find(({ id }) => !known.has(id))!.id;
  ok(await house.desk('helpline').command(caseId, { type: 'take' }));
  return { caseId, receipt, child: await hands.reporter(receipt) };
}

/** A case that the police own by a transfer, with a text of either side from after it. */
async function handedOver(mayKnow: MayKnow[] = ['police']) {
  const report = await reported(mayKnow);
  await hands.transfer('helpline', 'police', report.caseId, report.receipt);
  ok(await house.desk('police').command(report.caseId, { type: 'take' }));
  ok(await report.child.write(LATER), 201);
  ok(await hands.reply('police', report.caseId, 'các chú đây'));
  return report;
}

async function refer(from: string, caseId: string, kind: string): Promise<string> {
  const target = await targetOf(house.desk(from), kind);
  const key = await hands.keyOf(from);
  const { sealed } = await view(from, caseId);
  const done = await house.desk(from).command(caseId, {
    type: 'refer',
    toTeam: target.teamId,
    basis: 'consent',
    consent: true,
    note: await sealFor('referral', 'xin giúp', [key, target]),
    share: await shareWith(sealed.slice(0, 1), key, target),
  });
  return (ok(done).json as CaseView).referrals.at(-1)!.id;
}
const accept = (who: string, id: string) =>
  house.desk(who).send('POST', `/v1/referrals/${id}/accept`, {}).then(ok);

test('who owns a case by a transfer reads nothing of it from its withdrawal on, and reads again when it is taken back', async () => {
  const { caseId, child } = await handedOver();
  const all = await opened('police', caseId);
  assert.ok(all.includes(SAID) && all.includes(LATER) && all.includes('các chú đây'), all.join());
  assert.deepEqual(kept(await child.thread()), [], 'nobody is named as who keeps a copy');
  ok(await child.withdraw());
  for (const who of ['police', 'police-2']) {
    const seen = await view(who, caseId);
    assert.deepEqual([seen.sealed, seen.retention.why], [[], 'withdrawn']);
  }
  const left = await hands.handedOver('helpline', caseId);
  assert.deepEqual(
    [left.sealed, left.withdrawn],
    [[], true],
    'nor the notes of who owned it, who is told why',
  );
  const note = { type: 'note', note: await sealFor('note', 'x', [await hands.keyOf('police')]) };
  assert.equal(codeOf(await house.desk('police').command(caseId, note)), 'withdrawn');
  assert.deepEqual(kept(await child.thread()), []);
  await pass(71);
  assert.deepEqual(await ids('police', caseId), []);
  ok(await resume(child));
  assert.deepEqual(await opened('police', caseId), all);
  assert.equal((await hands.handedOver('helpline', caseId)).withdrawn, undefined);
  assert.deepEqual((await child.read()).at(-1), { from: 'team', text: 'các chú đây' });
});

test('after the time nothing is left of it anywhere, and its keys are destroyed', async () => {
  const { caseId, child } = await handedOver();
  const { sealed } = await view('police', caseId);
  ok(await child.withdraw());
  const before = house.system.running.deps.caseKeys.count().destroyed;
  await pass(74);
  assert.equal(codeOf(await resume(child)), 'gone');
  assert.deepEqual(await ids('police', caseId), []);
  assert.deepEqual(
    (await view('police', caseId)).retention.destroyed.map(({ why }) => why),
    ['withdrawn'],
  );
  assert.equal((await hands.handedOver('helpline', caseId)).withdrawn, true);
  // The reporter's, the former owner's and the owner's.
  assert.ok(house.system.running.deps.caseKeys.count().destroyed - before >= 3);
  const dump = [...(await dumpText(house.system.running.deps.db)).values()].join('\n');
  for (const { sealed: s } of sealed) assert.equal(dump.includes(s.ct.slice(0, 60)), false);
});

test('a referral before the transfer keeps its receiver’s copy; the owner and who owned it lose theirs', async () => {
  const { caseId, receipt, child } = await reported(['police', 'school']);
  await accept('school', await refer('helpline', caseId, 'school'));
  await hands.transfer('helpline', 'police', caseId, receipt);
  ok(await child.write(LATER), 201);
  const told = await child.thread();
  assert.deepEqual(
    told.kept.map(({ name, why }) => [name.en.includes('chool'), why]),
    [[true, 'referral']],
  );
  ok(await child.withdraw());
  assert.deepEqual(await ids('police', caseId), []);
  const left = await opened('school', caseId);
  assert.ok(left.includes(SAID) && !left.includes(LATER), left.join());
  await pass(74);
  assert.deepEqual(await ids('police', caseId), []);
  assert.ok((await opened('school', caseId)).includes(SAID));
});

test('who had it by a referral and then owns it loses it as an owner does', async () => {
  const { caseId, receipt, child } = await reported(['police']);
  await accept('police', await refer('helpline', caseId, 'police'));
  await hands.transfer('helpline', 'police', caseId, receipt);
  assert.deepEqual(kept(await child.thread()), []);
  ok(await child.withdraw());
  assert.deepEqual(await ids('police', caseId), []);
});

test('a case that came back to its first owner leaves no copy at either', async () => {
  const { caseId, receipt, child } = await handedOver(['police', 'hotline']);
  await hands.transfer('police', 'helpline', caseId, receipt);
  assert.deepEqual(kept(await child.thread()), []);
  ok(await child.withdraw());
  assert.deepEqual(await ids('helpline', caseId), []);
  assert.deepEqual((await hands.handedOver('police', caseId)).sealed, []);
});

test('who gave a case away and had it referred back keeps what was referred, and nothing else', async () => {
  const { caseId, child } = await handedOver(['police', 'hotline']);
  await accept('helpline', await refer('police', caseId, 'helpline'));
  ok(await child.withdraw());
  assert.deepEqual(await ids('police', caseId), []);
  const left = await opened('helpline', caseId);
  assert.ok(left.includes(SAID) && !left.includes(LATER), left.join());
});

test('a preservation keeps the new owner’s copy while it runs, and the reporter is told', async () => {
  const { caseId, child } = await handedOver();
  const body = { caseId, basis: 'VN.L116.16', scope: ['conversation'], days: 10 };
  const { id } = ok(await house.desk('police').send('POST', '/v1/preservations', body), 201)
    .json as Preservation;
  assert.deepEqual(
    (await child.thread()).kept.map(({ why }) => why),
    ['preservation'],
  );
  ok(await child.withdraw());
  await pass(74);
  assert.ok((await opened('police', caseId)).includes(SAID));
  ok(
    await house
      .desk('police')
      .send('POST', `/v1/preservations/${id}/release`, { reason: 'no-longer-needed' }),
  );
  await pass(1);
  assert.deepEqual(await ids('police', caseId), []);
});
