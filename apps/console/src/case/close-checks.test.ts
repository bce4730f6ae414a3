import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { CaseView } from '@khong-mot-minh/contracts';
import { closeWarnings } from './close-checks.ts';

type Given = Parameters<typeof closeWarnings>[0];
const item = (kind: 'report' | 'message', from: string) => ({ kind, from }) as CaseView['sealed'][number];
const report = { mayKnow: [] } as unknown as NonNullable<CaseView['report']>;
const answered = [item('report', 'reporter'), item('message', 'team')];
const referral = (status: string) => ({ toKind: 'police', status }) as CaseView['referrals'][number];
const question = (status: string) => ({ toKind: 'police', status }) as CaseView['questions'][number];
const yes = { ...report, mayKnow: ['team', 'police', 'parent'] } as NonNullable<CaseView['report']>;
const view: Given = { report, sealed: answered, unread: false, referrals: [], questions: [] };

const cases: { name: string; given: Partial<Given>; want: string[] }[] = [
  { name: 'answered last: nothing', given: {}, want: [] },
  { name: 'no reply ever', given: { sealed: [item('report', 'reporter')] }, want: ['never-answered'] },
  {
    name: 'the last word is the young person’s',
    given: { sealed: [...answered, item('message', 'reporter')] },
    want: ['last-unanswered'],
  },
  { name: 'the holder has not looked', given: { unread: true }, want: ['unread'] },
  {
    name: 'the holder who reads this has',
    given: { unread: true, assignee: { id: 'me', name: 'Linh' } },
    want: [],
  },
  { name: 'a yes, and nothing went there', given: { report: yes }, want: ['yes-stands police'] },
  { name: 'a yes that was kept', given: { report: yes, referrals: [referral('done')] }, want: [] },
  {
    name: 'a yes whose receiver gave it back',
    given: { report: yes, referrals: [referral('returned')] },
    want: ['yes-stands police'],
  },
  {
    name: 'a yes to a question',
    given: { questions: [question('agreed')] },
    want: ['yes-stands police'],
  },
  { name: 'a no to a question', given: { questions: [question('refused')] }, want: [] },
  { name: 'of a withdrawn report nothing', given: { withdrawn: true, sealed: [] }, want: [] },
];
for (const { name, given, want } of cases)
  test(name, () => {
    const warnings = closeWarnings({ ...view, ...given }, { own: 'helpline', person: 'me' });
    assert.deepEqual(
      warnings.map((one) => (one.what === 'yes-stands' ? `${one.what} ${one.level}` : one.what)),
      want,
    );
  });
