import type { LedgerOpening } from '@khong-mot-minh/contracts';
import { opensLeaf } from '@khong-mot-minh/ledger';

/** Whether what a party was shown opens this leaf of the log. */
export const opens = ({ nonce, place = '', entry }: LedgerOpening, leaf: Uint8Array): boolean =>
  opensLeaf(
    { nonce: Buffer.from(nonce, 'hex'), place: Buffer.from(place, 'hex'), entry: Buffer.from(entry) },
    leaf,
  );
