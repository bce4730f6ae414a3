import assert from 'node:assert/strict';
import { test } from 'node:test';
import { decisionOf, EMPTY_FORM } from './idea-decision-form.ts';

const accepted = { ...EMPTY_FORM, outcome: 'accepted', reason: 'not-told-yet' } as const;
const drafts = [
  { name: 'an empty draft', draft: EMPTY_FORM, want: { missing: 'outcome' } },
  {
    name: 'a reason of the other outcome',
    draft: { ...accepted, outcome: 'declined' as const },
    want: { missing: 'reason' },
  },
  { name: 'no title', draft: { ...accepted, titleVi: '  ' }, want: { missing: 'titleVi' } },
  { name: 'no summary', draft: { ...accepted, titleVi: 'Quà lạ' }, want: { missing: 'summaryVi' } },
  {
    name: 'without English',
    draft: { ...accepted, titleVi: ' Quà lạ ', summaryVi: 'Hỏi một người lớn.' },
    want: {
      outcome: 'accepted',
      reason: 'not-told-yet',
      title: { vi: 'Quà lạ' },
      summary: { vi: 'Hỏi một người lớn.' },
    },
  },
  {
    name: 'declined',
    draft: { ...EMPTY_FORM, outcome: 'declined' as const, reason: 'unclear' },
    want: { outcome: 'declined', reason: 'unclear' },
  },
];
for (const { name, draft, want } of drafts)
  test(`a decision from a draft: ${name}`, () => assert.deepEqual(decisionOf(draft), want));
