import { createMisses } from '../limits/misses.ts';
import type { RateLimitKey } from '../limits/neighbourhoods.ts';
import { createPacedQueue } from '../limits/paced-queue.ts';

/** Wrong passwords an hour: of one address for one account, of everybody for one account, of one address for any. */
const FREE = { pair: 6, account: 60, address: 60, neighbourhood: 240 };
/**
 * A refusal comes at whole steps after the request, longer than any look at a password takes: else it would tell whether
 * there was one, and so whether a code was right.
 */
const REFUSAL_STEP_MS = 3000;
/** Past them an account, or a neighbourhood, has one look in two seconds, and who waits is through within thirty. */
const LANE = { stepMs: 2000, most: 15, mostOfOne: 8 };

export type SignInGuard = {
  /** Before a password is looked at: at once, after a wait, or not now. Nobody is ever locked out by others. */
  before(asker: RateLimitKey, account: string, trusted: boolean): Promise<'in' | 'full'>;
  missed(asker: RateLimitKey, account: string): void;
  /** Until a refusal may be told of a request that came `elapsedMs` ago. */
  refuseAt(elapsedMs: number): Promise<void>;
};

/**
 * Back-off by account and address: guesses at one account wait in its line, those of one neighbourhood in a line of
 * theirs, whichever accounts they invent. Whoever comes from a device that was in before, or brings the right code beside the
 * right password, does not wait: a guess is told from its member by that, and the guesses wait for one another.
 */
export function createSignInGuard(now: () => Date): SignInGuard {
  const misses = createMisses(now);
  const lane = createPacedQueue(LANE);
  const keysOf = ({ narrow, wide }: RateLimitKey, account: string) => ({
    pair: `${account} ${narrow}`,
    account: `account ${account}`,
    address: `address ${narrow}`,
    neighbourhood: `neighbourhood ${wide}`,
  });
  return {
    async before(asker, account, trusted) {
      if (trusted) return 'in';
      const keys = keysOf(asker, account);
      const isOver = (...names: (keyof typeof FREE)[]) =>
        names.some((name) => misses.of(keys[name]) >= FREE[name]);
      if (isOver('address', 'neighbourhood')) {
        const turn = await lane.wait({ wide: keys.neighbourhood, narrow: asker.narrow });
        if (turn === 'full') return turn;
      }
      if (isOver('pair', 'account')) return lane.wait({ wide: keys.account, narrow: asker.wide });
      return 'in';
    },
    refuseAt(elapsedMs) {
      const steps = Math.max(1, Math.ceil(elapsedMs / REFUSAL_STEP_MS));
      return new Promise((resolve) => setTimeout(resolve, steps * REFUSAL_STEP_MS - elapsedMs));
    },
    missed(asker, account) {
      for (const key of Object.values(keysOf(asker, account))) misses.count(key);
    },
  };
}
