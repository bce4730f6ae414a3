import type { Proof } from '../proof.ts';

export const URGENT_PROOFS: readonly Proof[] = [];
