import assert from 'node:assert/strict';
import test, { after, before } from 'node:test';
import type { CaseView, Inbox } from '@kmm/contracts';
import { type AuthorityHouse, openAuthorityHouse } from './api/authority-house.ts';
import { type Answer, call } from './api/call.ts';
import { codeOf } from './api/case-house.ts';
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
const view = (caseId: string): Promise<CaseView> => house.desk('helpline').view(caseId);
const order = (caseId: string, body: object) => house.desk('helpline').command(caseId, body);
const callsOf = async (caseId: string) =>
  of<Inbox>(await house.desk('helpline').send('GET', '/v1/inbox')).calls.filter((c) => c.caseId === caseId);
const see = (id: string) => house.desk('helpline').send('POST', `/v1/urgent-calls/${id}/seen`);

/** A taken report whose young person was not in danger as it was sent. */
async function calm() {
  await house.onDuty('helpline');
  const known = new Set((await house.desk('helpline').cases()).map(({ id }) => id));
  const { receipt } = await sendReport(house.system.url, 'một điều', {});
  const caseId = (await house.desk('helpline').cases()).find(({ id }) => !known.has(id))!.id;
  of(await order(caseId, { type: 'take' }));
  assert.deepEqual(await callsOf(caseId), []);
  const child = await reporterWith(house.system.url, receipt);
  const say = () => call(house.system.url, 'POST', '/v1/receipts/danger', child.shown);
  return { caseId, receipt, child, say };
}

/** The emergency act: told to the police, although that was not allowed. */
async function alone(caseId: string): Promise<Answer> {
  const police = await targetOf(house.desk('helpline'), 'police');
  const unit = await house.unitFor('helpline', `?toTeam=${police.teamId}`);
  const { report, teamKey, version } = await view(caseId);
  return house.desk('helpline').send('POST', '/v1/overrides', {
    act: 'refer',
    reason: 'self-harm-announced',
    note: await sealFor('override-note', 'x', unit.reviewers),
    caseId,
    expectedVersion: version,
    toTeam: police.teamId,
    referralNote: await sealFor('referral', 'x', [police]),
    message: await sealFor('message', 'x', [report!.reporterKey, teamKey!]),
  });
}

test('who works on a case marks it as danger now, and it is one from then on', async () => {
  const { caseId, child } = await calm();
  const before = await view(caseId);
  assert.deepEqual(
    [before.dangerNow, before.tier < 5, (await child.thread()).dangerNow],
    [false, true, false],
  );
  assert.ok(before.commands.includes('mark-danger'));
  assert.equal(codeOf(await alone(caseId)), 'not-now');
  assert.equal((await order(caseId, { type: 'mark-danger', reason: 'a feeling' })).status, 422);
  const outside = { type: 'mark-danger', reason: 'said-so', expectedVersion: before.version };
  const refused = await house.desk('police').send('POST', `/v1/cases/${caseId}/commands`, outside);
  assert.equal(refused.status, 404);
  const stale = { type: 'mark-danger', reason: 'said-so', expectedVersion: before.version - 1 };
  assert.equal((await order(caseId, stale)).status, 409);
  assert.deepEqual(await callsOf(caseId), []);

  const after = of<CaseView>(await order(caseId, { type: 'mark-danger', reason: 'plan-and-time' }));
  assert.deepEqual([after.tier, after.dangerNow, after.urgent, after.status], [5, true, true, 'taken']);
  const last = after.timeline.at(-1)!;
  assert.deepEqual(
    [last.type, last.by !== undefined, last.detail.reason],
    ['danger-marked', true, 'plan-and-time'],
  );
  assert.equal((await callsOf(caseId)).length, 1, 'the clock runs');
  await house.system.running.calls.run();
  const paged = await house.system.running.deps.db.owner.sql(
    'select 1 from urgent_page u join urgent_call c on c.id = u.call_id where c.case_id = $1',
    [caseId],
  );
  assert.equal(paged.length, 1, 'whoever is on duty is paged at once');
  assert.equal((await child.thread()).dangerNow, true);

  // It is not marked twice and never lowered: it ends with the case, which takes two people.
  assert.ok(!after.commands.includes('mark-danger'));
  assert.equal(codeOf(await order(caseId, { type: 'mark-danger', reason: 'said-so' })), 'not-now');
  of(await alone(caseId), 201);
  assert.equal(of<CaseView>(await order(caseId, { type: 'close', reason: 'helped' })).status, 'closing');
});

test('a closed case is opened first', async () => {
  const { caseId } = await calm();
  of(await order(caseId, { type: 'close', reason: 'helped' }));
  assert.equal(codeOf(await order(caseId, { type: 'mark-danger', reason: 'said-so' })), 'not-now');
  of(await order(caseId, { type: 'reopen', reason: 'new-information' }));
  of(await order(caseId, { type: 'mark-danger', reason: 'said-so' }));
  of(await order(caseId, { type: 'take' }));
  of(await order(caseId, { type: 'close', reason: 'helped' }));
});

test('the young person says it on the page, and it rings again each time', async () => {
  const { caseId, child, say } = await calm();
  of(await say());
  const seen = await view(caseId);
  assert.deepEqual(
    [seen.tier, seen.dangerNow, seen.unread, seen.timeline.at(-1)!.type],
    [5, true, true, 'danger-said'],
  );
  assert.equal((await child.thread()).dangerNow, true);
  const [first] = await callsOf(caseId);
  of(await say());
  assert.deepEqual(
    (await callsOf(caseId)).map(({ id }) => id),
    [first!.id],
    'one clock until it is seen',
  );
  of(await see(first!.id), 204);
  assert.deepEqual(await callsOf(caseId), []);
  of(await say());
  const [again] = await callsOf(caseId);
  assert.ok(again && again.id !== first!.id, 'it rings again');
  // Somebody asked to close; the word of the young person takes that back.
  of(await order(caseId, { type: 'close', reason: 'helped' }));
  of(await say());
  assert.equal((await view(caseId)).status, 'taken');
  of(await alone(caseId), 201);
});

test('it opens a closed case, and a withdrawn one says what to do first', async () => {
  const { caseId, child, say } = await calm();
  of(await order(caseId, { type: 'close', reason: 'helped' }));
  of(await say());
  const open = await view(caseId);
  assert.deepEqual([open.status, open.tier, open.assignee], ['open', 5, undefined]);
  assert.equal((await callsOf(caseId)).length, 1);
  of(await child.withdraw());
  assert.equal(codeOf(await say()), 'withdrawn');
});

test('without a script the page tells it and shows whom to call, as for a danger that was reported', async () => {
  const { caseId, receipt } = await calm();
  const page = async (what: string) => {
    const response = await fetch(`${house.system.url}/vi/gap-lai`, {
      method: 'POST',
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      body: new URLSearchParams({ do: what, receipt }),
    });
    assert.equal(response.status, 200);
    return response.text();
  };
  const calmPage = await page('open');
  assert.match(calmPage, /data-in-danger hidden/);
  assert.match(calmPage, /value="danger"/);
  const told = await page('danger');
  assert.match(told, /data-in-danger >/);
  assert.match(told, /data-done="danger" >/);
  assert.match(told, /href="tel:113"/);
  assert.equal((await callsOf(caseId)).length, 1);
});
