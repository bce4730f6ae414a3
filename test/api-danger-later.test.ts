import assert from 'node:assert/strict';
import test, { after, before } from 'node:test';
import type { CaseView, Inbox } from '@khong-mot-minh/contracts';
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
const see = async ({ id, caseId }: { id: string; caseId?: string | undefined }) => {
  await view(caseId!);
  return house.desk('helpline').send('POST', `/v1/urgent-calls/${id}/seen`);
};

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
  // Closing would end the clock, so somebody says first that they have seen it.
  assert.equal(codeOf(await order(caseId, { type: 'close', reason: 'no-risk-found' })), 'danger-unseen');
  of(await see((await callsOf(caseId))[0]!), 204);
  assert.equal(
    of<CaseView>(await order(caseId, { type: 'close', reason: 'no-risk-found' })).status,
    'closing',
  );
});

test('a closed case is opened first', async () => {
  const { caseId } = await calm();
  of(await order(caseId, { type: 'close', reason: 'no-risk-found' }));
  assert.equal(codeOf(await order(caseId, { type: 'mark-danger', reason: 'said-so' })), 'not-now');
  of(await order(caseId, { type: 'reopen', reason: 'new-information' }));
  of(await order(caseId, { type: 'mark-danger', reason: 'said-so' }));
  of(await order(caseId, { type: 'take' }));
  of(await order(caseId, { type: 'close', reason: 'no-risk-found' }));
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
  of(await see(first!), 204);
  assert.deepEqual(await callsOf(caseId), []);
  of(await say());
  const [again] = await callsOf(caseId);
  assert.ok(again && again.id !== first!.id, 'it rings again');
  of(await see(again), 204);
  // Somebody asked to close; the word of the young person takes that back.
  of(await order(caseId, { type: 'close', reason: 'no-risk-found' }));
  of(await say());
  assert.equal((await view(caseId)).status, 'taken');
  of(await alone(caseId), 201);
});

/** Calls of a case for which somebody was paged. */
const rung = async (caseId: string): Promise<number> => {
  await house.system.running.calls.run();
  const [row] = await house.system.running.deps.db.owner.sql<{ n: number }>(
    'select count(distinct p.call_id)::int as n from urgent_page p join urgent_call c on c.id = p.call_id where c.case_id = $1',
    [caseId],
  );
  return row!.n;
};

test('said again and again it stands at the desk each time, and phones ring no more than so often', async () => {
  const { caseId, say } = await calm();
  const minutes = (n: number) => house.later(n / 60);
  of(await say());
  for (let n = 1; n <= 4; n++) {
    assert.equal(await rung(caseId), n);
    of(await see((await callsOf(caseId))[0]!), 204);
    for (let again = 0; again < 3; again++) of(await say());
    assert.equal((await callsOf(caseId)).length, 1, 'the desk is told at once');
    assert.equal(await rung(caseId), n, 'somebody has seen it a moment ago');
    await minutes(9);
    assert.equal(await rung(caseId), n);
    await minutes(2);
  }
  // Eleven minutes after the fourth was seen; the first was seen forty-four minutes ago.
  assert.equal(await rung(caseId), 4, 'four in an hour');
  assert.equal((await callsOf(caseId)).length, 1, 'the desk shows it all the while');
  await minutes(15);
  assert.equal(await rung(caseId), 4);
  await minutes(2);
  assert.equal(await rung(caseId), 5, 'nobody has seen it, so phones ring when the hour is over');
});

test('what waits for its page rings at once where a receiver gives the danger back', async () => {
  const { caseId, say } = await calm();
  of(await say());
  of(await alone(caseId), 201);
  assert.equal(await rung(caseId), 2, 'the owner, and the receiver');
  of(await see((await callsOf(caseId))[0]!), 204);
  of(await say());
  assert.equal(await rung(caseId), 2);
  const police = house.desk('police');
  const [given] = (await police.view(caseId)).referrals;
  of(await police.send('POST', `/v1/referrals/${given!.id}/return`, { reason: 'not-for-us' }));
  assert.equal(await rung(caseId), 3);
});

