import { randomBytes } from 'node:crypto';
import { equalBytes, type Vault } from '../secrets.ts';

/** A room of pupils under one code; more of them open a second one. */
const MOST_PUPILS = 60;
/** Places that are handed out an hour: a page that was lost asks again. */
const MOST_PLACES = 2 * MOST_PUPILS;
/** Classes of an hour, and rounds, that are counted at one time. */
const MOST_COUNTED = 5_000;
const HOUR_MS = 3600_000;

export type PupilTokens = {
  /** A place in a class; nothing in it says whose. */
  give(code: string): string | 'full';
  isOurs(code: string, token: string): boolean;
  /** Whether this pupil is one of as many as a room holds in that round. */
  fits(round: string, pupil: string): boolean;
};

/**
 * Places of pupils in a class. Each is drawn by the house, so a phone that wants to be a hundred and fifty pupils has to
 * ask a hundred and fifty times, and is told that the class is full. Counted in memory only.
 */
export function createPupilTokens(vault: Vault, now: () => Date): PupilTokens {
  let hour = -1;
  let given = new Map<string, number>();
  let rounds = new Map<string, Set<string>>();
  const turn = (): void => {
    const current = Math.floor(now().getTime() / HOUR_MS);
    if (current !== hour) {
      hour = current;
      given = new Map();
    }
    if (given.size > MOST_COUNTED) given = new Map();
    if (rounds.size > MOST_COUNTED) rounds = new Map();
  };
  const mark = (code: string, nonce: string): string =>
    vault.keyed('class-pupil', `${code} ${nonce}`).slice(0, 16);
  return {
    give(code) {
      turn();
      const before = given.get(code) ?? 0;
      if (before >= MOST_PLACES) return 'full';
      given.set(code, before + 1);
      const nonce = randomBytes(9).toString('base64url');
      return `${nonce}${mark(code, nonce)}`;
    },
    isOurs: (code, token) =>
      token.length === 28 &&
      equalBytes(Buffer.from(token.slice(12)), Buffer.from(mark(code, token.slice(0, 12)))),
    fits(round, pupil) {
      turn();
      const pupils = rounds.get(round) ?? new Set<string>();
      if (!pupils.has(pupil) && pupils.size >= MOST_PUPILS) return false;
      pupils.add(pupil);
      rounds.set(round, pupils);
      return true;
    },
  };
}
