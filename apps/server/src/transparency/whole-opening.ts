import type { WholeAct } from '@khong-mot-minh/database';
import type { Opening } from '@khong-mot-minh/ledger';

/** All that opens the leaf of an act, its place among all acts too: for the batch itself and for auditors. */
export const wholeOpening = ({ nonce, number, entry, salt, seconds }: WholeAct): Opening =>
  salt && seconds !== null ? { nonce, place: { salt, number, seconds }, entry } : { nonce, number, entry };
