import type { Proof } from '../proof.ts';

export const HARDEN_PROOFS: readonly Proof[] = [];
