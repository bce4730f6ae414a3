import assert from 'node:assert/strict';
import test, { after, before } from 'node:test';
import { type CaseHouse, codeOf, openCaseHouse } from './api/case-house.ts';

let house: CaseHouse;
before(async () => {
  house = await openCaseHouse();
});
after(() => house[Symbol.asyncDispose]());

test('security 3: a second open transfer is refused, and an old offer takes no case away', async () => {
  const { caseId } = await house.takenReport(['police', 'school']);
  assert.equal((await house.referTo('helpline', caseId, 'police', { type: 'transfer' })).status, 200);
  const toPolice = await house.referralOf('helpline', caseId);
  const second = await house.referTo('helpline', caseId, 'school', { type: 'transfer' });
  assert.equal(second.status, 409, second.text);
  assert.equal(codeOf(second), 'transfer-open');
  assert.equal((await house.referTo('helpline', caseId, 'school')).status, 200);
  const toSchool = await house.referralOf('helpline', caseId);
  assert.equal((await house.answerAs('police', toPolice, 'accept')).status, 200);
  const late = await house.answerAs('school', toSchool, 'accept');
  assert.equal(late.status, 409, late.text);
  assert.equal((await house.desk('police').view(caseId)).access, 'owner');
  for (const former of ['helpline', 'school'])
    assert.notEqual((await house.desk(former).send('GET', `/v1/cases/${caseId}`)).status, 200, former);
});
