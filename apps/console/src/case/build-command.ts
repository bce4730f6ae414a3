import type { CaseCommand, CaseView, PublicKey, SealedItem } from '@khong-mot-minh/contracts';
import { type Opener, rewrap, SealError } from '@khong-mot-minh/sealing';
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
  message: await sealText('message', text, [teamKey, ...view.alsoSealFor, reporter]),
});

/** A note that only the team can open. */
export const buildNote = async ({ view, teamKey, text }: Written): Promise<CaseCommand> => ({
  type: 'note',
  expectedVersion: view.version,
  note: await sealText('note', text, [teamKey, ...view.alsoSealFor]),
});

type Sent = {
  view: CaseView;
  teamKey: PublicKey;
  target: ReferralTarget;
  basis: ReferralBasis;
  consent: boolean;
  note: string;
  openers: readonly Opener[];
};

export type Referral = Sent & { share: readonly SealedItem[] };

/** A referral: the note sealed for the receiver, the chosen content wrapped once more for it. */
export async function buildReferral({ share, ...sent }: Referral): Promise<CaseCommand> {
  const { letter, to } = await letterOf(sent);
  return {
    type: 'refer',
    ...letter,
    share: await Promise.all(share.map((item) => shareWith(item, sent.openers, to))),
  };
}

/** A transfer: everything in the case wrapped for the receiver; what does not open here either is named. */
export async function buildTransfer(sent: Sent): Promise<CaseCommand> {
  const { letter, to } = await letterOf(sent);
  const wrapped = await Promise.all(
    sent.view.sealed.map((item) =>
      shareWith(item, sent.openers, to).catch((error: unknown) => {
        if (error instanceof SealError || error instanceof NoKey) return item.id;
        throw error;
      }),
    ),
  );
  return {
    type: 'transfer',
    ...letter,
    share: wrapped.filter((one) => typeof one !== 'string'),
    unreadable: wrapped.filter((one) => typeof one === 'string'),
  };
}

async function letterOf({ view, teamKey, target, basis, consent, note }: Sent) {
  const to = { keyId: target.keyId, publicKey: target.publicKey };
  const sealed = await sealText('referral', note, [to, teamKey, ...view.alsoSealFor]);
  const letter = { expectedVersion: view.version, toTeam: target.teamId, basis, consent, note: sealed };
  return { letter, to };
}

class NoKey extends Error {}

async function shareWith(item: SealedItem, openers: readonly Opener[], to: PublicKey) {
  const from = openerOf(item, openers);
  if (!from) throw new NoKey('Share content: no unlocked key opens it');
  const { kind, id, sealed } = item;
  return { contentId: id, envelope: await rewrap({ kind, id, sealed, from, to }) };
}

/** Notes stay in the team, and a referral's note was for its receiver: only what the reporter wrote or read is shared. */
export const canShare = (item: SealedItem, openers: readonly Opener[]): boolean =>
  (item.kind === 'report' || item.kind === 'message') && openerOf(item, openers) !== undefined;
