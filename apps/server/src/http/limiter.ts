import { createHmac, randomBytes } from 'node:crypto';
import { AppError } from './problems.ts';

export type Limiter = {
  /** Counts one attempt from that address; false past the limit. */
  allows(address: string): boolean;
  /** The same, throwing 429 past the limit. */
  take(address: string): void;
};

const HOUR_MS = 3600_000;

/**
 * Attempts per address prefix and hour. An address is kept only as HMAC under a key that is thrown away every hour,
 * in memory; the limit is each address's own, so nobody can close the door for others.
 */
export function createLimiter(perHour: number, now: () => Date): Limiter {
  let key = randomBytes(32);
  let hour = 0;
  let counts = new Map<string, number>();
  const limiter: Limiter = {
    allows(address) {
      const current = Math.floor(now().getTime() / HOUR_MS);
      if (current !== hour) {
        hour = current;
        key = randomBytes(32);
        counts = new Map();
      }
      const code = createHmac('sha256', key).update(prefixOf(address)).digest('base64url').slice(0, 16);
      const count = (counts.get(code) ?? 0) + 1;
      counts.set(code, count);
      return count <= perHour;
    },
    take(address) {
      if (!limiter.allows(address))
        throw new AppError('too-many-attempts', undefined, { retryAfterSeconds: 600 });
    },
  };
  return limiter;
}

/** IPv4 whole, IPv6 by its /64: one household or phone holds a whole /64. */
export function prefixOf(address: string): string {
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address)?.[1];
  if (mapped || !address.includes(':')) return mapped ?? address;
  const [head = '', tail] = address.split('::');
  const before = head ? head.split(':') : [];
  const after = tail ? tail.split(':') : [];
  // "::" stands for as many zero groups as are missing from eight.
  const gap = tail === undefined ? 0 : Math.max(0, 8 - before.length - after.length);
  const groups = [...before, ...Array.from({ length: gap }, () => '0'), ...after];
  return groups
    .slice(0, 4)
    .map((group) => Number.parseInt(group, 16).toString(16))
    .join(':');
}
