import assert from 'node:assert/strict';
import test, { after, before } from 'node:test';
import type { CaseRow, CaseView, HarmCode, Inbox } from '@khong-mot-minh/contracts';
import { addPerson } from './api/add-person.ts';
import { type Answer, call, type Who } from './api/call.ts';
import { type CaseHouse, codeOf, openCaseHouse } from './api/case-house.ts';
import { sendReport } from './api/reporter.ts';

let house: CaseHouse;
/** Took a place with a code; nobody has approved the fingerprint yet, so no key of the team is theirs. */
let keyless: Who;
before(async () => {
  house = await openCaseHouse();
  keyless = await addPerson(house.system, 'supervisor');
});
after(() => house[Symbol.asyncDispose]());

const of = <T>(answer: Answer, status = 200): T => {
  assert.equal(answer.status, status, answer.text.slice(0, 400));
  return answer.json as T;
};
const refused = (answer: Answer) =>
  assert.deepEqual([answer.status, codeOf(answer)], [403, 'no-team-key'], answer.text.slice(0, 400));
const send = (method: string, path: string, body?: unknown) =>
  call(house.system.url, method, path, body, keyless);
const rowOf = async (caseId: string): Promise<CaseRow> =>
  (await house.desk('helpline').cases()).find(({ id }) => id === caseId)!;
const order = async (caseId: string, body: object): Promise<Answer> =>
  send('POST', `/v1/cases/${caseId}/commands`, { expectedVersion: (await rowOf(caseId)).version, ...body });
const callOf = async (caseId: string) =>
  of<Inbox>(await house.desk('helpline').send('GET', '/v1/inbox')).calls.find((c) => c.caseId === caseId);

async function danger(): Promise<string> {
  const known = new Set((await house.desk('helpline').cases()).map(({ id }) => id));
  await sendReport(house.system.url, 'một điều', { category: 'SELF_HARM', dangerNow: true });
  return (await house.desk('helpline').cases()).find(({ id }) => !known.has(id))!.id;
}
const calm = async (category: HarmCode = 'OTHER_CHILD') => (await house.newReport([], category)).caseId;

test('what goes out to somebody without the key is read by nobody', async () => {
  const caseId = await danger();
  const shown = of<CaseView>(await send('GET', `/v1/cases/${caseId}`));
  assert.deepEqual([shown.wasRead, shown.unread], [false, true]);
  assert.deepEqual(
    shown.commands.filter((name) => ['take', 'close', 'approve'].includes(name)),
    [],
    'the desk offers nothing that would be refused',
  );
  const row = await rowOf(caseId);
  assert.deepEqual([row.wasRead, row.unread], [false, true]);
});

test('danger is neither taken nor seen by somebody who cannot read it', async (t) => {
  const caseId = await danger();
  const { id } = (await callOf(caseId))!;
  refused(await send('POST', `/v1/urgent-calls/${id}/seen`));
  of(await send('GET', `/v1/cases/${caseId}`));
  refused(await send('POST', `/v1/urgent-calls/${id}/seen`));
  refused(await order(caseId, { type: 'take' }));
  assert.ok(await callOf(caseId), 'it goes on ringing for everybody');
  assert.equal((await rowOf(caseId)).assignee, undefined);
  of(await house.desk('helpline').command(caseId, { type: 'take' }));
  refused(await order(caseId, { type: 'take' }));
  assert.equal((await rowOf(caseId)).assignee?.name, 'Hạnh', 'nor is it taken over');
  t.diagnostic('figure: 0 of 4 acts of somebody without the key stopped a call');
});

test('nothing is closed by somebody who cannot read it, nor does their looking count as reading', async () => {
  const caseId = await calm();
  of(await house.desk('helpline').command(caseId, { type: 'take' }));
  refused(await order(caseId, { type: 'close', reason: 'no-risk-found' }));

  const urgent = await danger();
  of(await house.desk('helpline').command(urgent, { type: 'take' }));
  of(await house.desk('helpline').command(urgent, { type: 'close', reason: 'no-risk-found' }));
  refused(await order(urgent, { type: 'approve', what: 'close' }));
  assert.equal((await rowOf(urgent)).status, 'closing');
  of(await house.desk('helpline-2').command(urgent, { type: 'approve', what: 'close' }));
});

test('their own note opens nothing: words stay unread for closing', async () => {
  const { caseId } = await house.newReport();
  of(await order(caseId, { type: 'mark-danger', reason: 'said-so' }));
  const opened = await house.system.running.deps.db.owner.sql(
    'select 1 from case_opening where case_id = $1',
    [caseId],
  );
  assert.equal(opened.length, 0, 'the answer of a command is no reading either');
});

test('unread cases are not put aside by somebody who cannot read them', async () => {
  const cases = [await danger(), await calm()];
  for (const id of cases) of(await send('GET', `/v1/cases/${id}`));
  const chosen = await Promise.all(
    cases.map(async (id) => ({ id, expectedVersion: (await rowOf(id)).version })),
  );
  refused(await send('POST', '/v1/cases/aside', { type: 'set-aside', cases: chosen }));
  refused(await send('POST', '/v1/cases/aside', { type: 'set-aside', cases: chosen.slice(1) }));
  assert.deepEqual([(await rowOf(cases[0]!)).aside, (await rowOf(cases[1]!)).aside], [false, false]);
});

test('a case without sealed words is taken by whoever works there', async () => {
  const caseId = await calm();
  await house.system.running.deps.db.owner.sql('delete from sealed_content where case_id = $1', [caseId]);
  of(await order(caseId, { type: 'take' }));
});

test('a referral is answered by somebody who can read what it says', async () => {
  const { caseId } = await house.takenReport(['police']);
  of(await house.referTo('helpline', caseId, 'police'));
  const referral = await house.referralOf('police', caseId);
  const officer = await addPerson(house.system, 'supervisor', 'police');
  for (const answer of ['accept', 'return'])
    refused(
      await call(
        house.system.url,
        'POST',
        `/v1/referrals/${referral}/${answer}`,
        answer === 'return' ? { reason: 'not-for-us' } : {},
        officer,
      ),
    );
  of(await house.answerAs('police', referral, 'accept'));
});

test('danger that rings is taken only by somebody who has opened it since', async () => {
  const caseId = await danger();
  const take = async () =>
    house.desk('helpline').send('POST', `/v1/cases/${caseId}/commands`, {
      type: 'take',
      expectedVersion: (await rowOf(caseId)).version,
    });
  const blind = await take();
  assert.deepEqual([blind.status, codeOf(blind)], [409, 'not-opened']);
  await house.desk('helpline-2').view(caseId);
  assert.equal(codeOf(await take()), 'not-opened', 'a colleague’s reading is not one’s own');
  assert.ok(await callOf(caseId), 'it goes on ringing');
  await house.desk('helpline').view(caseId);
  of(await take());
  assert.equal(await callOf(caseId), undefined);
});
