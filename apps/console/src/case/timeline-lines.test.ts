import assert from 'node:assert/strict';
import { test } from 'node:test';
import { translate } from '../language/translate.ts';
import { timelineLines, timelineTitle } from './timeline-lines.ts';

const t = translate('en');
const entry = (type: string, detail: Record<string, unknown> = {}) => ({
  version: 1,
  type,
  at: '2026-11-24T09:00:00Z',
  detail,
});

test('the code of a reason is words from the list of its act', () => {
  for (const [type, reason, want] of [
    ['closed', 'helped', ['Reason: Helped']],
    ['close-requested', 'duplicate', ['Reason: Duplicate']],
    ['reopened', 'new-information', ['Reason: There is new information']],
    ['referral.returned', 'not-for-us', ['Reason: Not for our team']],
    ['referral.done', '', []],
  ] as const)
    assert.deepEqual(timelineLines(entry(type, { reason }), t), want, type);
});

test('ids and content names in the detail are not shown', () => {
  assert.deepEqual(timelineLines(entry('replied', { contentId: 'x', person: 'y' }), t), []);
  assert.deepEqual(timelineLines(entry('raised', { tier: 4, category: 'SEXTORTION' }), t), ['Level 4']);
  assert.deepEqual(timelineLines(entry('referred', { basis: 'legal-duty' }), t), ['Basis: Duty by law']);
});

test('a transfer is told apart from a referral, and an unknown act is named as it came', () => {
  assert.equal(timelineTitle(entry('referred', { kind: 'transfer' }), t), 'Transfer to another team');
  assert.equal(timelineTitle(entry('referral.ended'), t), 'A referral ended');
  assert.deepEqual(timelineLines(entry('referral.ended', { why: 'handed-over' }), t), [
    'Reason: the case went to another organisation',
  ]);
  assert.equal(timelineTitle(entry('hashed'), t), 'Other change (hashed)');
});
