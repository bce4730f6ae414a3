import type { CaseCommand, CaseView, PublicKey, SealedItem } from '@kmm/contracts';
import { type Opener, rewrap } from '@kmm/sealing';
import { openerOf } from '../keys/open-item.ts';
import type { ReferralTarget } from './case-api.ts';
import type { ReferralBasis } from './case-terms.ts';
import { sealText } from './seal-text.ts';

type Written = { view: CaseView; teamKey: PublicKey; text: string };

/** An answer that the reporter and the whole team can open. */
export const buildReply = async (
  { view, teamKey, text }: Written,
  reporter: PublicKey,
): Promise<CaseCommand> => ({
  type: 'reply',
  expectedVersion: view.version,
  message: await sealText('message', text, [teamKey, reporter]),
});

/** A note that only the team can open. */
export const buildNote = async ({ view, teamKey, text }: Written): Promise<CaseCommand> => ({
  type: 'note',
  expectedVersion: view.version,
  note: await sealText('note', text, [teamKey]),
});

export type Referral = {
  type: 'refer' | 'transfer';
  view: CaseView;
  teamKey: PublicKey;
  target: ReferralTarget;
  basis: ReferralBasis;
  consent: boolean;
  note: string;
  share: readonly SealedItem[];
  openers: readonly Opener[];
};

/** A referral or transfer: the note sealed for the receiver, the chosen content wrapped once more for it. */
export async function buildReferral(referral: Referral): Promise<CaseCommand> {
  const { type, view, teamKey, target, basis, consent, note, share, openers } = referral;
  const to = { keyId: target.keyId, publicKey: target.publicKey };
  return {
    type,
    expectedVersion: view.version,
    toTeam: target.teamId,
    basis,
    consent,
    note: await sealText('referral', note, [to, teamKey]),
    share: await Promise.all(share.map((item) => shareWith(item, openers, to))),
  };
}

async function shareWith(item: SealedItem, openers: readonly Opener[], to: PublicKey) {
  const from = openerOf(item, openers);
  if (!from) throw new Error('Share content: no unlocked key opens it');
  const { kind, id, sealed } = item;
  return { contentId: id, envelope: await rewrap({ kind, id, sealed, from, to }) };
}

/** Notes stay in the team, and a referral's note was for its receiver: only what the reporter wrote or read is shared. */
export const canShare = (item: SealedItem, openers: readonly Opener[]): boolean =>
  (item.kind === 'report' || item.kind === 'message') && openerOf(item, openers) !== undefined;
