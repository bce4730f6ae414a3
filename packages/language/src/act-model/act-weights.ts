import { readFileSync } from 'node:fs';

/**
 * Weights of the act model, as `npm run research -- train-acts` wrote them: how a hashed word or concept bears on an
 * act. The one thing that this package reads, once, when it is loaded (docs/decisions/0131).
 */
export const WEIGHTS: Uint8Array = readFileSync(new URL('../../weights/acts.bin', import.meta.url));
