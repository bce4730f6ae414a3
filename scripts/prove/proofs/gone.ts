import type { Proof } from '../proof.ts';

export const GONE_PROOFS: readonly Proof[] = [];