test('the hour holds back no danger that somebody has seen and nobody has', async () => {
  const { caseId, say } = await calm();
  of(await say());
  for (let n = 1; n <= 4; n++) {
    assert.equal(await rung(caseId), n);
    // Whoever has the case has not opened it since, so what a colleague saw holds ten minutes and no more.
    await house.desk('helpline-2').view(caseId);
    const [call] = await callsOf(caseId);
    of(await house.desk('helpline-2').send('POST', `/v1/urgent-calls/${call!.id}/seen`), 204);
    of(await say());
    assert.equal(await rung(caseId), n);
    await house.later(11 / 60);
  }
  assert.equal(await rung(caseId), 5);
});

test('a closed case that opens by the word of the young person rings phones no sooner either', async () => {
  const { caseId, say } = await calm();
  of(await say());
  assert.equal(await rung(caseId), 1);
  of(await see((await callsOf(caseId))[0]!), 204);
  of(await order(caseId, { type: 'close', reason: 'no-risk-found' }));
  const agreed = of<CaseView>(
    await house.desk('helpline-2').command(caseId, { type: 'approve', what: 'close' }),
  );
  assert.equal(agreed.status, 'closed');
  of(await say());
  assert.equal((await callsOf(caseId)).length, 1, 'the desk is told at once');
  assert.equal(await rung(caseId), 1);
  await house.later(11 / 60);
  assert.equal(await rung(caseId), 2);
});

test('a hundred times within a minute is one line in the course of the case', async () => {
  const { caseId, say } = await calm();
  for (let n = 0; n < 30; n++) of(await say());
  const said = (await view(caseId)).timeline.filter(({ type }) => type === 'danger-said');
  assert.ok(said.length <= 2, `not ${said.length}; a minute may end meanwhile`);
});

test('danger that a receiver gives back rings at its owner again, and is seen before anything is closed', async () => {
  const { caseId, say } = await calm();
  of(await say());
  of(await see((await callsOf(caseId))[0]!), 204);
  of(await alone(caseId), 201);
  assert.deepEqual(await callsOf(caseId), []);
  of(await order(caseId, { type: 'close', reason: 'no-risk-found' }));
  const police = house.desk('police');
  const [given] = (await police.view(caseId)).referrals;
  of(await police.send('POST', `/v1/referrals/${given!.id}/return`, { reason: 'not-for-us' }));
  const [back] = await callsOf(caseId);
  assert.ok(back, 'it rings again');
  const approve = () => house.desk('helpline-2').command(caseId, { type: 'approve', what: 'close' });
  assert.equal(codeOf(await approve()), 'danger-unseen');
  of(await see(back), 204);
  assert.equal(of<CaseView>(await approve()).status, 'closed');
});

test('a referral without danger that comes back rings nowhere', async () => {
  await house.onDuty('helpline');
  const known = new Set((await house.desk('helpline').cases()).map(({ id }) => id));
  await sendReport(house.system.url, 'một điều', { mayKnow: ['police'] });
  const caseId = (await house.desk('helpline').cases()).find(({ id }) => !known.has(id))!.id;
  of(await order(caseId, { type: 'take' }));
  const police = await targetOf(house.desk('helpline'), 'police');
  const { teamKey } = await view(caseId);
  const note = await sealFor('referral', 'x', [police, teamKey!]);
  of(
    await order(caseId, {
      type: 'refer',
      toTeam: police.teamId,
      basis: 'consent',
      consent: true,
      note,
      share: [],
    }),
  );
  const [given] = (await house.desk('police').view(caseId)).referrals;
  of(await house.desk('police').send('POST', `/v1/referrals/${given!.id}/return`, { reason: 'not-for-us' }));
  assert.deepEqual(await callsOf(caseId), []);
});

