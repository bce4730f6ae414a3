import assert from 'node:assert/strict';
import test, { after, before } from 'node:test';
import type { MayKnow } from '@khong-mot-minh/contracts';
import { newContentId } from '@khong-mot-minh/sealing';
import { type CaseHouse, codeOf, openCaseHouse, pointerOf } from './api/case-house.ts';
import { targetOf } from './api/house.ts';
import { reporterWith } from './api/reporter.ts';

let house: CaseHouse;
before(async () => {
  house = await openCaseHouse();
});
after(() => house[Symbol.asyncDispose]());

const LADDER: [mayKnow: MayKnow[], kind: string, consent: boolean, status: number][] = [
  [[], 'police', true, 422],
  [['police'], 'police', false, 422],
  [['police'], 'police', true, 200],
  [['school'], 'police', true, 422],
  [['police'], 'school', true, 422],
  [['school'], 'school', true, 200],
  [['hotline', 'parent'], 'school', true, 422],
];
for (const [mayKnow, kind, consent, allowed] of LADDER)
  for (const type of ['refer', 'transfer'])
    test(`promise 11: ${type} to the ${kind} where ${mayKnow.join(' and ') || 'nobody'} may know, consent ${consent}: ${allowed}`, async () => {
      const { caseId } = await house.takenReport(mayKnow);
      const answer = await house.referTo('helpline', caseId, kind, { consent, type });
      // A transfer asks the young person on top of it.
      const status = type === 'transfer' && allowed === 200 ? 409 : allowed;
      assert.equal(answer.status, status, answer.text);
      if (status === 422) assert.equal(pointerOf(answer), '/consent');
      assert.equal(
        (await house.desk(kind).send('GET', `/v1/cases/${caseId}`)).status,
        status === 200 ? 200 : 404,
      );
    });

test('promise 11: no basis but consent moves a report that nobody allowed to move', async () => {
  const { caseId } = await house.takenReport();
  for (const basis of ['danger-to-life', 'legal-duty', 'platform-terms', 'consent'])
    assert.equal((await house.referTo('helpline', caseId, 'police', { basis })).status, 422, basis);
});

// What was accepted stays with who accepted it: test/api-gone.test.ts.
test('promise 11: taking a report back ends what was offered at once', async () => {
  const { caseId, receipt } = await house.takenReport(['police']);
  assert.equal((await house.referTo('helpline', caseId, 'police')).status, 200);
  const id = await house.referralOf('helpline', caseId);
  assert.equal((await house.desk('police').view(caseId)).sealed.length, 1);
  assert.equal((await (await reporterWith(house.system.url, receipt)).withdraw()).status, 200);
  assert.equal((await house.desk('police').send('GET', `/v1/cases/${caseId}`)).status, 404);
  assert.equal((await house.answerAs('police', id, 'done')).status, 409);
  assert.equal((await house.answerAs('police', id, 'accept')).status, 409);
  assert.deepEqual(await visibleRows('police', caseId), {
    cases: 0,
    case_event: 0,
    sealed_content: 0,
    content_share: 0,
    report: 0,
  });
  const again = await house.referTo('helpline', caseId, 'police');
  assert.equal(codeOf(again), 'withdrawn');
  const { timeline } = await house.desk('helpline').view(caseId);
  assert.deepEqual(
    timeline.slice(-2).map((e) => e.type),
    ['withdrawn', 'referral.ended'],
  );
});

/** What an organisation's own SQL would show of a case, past any route. */
async function visibleRows(organisation: string, caseId: string) {
  const { person } = house.desk(organisation);
  const who = {
    kind: 'person',
    org: house.system.seeded.organisations[organisation]!.id,
    person: person.id,
  } as const;
  const [row] = await house.system.running.deps.db.tx(who, ({ sql }) =>
    sql<Record<string, number>>(
      `select (select count(*)::int from cases where id = $1) as cases,
              (select count(*)::int from case_event where case_id = $1) as case_event,
              (select count(*)::int from sealed_content where case_id = $1) as sealed_content,
              (select count(*)::int from content_share where case_id = $1) as content_share,
              (select count(*)::int from report where case_id = $1) as report`,
      [caseId],
    ),
  );
  return row!;
}

