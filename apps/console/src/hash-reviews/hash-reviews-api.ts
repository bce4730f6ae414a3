import type { Bank, HashReview, HashView } from '@khong-mot-minh/contracts';
import { call } from '../api/call.ts';

/** So many are looked at together; after them come the next. */
const AT_ONCE = 50;

export const fetchBanks = (): Promise<Bank[]> => call('GET', '/v1/banks');

export const fetchProposed = (bank: string): Promise<{ items: HashView[] }> =>
  call('GET', `/v1/banks/${bank}/hashes?state=proposed&limit=${AT_ONCE}`);

export const reviewHashes = (bank: string, body: HashReview): Promise<{ changed: number }> =>
  call('POST', `/v1/banks/${bank}/review`, { body });
