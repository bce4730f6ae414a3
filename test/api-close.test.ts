import assert from 'node:assert/strict';
import test, { after, before } from 'node:test';
import type { CaseView } from '@khong-mot-minh/contracts';
import type { Answer } from './api/call.ts';
import { type CaseHouse, codeOf, openCaseHouse } from './api/case-house.ts';
import { reporterWith } from './api/reporter.ts';
import { sealFor } from './api/responder.ts';

let house: CaseHouse;
before(async () => {
  house = await openCaseHouse();
});
after(() => house[Symbol.asyncDispose]());

const of = <T>(answer: Answer, status = 200): T => {
  assert.equal(answer.status, status, answer.text.slice(0, 400));
  return answer.json as T;
};
/** As a program does that never opens a case: the version is known from the list, and no text goes out. */
const blind = async (who: string, caseId: string, body: object): Promise<Answer> => {
  const row = (await house.desk(who).cases()).find(({ id }) => id === caseId)!;
  return house.desk(who).send('POST', `/v1/cases/${caseId}/commands`, {
    expectedVersion: row.version,
    ...body,
  });
};
const close = (reason: string) => ({ type: 'close', reason });

test('a message that went out to nobody at the desk is read before the case is closed', async () => {
  const { caseId, receipt } = await house.takenReport();
  const child = await reporterWith(house.system.url, receipt);
  of(await child.write('thêm một điều'), 201);
  assert.equal(codeOf(await blind('helpline', caseId, close('no-risk-found'))), 'words-unread');
  await house.desk('helpline-2').view(caseId);
  of(await blind('helpline', caseId, close('no-risk-found')));
});

test('who agrees to it is asked the same: a message that came meanwhile is read first', async () => {
  const { caseId, receipt } = await house.takenReport();
  await house.desk('helpline').command(caseId, { type: 'mark-danger', reason: 'said-so' });
  const [call] = (
    (await house.desk('helpline').send('GET', '/v1/inbox')).json as {
      calls: { id: string; caseId: string }[];
    }
  ).calls.filter((one) => one.caseId === caseId);
  await house.desk('helpline').view(caseId);
  of(await house.desk('helpline').send('POST', `/v1/urgent-calls/${call!.id}/seen`), 204);
  of(await house.desk('helpline').command(caseId, close('no-risk-found')));
  const child = await reporterWith(house.system.url, receipt);
  of(await child.write('thêm một điều'), 201);
  assert.equal(codeOf(await blind('helpline-2', caseId, { type: 'approve', what: 'close' })), 'words-unread');
  const done = of<CaseView>(
    await house.desk('helpline-2').command(caseId, { type: 'approve', what: 'close' }),
  );
  assert.equal(done.status, 'closed');
});

test('nobody was helped who never got a reply', async () => {
  const { caseId } = await house.takenReport();
  assert.equal(codeOf(await house.desk('helpline').command(caseId, close('helped'))), 'never-answered');
  const { report, teamKey } = await house.desk('helpline').view(caseId);
  const message = await sealFor('message', 'chào bạn', [report!.reporterKey, teamKey!]);
  of(await house.desk('helpline').command(caseId, { type: 'reply', message }));
  of(await house.desk('helpline').command(caseId, close('helped')));
});

test('a report that was taken back has no words to read', async () => {
  const { caseId, receipt } = await house.takenReport();
  const child = await reporterWith(house.system.url, receipt);
  of(await child.write('thêm một điều'), 201);
  of(await child.withdraw());
  of(await blind('helpline', caseId, close('withdrawn')));
});
