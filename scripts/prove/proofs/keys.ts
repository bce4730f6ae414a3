import type { Proof } from '../proof.ts';

export const KEYS_PROOFS: readonly Proof[] = [];
