import type { DistanceBand } from '@khong-mot-minh/contracts';

// hash-exchange tolerance of the reference: its own decoders differ by 10 bits at most on the same picture.
const SAME = 10;
const NEAR = 20;

/** How far two hashes are apart, in words: the number itself would help to search for a hash. */
export const bandOf = (distance: number): DistanceBand =>
  distance <= SAME ? 'same' : distance <= NEAR ? 'near' : 'far';

const WEIGHT: Readonly<Record<DistanceBand, number>> = { same: 0.9, near: 0.7, far: 0.5 };

/** How much a match weighs for the rules (0–1); one that a member disagrees with counts half. */
export const weightOf = ({ distance, disputed }: { distance: number; disputed: boolean }): number =>
  WEIGHT[bandOf(distance)] * (disputed ? 0.5 : 1);
