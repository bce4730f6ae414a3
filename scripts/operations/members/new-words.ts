import { randomInt } from 'node:crypto';

// Crockford's 32 letters and digits without those that look alike; five bits a sign.
const ALPHABET = '0123456789abcdefghjkmnpqrstvwxyz';

/** Random groups of four signs that a person can copy: 20 bits each. */
const newGroups = (count: number): string =>
  Array.from({ length: count }, () =>
    Array.from({ length: 4 }, () => ALPHABET[randomInt(ALPHABET.length)]).join(''),
  ).join('-');

/** 80 bits: it goes over the network, where attempts are counted. */
export const newPassword = (): string => newGroups(4);
/** 100 bits: it guards a stolen database, where nothing counts attempts. */
export const newUnlockPhrase = (): string => newGroups(5);
