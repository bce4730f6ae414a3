import type { LedgerOpening, WholeLedgerOpening } from '@khong-mot-minh/contracts';
import { type ActOpening, type Opening, secondsOf } from '@khong-mot-minh/ledger';

const bytesOf = (hex: string): Uint8Array => Buffer.from(hex, 'hex');

/** What a party was shown of a leaf: the hash of its place or, of an act from before, its number. */
export function readOpening({
  nonce,
  place,
  number,
  entry,
}: LedgerOpening): ActOpening | Opening | undefined {
  const shown = { nonce: bytesOf(nonce), entry: Buffer.from(entry, 'utf8') };
  if (place !== undefined) return { ...shown, place: bytesOf(place) };
  return number === undefined ? undefined : { ...shown, number };
}

/** What an auditor was shown of a leaf. */
export function readWholeOpening({ nonce, number, salt, at, entry }: WholeLedgerOpening): Opening {
  const shown = { nonce: bytesOf(nonce), entry: Buffer.from(entry, 'utf8') };
  if (number === 0) return { ...shown, number, entry: undefined };
  if (salt === undefined || at === undefined) return { ...shown, number };
  return { ...shown, place: { salt: bytesOf(salt), number, seconds: secondsOf(at) } };
}
