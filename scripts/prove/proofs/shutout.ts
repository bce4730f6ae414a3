import type { Proof } from '../proof.ts';

export const SHUTOUT_PROOFS: readonly Proof[] = [];
