import assert from 'node:assert/strict';
import { test } from 'node:test';
import { componentOf } from '../desk-fixture.ts';

const view = {
  id: 'c',
  version: 3,
  assignee: { id: 'p-minh', name: 'Minh' },
  commands: ['take'],
  status: 'taken',
  timeline: [],
  questions: [],
  referrals: [],
  sealed: [],
};

test('who takes a case from a colleague reads first whose it is, and that they hear of it from nobody else', async () => {
  const shown = await componentOf('case/case-actions.tsx', 'CaseActions');
  assert.match(shown({ view }), /Minh đang giữ hồ sơ này.*không tự nhắn cho Minh/s);
});
