import type { HarmCode } from '@khong-mot-minh/contracts/codes';
import { DANGER } from '@khong-mot-minh/contracts/rules';
import type { CaseRecord } from '@khong-mot-minh/database';
import { called, mayConfirmPeers, mayRejectPeers, peersRaised, readings } from './peers.ts';

/** What can happen to a case. Rows of `case_event` are the only way to change it. */
export type CaseAct =
  | { type: 'opened'; origin: 'decision' | 'report'; tier: number; category: HarmCode; dangerNow: boolean }
  | { type: 'raised'; tier: number; category: HarmCode; peerCategory?: HarmCode }
  | { type: 'taken'; person: string }
  | { type: 'given-back'; person: string }
  | { type: 'noted'; contentId: string }
  | { type: 'replied'; contentId: string }
  | { type: 'message-received'; contentId: string }
  | { type: 'withdrawn' }
  | { type: 'resumed' }
  | { type: 'message-deleted'; message: string; by: 'sender' | 'receiver' | 'other'; cleared: boolean }
  | { type: 'referred'; referral: string; kind: 'referral' | 'transfer'; toOrg: string }
  | {
      type: 'referral.accepted';
      referral: string;
      kind: 'referral' | 'transfer';
      toOrg: string;
      toTeam: string;
    }
  | { type: 'referral.returned' | 'referral.done' | 'referral.ended'; referral: string }
  | { type: 'transfer.asked'; question: string; toOrg: string }
  | { type: 'transfer.agreed' | 'transfer.refused'; question: string; toOrg: string }
  | { type: 'transfer.ended'; question: string }
  | { type: 'close-requested'; reason: string; person: string }
  | { type: 'closed'; reason: string }
  | { type: 'reopened' }
  | { type: 'set-aside' | 'put-back' }
  | { type: 'danger-marked' | 'danger-said' | 'danger-seen' }
  | { type: 'peers-confirmed' | 'peers-rejected'; reason: string };

type Status = CaseRecord['status'];

/** From which states an act is possible; what other organisations and reporters do is always possible. */
const POSSIBLE: { [T in CaseAct['type']]: readonly Status[] } = {
  opened: [],
  raised: ['open', 'taken', 'referred', 'closing', 'closed'],
  taken: ['open', 'taken', 'referred'],
  'given-back': ['taken', 'referred', 'closing'],
  noted: ['open', 'taken', 'referred', 'closing', 'closed'],
  replied: ['open', 'taken', 'referred', 'closing'],
  'message-received': ['open', 'taken', 'referred', 'closing', 'closed'],
  'message-deleted': ['open', 'taken', 'referred', 'closing', 'closed'],
  withdrawn: ['open', 'taken', 'referred', 'closing', 'closed'],
  resumed: ['open', 'taken', 'referred', 'closing', 'closed'],
  referred: ['taken', 'referred'],
  'referral.accepted': ['open', 'taken', 'referred', 'closing', 'closed'],
  'referral.returned': ['open', 'taken', 'referred', 'closing', 'closed'],
  'referral.done': ['open', 'taken', 'referred', 'closing', 'closed'],
  'referral.ended': ['open', 'taken', 'referred', 'closing', 'closed'],
  'transfer.asked': ['taken', 'referred'],
  'transfer.agreed': ['open', 'taken', 'referred', 'closing', 'closed'],
  'transfer.refused': ['open', 'taken', 'referred', 'closing', 'closed'],
  'transfer.ended': ['open', 'taken', 'referred', 'closing', 'closed'],
  'close-requested': ['taken', 'referred'],
  closed: ['taken', 'referred', 'closing'],
  // A case that somebody took is that person's to close.
  'set-aside': ['open'],
  'put-back': ['open'],
  // From 'closing': whoever does not approve opens the case again.
  reopened: ['closing', 'closed'],
  // A closed case is opened first, with its reason; a young person's word opens it by itself.
  'danger-marked': ['open', 'taken', 'referred', 'closing'],
  'danger-said': ['open', 'taken', 'referred', 'closing', 'closed'],
  'danger-seen': ['open', 'taken', 'referred', 'closing', 'closed'],
  'peers-confirmed': ['open', 'taken', 'referred'],
  'peers-rejected': ['open', 'taken', 'referred'],
};

