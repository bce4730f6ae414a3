import assert from 'node:assert/strict';
import { test } from 'node:test';
import { componentOf } from '../desk-fixture.ts';

const thread = await componentOf('case/sealed-thread.tsx', 'SealedThread');

const item = (id: string, more: object) => ({
  id,
  kind: 'message',
  from: 'team',
  at: '2026-11-24T09:12:00Z',
  sealed: { v: 1, ct: '', to: [] },
  ...more,
});
const police = { organisation: { vi: 'Sông Xanh', en: 'Blue River' }, kind: 'police' };

test('a text is signed by the organisation that wrote it, with its kind', () => {
  const shown = thread({
    view: {
      access: 'owner',
      report: { withdrawn: false },
      sealed: [item('a', { from: 'reporter' }), item('b', { by: police }), item('c', {})],
    },
  });
  const names = [...shown.matchAll(/<strong>([^<]*)<\/strong>/g)].map(([, name]) => name);
  assert.deepEqual(names, ['Người báo', 'Sông Xanh (công an)', 'Đội tiếp nhận']);
});
