import type { Proof } from '../proof.ts';

export const MEMORY_PROOFS: readonly Proof[] = [];