test('a receiving organisation sees the referral and only that, until it is done', async () => {
  const { caseId } = await house.takenReport(['police']);
  await house.referTo('helpline', caseId, 'police');
  const seen = await house.desk('police').view(caseId);
  assert.equal(seen.access, 'referral');
  assert.deepEqual(
    [seen.report, seen.decision, seen.assignee, seen.timeline, seen.commands],
    [undefined, undefined, undefined, [], []],
  );
  assert.deepEqual(await visibleRows('police', caseId), {
    cases: 1,
    case_event: 0,
    sealed_content: 1,
    content_share: 1,
    report: 0,
  });
  const command = await house.desk('police').send('POST', `/v1/cases/${caseId}/commands`, {
    type: 'take',
    expectedVersion: 3,
  });
  assert.equal(command.status, 403);
  const id = await house.referralOf('police', caseId);
  for (const who of ['helpline', 'school', 'platform'])
    assert.equal((await house.answerAs(who, id, 'accept')).status, 404, who);
  assert.equal((await house.answerAs('police', id, 'done')).status, 409);
  for (const answer of ['accept', 'done'])
    assert.equal((await house.answerAs('police', id, answer)).status, 200);
  for (const answer of ['accept', 'return', 'done'])
    assert.equal((await house.answerAs('police', id, answer)).status, 409);
  assert.equal((await house.desk('police').send('GET', `/v1/cases/${caseId}`)).status, 404);
  assert.equal((await house.referTo('helpline', caseId, 'police')).status, 200);
  assert.equal((await house.desk('police').view(caseId)).sealed.length, 1);
});

test('lists and cases tell a receiver, and nobody else, whether it has answered', async () => {
  const { caseId } = await house.takenReport(['police']);
  const told = async (who: string) => [
    (await house.desk(who).cases()).find(({ id }) => id === caseId)?.referral,
    (await house.desk(who).view(caseId)).referral,
  ];
  await house.referTo('helpline', caseId, 'police');
  const first = await house.referralOf('police', caseId);
  assert.deepEqual(await told('police'), ['sent', 'sent']);
  assert.equal((await house.answerAs('police', first, 'accept')).status, 200);
  assert.deepEqual(await told('police'), ['accepted', 'accepted']);
  await house.referTo('helpline', caseId, 'police');
  assert.deepEqual(await told('police'), ['sent', 'sent'], 'a second one waits');
  assert.deepEqual(await told('helpline'), [undefined, undefined]);
});

test('an ended referral leaves another live one to the same organisation alone', async () => {
  const { caseId } = await house.takenReport(['police']);
  await house.referTo('helpline', caseId, 'police');
  const first = await house.referralOf('helpline', caseId);
  await house.referTo('helpline', caseId, 'police');
  assert.equal((await house.answerAs('police', first, 'return')).status, 200);
  assert.equal((await house.desk('police').view(caseId)).sealed.length, 1);
  assert.equal(
    (await house.answerAs('police', await house.referralOf('police', caseId), 'return')).status,
    200,
  );
  assert.equal((await house.desk('police').send('GET', `/v1/cases/${caseId}`)).status, 404);
});

test('content of another case cannot be shared along, nor content that does not exist', async () => {
  const other = await house.takenReport(['police']);
  const { caseId } = await house.takenReport(['police']);
  const target = await targetOf(house.desk('helpline'), 'police');
  const envelope = { keyId: target.keyId, enc: 'B'.repeat(87), wrapped: 'C'.repeat(64) };
  const foreign = (await house.desk('helpline').view(other.caseId)).sealed[0]!.id;
  for (const contentId of [foreign, newContentId()]) {
    const answer = await house.referTo('helpline', caseId, 'police', { share: [{ contentId, envelope }] });
    assert.equal(answer.status, 422);
    assert.equal(pointerOf(answer), '/share/0/contentId');
  }
});