export const isPossible = (status: Status, type: CaseAct['type']): boolean => POSSIBLE[type].includes(status);

/** The case after an act, or undefined where the act is not possible in its state. Pure. */
export function reduceCase(before: CaseRecord, act: CaseAct, at: Date): CaseRecord | undefined {
  if (!isPossible(before.status, act.type)) return undefined;
  if (act.type === 'peers-confirmed' && !mayConfirmPeers(before)) return undefined;
  if (act.type === 'peers-rejected' && !mayRejectPeers(before)) return undefined;
  if (act.type === 'danger-marked' && before.dangerNow) return undefined;
  if (act.type === 'set-aside' || act.type === 'put-back')
    if (before.aside === (act.type === 'set-aside')) return undefined;
  return { ...before, ...change(before, act), version: before.version + 1, updatedAt: at };
}

function change(before: CaseRecord, act: CaseAct): Partial<CaseRecord> {
  switch (act.type) {
    case 'opened':
      return {};
    case 'raised':
      // A case that was closed opens again when the danger grows: nobody may have to notice it by chance.
      return {
        tier: Math.max(before.tier, act.tier),
        aside: false,
        ...peersRaised(before, act),
        unread: true,
        ...(before.status === 'closed' && { status: 'open', closedReason: null, assignee: null }),
      };
    case 'taken':
      return {
        status: before.status === 'referred' ? 'referred' : 'taken',
        assignee: act.person,
        aside: false,
        unread: false,
      };
    case 'given-back':
      // Who asked to close it answers no question about it any more: it is looked at anew.
      return {
        status: before.status === 'referred' ? 'referred' : 'open',
        closedReason: null,
        assignee: null,
        unread: true,
      };
    case 'noted':
    case 'replied':
      return { unread: false };
    case 'resumed':
    case 'message-received':
      // Whoever writes again is heard again.
      return {
        unread: true,
        aside: false,
        ...(before.status === 'closed' && { status: 'open', closedReason: null, assignee: null }),
      };
    case 'withdrawn':
      return { unread: true, aside: false };
    case 'set-aside':
      return { aside: true, unread: false };
    case 'put-back':
      return { aside: false, unread: true };
    case 'referred':
      return { status: 'referred', unread: false };
    case 'referral.accepted':
      return act.kind === 'transfer'
        ? { org: act.toOrg, team: act.toTeam, assignee: null, status: 'open', unread: true }
        : { unread: true };
    case 'referral.returned':
    case 'referral.done':
    case 'transfer.agreed':
    case 'transfer.refused':
      return { unread: true };
    case 'transfer.asked':
      return { unread: false };
    case 'transfer.ended':
    case 'referral.ended':
    // What was found stays found: the person who works on the case sees it in the timeline.
    case 'message-deleted':
    case 'danger-seen':
      return {};
    case 'close-requested':
      return { status: 'closing', closedReason: act.reason, unread: false };
    case 'closed':
      return { status: 'closed', closedReason: act.reason, unread: false };
    case 'reopened':
      return { status: 'open', closedReason: null, assignee: null, unread: true };
    case 'danger-marked':
    case 'danger-said':
      return {
        tier: DANGER,
        dangerNow: true,
        aside: false,
        unread: true,
        // Nobody closes a case by a request from before the danger.
        ...(before.status === 'closing' && { status: 'taken', closedReason: null }),
        ...(before.status === 'closed' && { status: 'open', closedReason: null, assignee: null }),
      };
    case 'peers-confirmed':
      return { ...called('confirmed', readings(before)), unread: false };
    case 'peers-rejected':
      return { ...called('rejected', readings(before)), unread: false };
  }
}
