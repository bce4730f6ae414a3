import assert from 'node:assert/strict';
import test, { after, before } from 'node:test';
import type { CaseQueue } from '@khong-mot-minh/contracts';
import { type CaseHouse, openCaseHouse } from './api/case-house.ts';

let house: CaseHouse;
before(async () => {
  house = await openCaseHouse();
});
after(() => house[Symbol.asyncDispose]());

type Desk = ReturnType<CaseHouse['desk']>;
const counted = async (desk: Desk) =>
  ((await desk.send('GET', '/v1/inbox')).json as { counts: { takenOver: number } }).counts.takenOver;
const listed = async (desk: Desk) =>
  ((await desk.send('GET', '/v1/cases?queue=taken-over')).json as CaseQueue).items.map(({ id }) => id);

test('who had a case that a colleague took finds it in the inbox until having looked at it', async () => {
  const first = house.desk('helpline');
  const second = house.desk('helpline-2');
  const { caseId } = await house.newReport();
  await first.command(caseId, { type: 'take' });
  assert.equal(await counted(first), 0, 'a case that nobody had is taken from nobody');
  await second.command(caseId, { type: 'take' });
  assert.deepEqual([await counted(first), await listed(first)], [1, [caseId]]);
  assert.deepEqual([await counted(second), await listed(second)], [0, []], 'who took it knows');
  assert.deepEqual(await listed(house.desk('police')), []);
  await second.view(caseId);
  assert.equal(await counted(first), 1, 'looking is for the former holder alone to do');
  await first.view(caseId);
  assert.deepEqual([await counted(first), await listed(first)], [0, []]);
});

test('a case that was taken back is nobody’s news but the one’s who lost it last', async () => {
  const first = house.desk('helpline');
  const second = house.desk('helpline-2');
  const { caseId } = await house.takenReport();
  await second.command(caseId, { type: 'take' });
  const { version } = await second.view(caseId);
  const back = { type: 'take', expectedVersion: version };
  assert.equal((await first.send('POST', `/v1/cases/${caseId}/commands`, back)).status, 200);
  assert.deepEqual([await counted(first), await listed(second)], [0, [caseId]]);
});
