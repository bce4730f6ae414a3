import { createHmac } from 'node:crypto';
import type { Opening } from '@khong-mot-minh/ledger';
import type { Vault } from '../secrets.ts';

/** What opens a leaf that only fills its batch: reckoned from the key and its place, so that nothing of it is kept. */
export const paddingOpening = ({ paddingKey }: Pick<Vault, 'paddingKey'>, index: number): Opening => ({
  nonce: createHmac('sha256', paddingKey).update(String(index)).digest(),
  number: 0,
  entry: undefined,
});
