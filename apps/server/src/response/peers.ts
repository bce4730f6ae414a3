import type { HarmCode } from '@khong-mot-minh/contracts/codes';
import type { CaseRecord } from '@khong-mot-minh/database';

type Peers = Pick<CaseRecord, 'peers' | 'category' | 'otherCategory'>;
/** What a case is called if both are minors, and if they are not. */
type Readings = { peer: HarmCode; otherwise: HarmCode };

export const readings = ({ peers, category, otherCategory }: Peers): Readings => {
  const other = otherCategory ?? category;
  return peers === 'confirmed' ? { peer: category, otherwise: other } : { peer: other, otherwise: category };
};

/** Only what a reviewer has confirmed is called a case of peers. */
export const called = (peers: NonNullable<Peers['peers']>, { peer, otherwise }: Readings): Peers =>
  peers === 'confirmed'
    ? { peers, category: peer, otherCategory: otherwise }
    : { peers, category: otherwise, otherCategory: peer };

export const mayConfirmPeers = ({ peers }: Peers): boolean => peers === 'proposed' || peers === 'rejected';
export const mayRejectPeers = ({ peers }: Peers): boolean => peers === 'proposed' || peers === 'confirmed';

type Raised = { tier: number; category: HarmCode; peerCategory?: HarmCode };

/** A graver finding brings its own names. Where one no longer seems to be a minor, nothing of peers is left. */
export function peersRaised(before: Peers & { tier: number }, act: Raised): Peers {
  const known = readings(before);
  const graver = act.tier > before.tier;
  const otherwise = graver ? act.category : known.otherwise;
  if (act.peerCategory === undefined) return { peers: null, category: otherwise, otherCategory: null };
  const peer = graver || before.peers === null ? act.peerCategory : known.peer;
  return called(before.peers ?? 'proposed', { peer, otherwise });
}
