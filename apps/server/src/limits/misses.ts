import { createHmac, randomBytes } from 'node:crypto';

/** How often something failed within the hour, by keys that are forgotten with it. */
export type Misses = { of(key: string): number; count(key: string): void; forget(key: string): void };

const HOUR_MS = 3600_000;
const MOST_COUNTED = 100_000;

/** Kept in memory only, as an HMAC under a key that is drawn every hour: no list of who tried what. */
export function createMisses(now: () => Date): Misses {
  let hour = -1;
  let secret = randomBytes(32);
  let counts = new Map<string, number>();
  const codeOf = (key: string): string => {
    const current = Math.floor(now().getTime() / HOUR_MS);
    if (current !== hour) {
      hour = current;
      secret = randomBytes(32);
      counts = new Map();
    }
    return createHmac('sha256', secret).update(key).digest('base64url').slice(0, 16);
  };
  return {
    of: (key) => counts.get(codeOf(key)) ?? 0,
    count(key) {
      const code = codeOf(key);
      if (counts.size >= MOST_COUNTED && !counts.has(code)) return;
      counts.set(code, (counts.get(code) ?? 0) + 1);
    },
    forget: (key) => {
      counts.delete(codeOf(key));
    },
  };
}
