import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import test, { after, before } from 'node:test';
import type { CaseView } from '@khong-mot-minh/contracts';
import { newContentId } from '@khong-mot-minh/sealing';
import { call } from './api/call.ts';
import { type CaseHouse, codeOf, openCaseHouse, pointerOf } from './api/case-house.ts';
import { reporterWith } from './api/reporter.ts';
import { sealFor } from './api/responder.ts';

let house: CaseHouse;
before(async () => {
  house = await openCaseHouse();
});
after(() => house[Symbol.asyncDispose]());

test('promise 13: nobody closes an urgent case alone', async () => {
  const { caseId } = await house.newReport([], 'SEXTORTION');
  const first = house.desk('helpline');
  const second = house.desk('helpline-2');
  assert.equal((await first.command(caseId, { type: 'close', reason: 'no-risk-found' })).status, 409);
  await first.command(caseId, { type: 'take' });
  const asked = (await first.command(caseId, { type: 'close', reason: 'no-risk-found' })).json as CaseView;
  assert.equal(asked.status, 'closing');
  assert.equal(asked.commands.includes('approve'), false);
  const alone = await first.command(caseId, { type: 'approve', what: 'close' });
  assert.equal(codeOf(alone), 'forbidden');
  assert.equal((await first.command(caseId, { type: 'close', reason: 'no-risk-found' })).status, 409);
  assert.equal((await first.command(caseId, { type: 'take' })).status, 409);
  const reopened = (await second.command(caseId, { type: 'reopen', reason: 'not-agreed' })).json as CaseView;
  assert.equal(reopened.status, 'open');
  await second.command(caseId, { type: 'take' });
  await second.command(caseId, { type: 'close', reason: 'no-risk-found' });
  assert.equal((await second.command(caseId, { type: 'approve', what: 'close' })).status, 403);
  const closed = (await first.command(caseId, { type: 'approve', what: 'close' })).json as CaseView;
  assert.equal(closed.status, 'closed');
});

test('of many people who take a case at the same version, exactly one is first', async () => {
  const { caseId } = await house.newReport();
  const answers = await Promise.all(
    Array.from({ length: 8 }, (_, i) =>
      house.desk(i % 2 ? 'helpline' : 'helpline-2').send('POST', `/v1/cases/${caseId}/commands`, {
        type: 'take',
        expectedVersion: 1,
      }),
    ),
  );
  const statuses = answers.map((a) => a.status).toSorted();
  assert.deepEqual(statuses, [200, 409, 409, 409, 409, 409, 409, 409]);
});

test('messages and commands that meet on one case are all kept', async () => {
  const { caseId, receipt } = await house.takenReport();
  const reporter = await reporterWith(house.system.url, receipt);
  const key = await house.desk('helpline').unlock();
  const notes = async () => {
    for (let kept = 0; kept < 5; ) {
      const note = await sealFor('note', 'x', [key]);
      const answer = await house.desk('helpline').command(caseId, { type: 'note', note });
      assert.ok([200, 409].includes(answer.status), answer.text);
      if (answer.status === 200) kept++;
    }
  };
  const messages = await Promise.all([
    notes(),
    ...Array.from({ length: 10 }, (_, i) => reporter.write(`tin ${i}`)),
  ]);
  assert.deepEqual(
    messages.slice(1).map((a) => a?.status),
    Array(10).fill(201),
  );
  const { sealed, timeline } = await house.desk('helpline').view(caseId);
  assert.deepEqual(
    [sealed.filter((s) => s.kind === 'message').length, sealed.filter((s) => s.kind === 'note').length],
    [10, 5],
  );
  assert.deepEqual(
    timeline.map((e) => e.version),
    timeline.map((_, i) => i + 1),
  );
});

test('a request that is repeated, even at the same moment, is carried out once', async () => {
  const { receipt } = await house.takenReport();
  const reporter = await reporterWith(house.system.url, receipt);
  const { teamKey, reporterKey } = await reporter.thread();
  const message = await sealFor('message', 'một lần', [teamKey, reporterKey]);
  const body = { ...reporter.shown, message };
  const headers = { 'idempotency-key': `once-${randomUUID()}` };
  const send = (more: object = {}) =>
    call(house.system.url, 'POST', '/v1/receipts/messages', { ...body, ...more }, { headers });
  const answers = await Promise.all([send(), send(), send(), send()]);
  assert.ok(
    answers.every(
      (a) => a.status === 201 || codeOf(a) === 'idempotency-conflict' || pointerOf(a) === '/message/id',
    ),
    answers.map((a) => a.text).join(),
  );
  assert.ok(answers.some((a) => a.status === 201));
  const again = await send();
  assert.deepEqual([again.status, again.headers.get('idempotency-replayed')], [201, 'true']);
  assert.equal((await reporter.read()).length, 1);
  const other = await send({ message: { ...message, id: newContentId() } });
  assert.equal(codeOf(other), 'idempotency-conflict');
});