test('who was told although the young person had said no is named as that', async () => {
  const { caseId, child } = await calm();
  const police = await targetOf(house.desk('helpline'), 'police');
  of(await order(caseId, { type: 'ask-transfer', toTeam: police.teamId }));
  of(await child.answer((await child.thread()).question!.id, 'refuse'));
  of(await order(caseId, { type: 'mark-danger', reason: 'said-so' }));
  of(await alone(caseId), 201);
  const marks = (await child.thread()).readers.map(({ kind, overridden, againstNo }) => [
    kind,
    overridden,
    againstNo ?? false,
  ]);
  assert.deepEqual(marks, [
    ['helpline', false, false],
    ['police', true, true],
  ]);
});

test('it opens a closed case, and a withdrawn one says what to do first', async () => {
  const { caseId, child, say } = await calm();
  of(await order(caseId, { type: 'close', reason: 'no-risk-found' }));
  of(await say());
  const open = await view(caseId);
  assert.deepEqual([open.status, open.tier, open.assignee], ['open', 5, undefined]);
  assert.equal((await callsOf(caseId)).length, 1);
  of(await child.withdraw());
  assert.equal(codeOf(await say()), 'withdrawn');
});

/** The page as it answers a form that is sent without a script. */
async function pageOf(receipt: string, what: string): Promise<string> {
  const response = await fetch(`${house.system.url}/vi/gap-lai`, {
    method: 'POST',
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    body: new URLSearchParams({ do: what, receipt }),
  });
  assert.equal(response.status, 200);
  return response.text();
}

test('where nobody is there to hear it the page says that, and from when on somebody is', async () => {
  const { caseId, receipt, child, say } = await calm();
  const there = await child.thread();
  assert.deepEqual([there.onDuty, there.nextDuty], [true, undefined]);
  // Twenty minutes without a sign of life from any desk.
  house.pass(20 * 60_000);
  const { db } = house.system.running.deps;
  const [team] = await db.owner.sql<{ id: string; org: string; person: string }>(
    'select t.id, t.org_id as org, m.person_id as person from cases c join team t on t.id = c.team_id join team_member m on m.team_id = t.id where c.id = $1 limit 1',
    [caseId],
  );
  const from = new Date(house.now().getTime() + 30 * 3600_000);
  await db.owner.sql(
    'insert into roster (id, team_id, org_id, person_id, starts_at, ends_at) values (gen_random_uuid(), $1, $2, $3, $4, $5)',
    [team!.id, team!.org, team!.person, from, new Date(from.getTime() + 3600_000)],
  );
  const alone = await child.thread();
  assert.equal(alone.onDuty, false);
  assert.ok(alone.nextDuty && Date.parse(alone.nextDuty) <= from.getTime());
  const targets = of<{ items: { kind: string; onDuty: boolean; nextDuty?: string }[] }>(
    await house.desk('police').send('GET', '/v1/referral-targets'),
  );
  const helpline = targets.items.find(({ kind }) => kind === 'helpline');
  assert.deepEqual(
    [helpline?.onDuty, helpline?.nextDuty],
    [false, alone.nextDuty],
    'who would refer to them is told the same',
  );
  assert.match(await pageOf(receipt, 'open'), /<p data-alone >/);
  const told = await pageOf(receipt, 'danger');
  assert.match(told, /data-done="danger" hidden/);
  assert.match(told, /data-done="alone" >/);
  assert.match(told, /Có người trực lại từ/);
  assert.match(told, /href="tel:113"/);
  of(await say());
  await house.later(0);
  assert.equal((await callsOf(caseId)).length, 1, 'it waits for whoever comes');
  await house.onDuty('helpline');
  assert.equal((await child.thread()).onDuty, true);
});

test('without a script the page tells it and shows whom to call, as for a danger that was reported', async () => {
  const { caseId, receipt } = await calm();
  const calmPage = await pageOf(receipt, 'open');
  assert.match(calmPage, /data-in-danger hidden/);
  assert.match(calmPage, /value="danger"/);
  const told = await pageOf(receipt, 'danger');
  assert.match(told, /data-in-danger >/);
  assert.match(told, /data-done="danger" >/);
  assert.match(told, /href="tel:113"/);
  assert.equal((await callsOf(caseId)).length, 1);
});
