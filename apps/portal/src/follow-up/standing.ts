import type { ReportStatus, SealedThread, ThreadOffer, ThreadReader } from '@kmm/contracts';

export const STANDINGS = [
  'owner',
  'ownerWaiting',
  'ownerClosed',
  'referral',
  'formerOwner',
  'formerReferral',
] as const;
export type Standing = (typeof STANDINGS)[number];

/** What an organisation is to a young person's words, or what it was: who had the case keeps its own notes. */
export function standingOf(
  { role, was }: Pick<ThreadReader, 'role' | 'was'>,
  status: ReportStatus,
): Standing {
  if (role === 'owner') {
    if (status === 'closed') return 'ownerClosed';
    return status === 'received' ? 'ownerWaiting' : 'owner';
  }
  if (role === 'referral') return 'referral';
  return was === 'owner' ? 'formerOwner' : 'formerReferral';
}

export const OFFERINGS = ['open', 'openPart', 'over', 'overPart'] as const;

/** An offer as it is told: who reads a part already is not said to read nothing. */
export const offeringOf = ({
  state,
  part,
}: Pick<ThreadOffer, 'state' | 'part'>): (typeof OFFERINGS)[number] => (part ? `${state}Part` : state);

export const DUTIES = ['there', 'next', 'unknown'] as const;

/** Whether somebody is on duty, and if not, whether it is known from when on. */
export function dutyOf({
  onDuty,
  nextDuty,
}: Pick<SealedThread, 'onDuty' | 'nextDuty'>): (typeof DUTIES)[number] {
  if (onDuty) return 'there';
  return nextDuty ? 'next' : 'unknown';
}
