import { randomInt } from 'node:crypto';

/** Above every number that was counted, and fifteen digits: what clients read as an integer stays exact in all of them. */
const LEAST = 100_000_000_000_000;
const LOTS = 2 ** 48 - 1;

/** The number by which clients know a hash or a bank, by lot: a counted one would tell each how much all others did. */
export const drawNumber = (): number => LEAST + randomInt(LOTS);
