import assert from 'node:assert/strict';
import { test } from 'node:test';
import { componentOf } from '../desk-fixture.ts';
import { noAskingUntil } from './open-question.ts';

const name = { vi: 'Sông Xanh', en: 'Blue River' };
const target = {
  teamId: 't',
  name,
  organisationId: 'o',
  organisation: name,
  kind: 'police',
  keyId: 'k',
  publicKey: 'p',
};

test('who passes a case on reads that nobody is on duty there, and from when on somebody is', async () => {
  const shown = await componentOf('case/receiver-duty.tsx', 'ReceiverDuty');
  assert.doesNotMatch(shown({ target: { ...target, onDuty: true } }), /không có ai trực/);
  assert.match(
    shown({ target: { ...target, onDuty: false } }),
    /không có ai trực.*chưa có lịch trực tiếp theo/,
  );
  const next = { ...target, onDuty: false, nextDuty: '2026-11-28T11:00:00Z' };
  assert.match(shown({ target: next }), /không có ai trực.*Có người trực lại từ .*28/);
});

test('a no stands until its time, for the organisation to which it was said', () => {
  const askAgainFrom = '2026-12-05T05:00:00.000Z';
  const report = {
    ageBand: '13-15',
    help: [],
    mayKnow: ['police' as const],
    words: [
      {
        allows: false,
        at: '2026-11-28T05:00:00.000Z',
        organisation: { id: 'o', name, kind: 'police' as const },
        askAgainFrom,
      },
    ],
    withdrawn: false,
    reporterKey: { keyId: 'k', publicKey: 'p' },
  };
  const at = (iso: string, organisationId = 'o') =>
    noAskingUntil({ report }, { organisationId, kind: 'police' }, Date.parse(iso));
  assert.deepEqual(at('2026-12-05T04:59:00Z'), { until: askAgainFrom, ofLevel: false });
  assert.equal(at('2026-12-05T05:00:00Z'), undefined);
  assert.equal(at('2026-12-01T05:00:00Z', 'another'), undefined);
  const ofLevel = {
    ...report,
    words: [{ allows: false, at: askAgainFrom, level: 'police' as const, askAgainFrom }],
  };
  assert.deepEqual(
    noAskingUntil(
      { report: ofLevel },
      { organisationId: 'o', kind: 'police' },
      Date.parse('2026-12-01T05:00:00Z'),
    ),
    { until: askAgainFrom, ofLevel: true },
  );
});
