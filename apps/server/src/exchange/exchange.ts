import type { Database, Jobs } from '@khong-mot-minh/database';
import type { Vault } from '../secrets.ts';
import { createWithdrawals, type Withdrawals } from './notify-of-withdrawals.ts';
import { createPictureIndex, type PictureIndex } from './picture-index.ts';
import { createReaderNotes, type ReaderNotes } from './reader-notes.ts';

/** What rooms share of the exchange: the index in memory, news of withdrawals, and who has read how far. */
export type Exchange = { pictures: PictureIndex; withdrawals: Withdrawals; readers: ReaderNotes };

/** Hashes of pictures: the index in memory, and news of withdrawals. */
export type WithExchange = { exchange: Exchange };

export function createExchange(db: Database, jobs: Jobs, vault: Vault): Exchange {
  const pictures = createPictureIndex(db, vault);
  return { pictures, withdrawals: createWithdrawals(jobs, pictures), readers: createReaderNotes() };
}
