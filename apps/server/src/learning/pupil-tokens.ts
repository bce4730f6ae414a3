import { randomBytes } from 'node:crypto';
import { equalBytes, type Vault } from '../secrets.ts';
import { createRoomShares, type RoomShares } from './room-shares.ts';

export type PupilTokens = {
  /** A place in a class; nothing in it says whose. `line` is whose neighbours share one connection. */
  give(code: string, line: string): string | 'full';
  isOurs(code: string, token: string): boolean;
  /** Whether this pupil is one of as many as a room holds in that round. */
  fits(code: string, round: string, pupil: string, line: string): boolean;
  /** The teacher's board was asked for on this line. */
  teaches: RoomShares['teaches'];
};

/**
 * Places of pupils in a class. Each is drawn by the house, so a phone that wants to be a hundred and fifty pupils has to
 * ask a hundred and fifty times, and is told that the class is full.
 */
export function createPupilTokens(vault: Vault, now: () => Date): PupilTokens {
  const shares = createRoomShares(now);
  const mark = (code: string, nonce: string): string =>
    vault.keyed('class-pupil', `${code} ${nonce}`).slice(0, 16);
  return {
    give(code, line) {
      if (!shares.takePlace(code, line)) return 'full';
      const nonce = randomBytes(9).toString('base64url');
      return `${nonce}${mark(code, nonce)}`;
    },
    isOurs: (code, token) =>
      token.length === 28 &&
      equalBytes(Buffer.from(token.slice(12)), Buffer.from(mark(code, token.slice(0, 12)))),
    fits: shares.fits,
    teaches: shares.teaches,
  };
}
