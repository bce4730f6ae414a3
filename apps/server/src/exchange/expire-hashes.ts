import type { Deps } from '../deps.ts';
import { type Cadence, type Repeating, repeat } from '../platform/repeat.ts';
import type { WithExchange } from './exchange.ts';
import { expireBankHashes, forgetEndedHashes } from './queries/bank-hashes.ts';

const BATCH = 1000;
// A ThreatExchange client fetches everything anew after 85 days, so nobody needs a tombstone for longer than this.
const TOMBSTONE_MS = 90 * 86_400_000;

/** Ends hashes on their last day, and forgets the value of what ended long ago. */
async function expireHashes({ db, now }: Pick<Deps, 'db' | 'now'>): Promise<number> {
  let ended = 0;
  for (;;) {
    const count = await db.tx({ kind: 'system' }, ({ sql }) => expireBankHashes(sql, now(), BATCH));
    ended += count;
    if (count < BATCH) break;
  }
  await db.tx({ kind: 'system' }, ({ sql }) =>
    forgetEndedHashes(sql, new Date(now().getTime() - TOMBSTONE_MS)),
  );
  return ended;
}

/** Does so again and again, and keeps the index of this process current meanwhile. */
export const startExchangeSweeper = (
  deps: Pick<Deps, 'clock' | 'db' | 'now'> & WithExchange,
  cadence: Cadence,
): Repeating<void> =>
  repeat(async () => {
    if (await deps.clock.isBelieved()) await expireHashes(deps);
    await deps.exchange.pictures.refresh();
  }, cadence);
