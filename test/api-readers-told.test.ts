import assert from 'node:assert/strict';
import test, { after, before } from 'node:test';
import type { CaseView, OverrideView } from '@khong-mot-minh/contracts';
import { type AuthorityHouse, openAuthorityHouse } from './api/authority-house.ts';
import type { Answer } from './api/call.ts';
import { targetOf } from './api/house.ts';
import { reporterWith, sendReport } from './api/reporter.ts';
import { sealFor } from './api/responder.ts';

let house: AuthorityHouse;
before(async () => {
  house = await openAuthorityHouse();
});
after(() => house[Symbol.asyncDispose]());

const of = <T>(answer: Answer, status = 200): T => {
  assert.equal(answer.status, status, answer.text.slice(0, 400));
  return answer.json as T;
};

/** A report of danger that one person at the helpline passed to the police alone, with nobody on duty there. */
async function passedAlone() {
  await house.onDuty('helpline');
  const known = new Set((await house.desk('helpline').cases()).map(({ id }) => id));
  const { receipt } = await sendReport(house.system.url, 'một điều', {
    category: 'SELF_HARM',
    dangerNow: true,
  });
  const caseId = (await house.desk('helpline').cases()).find(({ id }) => !known.has(id))!.id;
  const police = await targetOf(house.desk('helpline'), 'police');
  const unit = await house.unitFor('helpline', `?toTeam=${police.teamId}`);
  const { report, teamKey, version } = await house.desk('helpline').view(caseId);
  const made = of<OverrideView>(
    await house.desk('helpline').send('POST', '/v1/overrides', {
      act: 'refer',
      reason: 'self-harm-announced',
      note: await sealFor('override-note', 'x', unit.reviewers),
      caseId,
      expectedVersion: version,
      toTeam: police.teamId,
      referralNote: await sealFor('referral', 'x', [police]),
      message: await sealFor('message', 'x', [report!.reporterKey, teamKey!]),
    }),
    201,
  );
  const child = await reporterWith(house.system.url, receipt);
  const told = async () => (await child.thread()).readers.find(({ kind }) => kind === 'police')!;
  const [referral] = (await house.desk('police').view(caseId)).referrals;
  return { caseId, child, made, told, referral: referral!.id };
}

test('a receiver that was only sent something is told apart from one that accepted, and its own duty is said', async () => {
  const { child, told, referral } = await passedAlone();
  const sent = await told();
  assert.deepEqual(
    [sent.role, sent.accepted, sent.shown, sent.onDuty, sent.nextDuty],
    ['referral', undefined, 'letter', false, undefined],
  );
  const owner = (await child.thread()).readers[0]!;
  assert.deepEqual([owner.kind, owner.onDuty], ['helpline', true], 'whose duty it is stands with each');
  of(await house.desk('police').send('POST', `/v1/referrals/${referral}/accept`, {}));
  assert.match((await told()).accepted ?? '', /:00:00\.000Z$/, 'known to the hour');
});

test('what came back is told as given back, with the reason, and without any duty of theirs', async () => {
  const { told, referral } = await passedAlone();
  of(await house.desk('police').send('POST', `/v1/referrals/${referral}/return`, { reason: 'not-for-us' }));
  const back = await told();
  assert.deepEqual(
    [back.role, back.was, back.returned, back.shown, back.onDuty],
    ['former', 'referral', 'not-for-us', 'letter', undefined],
  );
});

test('a part that went along with the letter is told', async () => {
  await house.onDuty('helpline');
  const known = new Set((await house.desk('helpline').cases()).map(({ id }) => id));
  const { receipt } = await sendReport(house.system.url, 'một điều', { mayKnow: ['school'] });
  const caseId = (await house.desk('helpline').cases()).find(({ id }) => !known.has(id))!.id;
  of(await house.desk('helpline').command(caseId, { type: 'take' }));
  const child = await reporterWith(house.system.url, receipt);
  const school = await targetOf(house.desk('helpline'), 'school');
  const view = await house.desk('helpline').view(caseId);
  const own = view.sealed.find(({ kind }) => kind === 'report')!;
  const envelope = (await sealFor('report', 'x', [school])).sealed.to[0]!;
  of<CaseView>(
    await house.desk('helpline').command(caseId, {
      type: 'refer',
      toTeam: school.teamId,
      basis: 'consent',
      consent: true,
      note: await sealFor('referral', 'x', [school, view.teamKey!]),
      share: [{ contentId: own.id, envelope }],
    }),
  );
  const line = (await child.thread()).readers.find(({ kind }) => kind === 'school')!;
  assert.equal(line.shown, 'parts');
});

test('what the reviewers of an act done alone came to is told to the young person', async () => {
  const { made, told } = await passedAlone();
  assert.equal((await told()).review, undefined);
  of(
    await house.desk('coalition').send('POST', `/v1/overrides/${made.id}/review`, {
      verdict: 'not-justified',
      reason: 'could-have-waited',
    }),
  );
  assert.equal((await told()).review, 'not-justified');
});

test('the functions that tell it answer to nobody else', async () => {
  const { deps } = house.system.running;
  await passedAlone();
  for (const who of [{ kind: 'public' }, { kind: 'system' }] as const) {
    const rows = await deps.db.tx(who, ({ sql }) => sql(`select * from referrals_of_report()`));
    assert.deepEqual(rows, [], who.kind);
  }
});

test('before a young person says yes to another team, its duty is told with the question', async () => {
  await house.onDuty('helpline');
  const known = new Set((await house.desk('helpline').cases()).map(({ id }) => id));
  const { receipt } = await sendReport(house.system.url, 'một điều', {});
  const caseId = (await house.desk('helpline').cases()).find(({ id }) => !known.has(id))!.id;
  of(await house.desk('helpline').command(caseId, { type: 'take' }));
  const police = await targetOf(house.desk('helpline'), 'police');
  of(await house.desk('helpline').command(caseId, { type: 'ask-transfer', toTeam: police.teamId }));
  const { question } = await (await reporterWith(house.system.url, receipt)).thread();
  assert.deepEqual([question?.onDuty, question?.nextDuty], [false, undefined]);
});

test('a message that was set aside unread says so until it comes forward', async () => {
  await house.onDuty('helpline');
  const known = new Set((await house.desk('helpline').cases()).map(({ id }) => id));
  const { receipt } = await sendReport(house.system.url, 'một điều', {});
  const row = (await house.desk('helpline').cases()).find(({ id }) => !known.has(id))!;
  const child = await reporterWith(house.system.url, receipt);
  assert.equal((await child.thread()).aside, undefined);
  const aside = { type: 'set-aside', cases: [{ id: row.id, expectedVersion: row.version }] };
  assert.ok((await house.desk('helpline').send('POST', '/v1/cases/aside', aside)).status < 300);
  assert.equal((await child.thread()).aside, true);
  await child.write('em viết thêm');
  assert.equal((await child.thread()).aside, undefined);
});
