import type { ThreadReader } from '@kmm/contracts';

export const STANDINGS = ['owner', 'referral', 'formerOwner', 'formerReferral'] as const;
export type Standing = (typeof STANDINGS)[number];

/** What an organisation is to a young person's words, or what it was: who had the case keeps its own notes. */
export const standingOf = ({ role, was }: Pick<ThreadReader, 'role' | 'was'>): Standing =>
  role === 'former' ? (was === 'owner' ? 'formerOwner' : 'formerReferral') : role;
