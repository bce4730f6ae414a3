import assert from 'node:assert/strict';
import test from 'node:test';
import type { HarmCode } from '@khong-mot-minh/contracts/codes';
import type { CaseRecord } from '@khong-mot-minh/database';
import { type CaseAct, isPossible, reduceCase } from './case-reducer.ts';

const at = new Date('2026-11-24T09:00:00Z');
const open: CaseRecord = {
  id: 'c',
  org: 'o',
  team: 't',
  origin: 'report',
  status: 'open',
  tier: 3,
  dangerNow: false,
  category: 'GROOMING',
  subject: null,
  affectedChild: null,
  assignee: null,
  unread: true,
  share: 1,
  aside: false,
  wasRead: false,
  peers: null,
  otherCategory: null,
  closedReason: null,
  openedAt: new Date(0),
  updatedAt: new Date(0),
  version: 1,
};
const taken = { ...open, status: 'taken', assignee: 'p', unread: false } as const;
const closing = { ...taken, status: 'closing', closedReason: 'helped' } as const;
const closed = { ...closing, status: 'closed' } as const;

const steps: { name: string; from: CaseRecord; act: CaseAct; want: Partial<CaseRecord> | undefined }[] = [
  {
    name: 'taking an open case',
    from: open,
    act: { type: 'taken', person: 'q' },
    want: { status: 'taken', assignee: 'q', unread: false },
  },
  {
    name: 'taking a case that waits for approval',
    from: closing,
    act: { type: 'taken', person: 'q' },
    want: undefined,
  },
  {
    name: 'closing a case that nobody took',
    from: open,
    act: { type: 'closed', reason: 'helped' },
    want: undefined,
  },
  {
    name: 'a message to a closed case opens it for anybody',
    from: closed,
    act: { type: 'message-received', contentId: 'm' },
    want: { status: 'open', assignee: null, closedReason: null, unread: true },
  },
  {
    name: 'growing danger opens a closed case',
    from: closed,
    act: { type: 'raised', tier: 4, category: 'SEXTORTION' },
    want: { status: 'open', tier: 4, category: 'SEXTORTION', assignee: null },
  },
  {
    name: 'a lower tier lowers nothing',
    from: taken,
    act: { type: 'raised', tier: 2, category: 'OTHER_CHILD' },
    want: { tier: 3, category: 'GROOMING', status: 'taken', unread: true },
  },
  {
    name: 'not approving opens a case again',
    from: closing,
    act: { type: 'reopened' },
    want: { status: 'open', assignee: null, closedReason: null },
  },
  { name: 'reopening a case that is open', from: open, act: { type: 'reopened' }, want: undefined },
  {
    name: 'referring a case that nobody took',
    from: open,
    act: { type: 'referred', referral: 'r', kind: 'referral', toOrg: 'x' },
    want: undefined,
  },
  {
    name: 'an accepted transfer changes the owner',
    from: { ...taken, status: 'referred' },
    act: { type: 'referral.accepted', referral: 'r', kind: 'transfer', toOrg: 'x', toTeam: 'y' },
    want: { org: 'x', team: 'y', assignee: null, status: 'open', unread: true },
  },
  {
    name: 'an accepted referral does not',
    from: { ...taken, status: 'referred' },
    act: { type: 'referral.accepted', referral: 'r', kind: 'referral', toOrg: 'x', toTeam: 'y' },
    want: { org: 'o', assignee: 'p', status: 'referred' },
  },
];
for (const { name, from, act, want } of steps)
  test(`reduceCase: ${name}`, () => {
    const after = reduceCase(from, act, at);
    if (!want) return assert.equal(after, undefined);
    assert.partialDeepStrictEqual(after, { ...want, version: 2, updatedAt: at });
  });

const proposed: CaseRecord = {
  ...open,
  origin: 'decision',
  category: 'SEXTORTION',
  peers: 'proposed',
  otherCategory: 'BULLYING',
};
const run = (...acts: CaseAct[]) =>
  acts.reduce<CaseRecord | undefined>((record, act) => record && reduceCase(record, act, at), proposed);
const confirm: CaseAct = { type: 'peers-confirmed', reason: 'same-school' };
const reject: CaseAct = { type: 'peers-rejected', reason: 'one-is-adult' };
const raise = (tier: number, peerCategory?: HarmCode): CaseAct => ({
  type: 'raised',
  tier,
  category: 'GROOMING',
  ...(peerCategory && { peerCategory }),
});
const peerRuns: { name: string; acts: CaseAct[]; want: [string | null, string] | undefined }[] = [
  { name: 'proposed', acts: [], want: ['proposed', 'SEXTORTION'] },
  { name: 'confirmed', acts: [confirm], want: ['confirmed', 'BULLYING'] },
  { name: 'confirmed, then rejected', acts: [confirm, reject], want: ['rejected', 'SEXTORTION'] },
  { name: 'rejected, then confirmed', acts: [reject, confirm], want: ['confirmed', 'BULLYING'] },
  { name: 'confirmed twice', acts: [confirm, confirm], want: undefined },
  { name: 'confirmed, then graver', acts: [confirm, raise(4, 'PEER_HSB')], want: ['confirmed', 'PEER_HSB'] },
  { name: 'rejected, then graver', acts: [reject, raise(4, 'PEER_HSB')], want: ['rejected', 'GROOMING'] },
  { name: 'confirmed, then one is an adult', acts: [confirm, raise(3)], want: [null, 'SEXTORTION'] },
  { name: 'one is an adult, then confirmed', acts: [raise(4), confirm], want: undefined },
];
for (const { name, acts, want } of peerRuns)
  test(`peers: ${name}`, () => {
    const after = run(...acts);
    assert.deepEqual(after && [after.peers, after.category], want);
  });

/** What other organisations, the reporter and the engine do comes in whatever state a case is. */
const ALWAYS = `raised noted message-received message-deleted withdrawn resumed referral.accepted referral.returned
  referral.done referral.ended transfer.agreed transfer.refused transfer.ended danger-said`;
/** Written by hand and the other way round than the table: what can be done in each state, beside that. */
const BESIDE: Readonly<Record<CaseRecord['status'], string>> = {
  open: 'taken replied set-aside put-back danger-marked peers-confirmed peers-rejected',
  taken: `taken replied referred transfer.asked close-requested closed danger-marked peers-confirmed
    peers-rejected`,
  referred: `taken replied referred transfer.asked close-requested closed danger-marked peers-confirmed
    peers-rejected`,
  closing: 'replied closed reopened danger-marked',
  closed: 'reopened',
};
const TYPES = new Set(Object.values(BESIDE).flatMap((acts) => `opened ${ALWAYS} ${acts}`.split(/\s+/)));

for (const [status, beside] of Object.entries(BESIDE))
  test(`what can be done with a case that is ${status} is what was meant`, () => {
    // The casts are true: both come from the record above.
    const possible = ([...TYPES] as CaseAct['type'][]).filter((type) =>
      isPossible(status as CaseRecord['status'], type),
    );
    assert.deepEqual(possible.toSorted(), `${ALWAYS} ${beside}`.split(/\s+/).toSorted());
  });
