import { createHmac, hash, randomBytes, timingSafeEqual } from 'node:crypto';
import type { WorkAsked } from '@khong-mot-minh/contracts';
import type { RateLimitKey } from './neighbourhoods.ts';

/** What a device computes instead of being refused. */
export type Work = {
  ask(asker: RateLimitKey, over: number): WorkAsked;
  /** Whether this is the answer to a question of ours to this asker; each counts once. */
  accepts(asker: RateLimitKey, answer: string): boolean;
};

/** Many small parts take nearly the same time for everybody; one large one would take some phones four times as long. */
const PARTS = 16;
/** 16 × 2^11 hashes are about half a second on a cheap phone, 16 × 2^13 two seconds; never more. */
const [LEAST_BITS, MOST_BITS] = [11, 13];
const LASTS_MS = 10 * 60_000;
/** Answers that were used, for as long as they could be used again. */
const MOST_USED = 100_000;

/** The further over its limit a neighbourhood is, the more is asked, up to what a cheap phone does in three seconds. */
const bitsFor = (over: number): number =>
  Math.min(MOST_BITS, LEAST_BITS + Math.floor(Math.log2(Math.max(1, over))));

export function createWork(now: () => Date): Work {
  const key = randomBytes(32);
  const used = new Map<string, number>();
  const macOf = (asker: RateLimitKey, head: string): string =>
    createHmac('sha256', key).update(`${asker.narrow} ${head}`).digest('base64url').slice(0, 22);

  const forget = (atMs: number): void => {
    // In the order in which they were used, so the oldest come first.
    for (const [challenge, until] of used) {
      if (until > atMs && used.size < MOST_USED) return;
      used.delete(challenge);
    }
  };

  return {
    ask(asker, over) {
      const bits = bitsFor(over);
      const until = now().getTime() + LASTS_MS;
      const head = `${until.toString(36)}.${bits}.${randomBytes(9).toString('base64url')}`;
      return {
        challenge: `${head}.${macOf(asker, head)}`,
        bits,
        parts: PARTS,
        expiresAt: new Date(until).toISOString(),
      };
    },
    accepts(asker, answer) {
      const read =
        /^(([0-9a-z]{8,9})\.(\d\d)\.[\w-]{12})\.([\w-]{22}):((?:[0-9a-z]{1,8},){15}[0-9a-z]{1,8})$/.exec(
          answer,
        );
      if (!read) return false;
      const [, head = '', untilText = '', bits = '', mac = '', numbers = ''] = read;
      const until = Number.parseInt(untilText, 36);
      const atMs = now().getTime();
      if (until <= atMs || !timingSafeEqual(Buffer.from(mac), Buffer.from(macOf(asker, head)))) return false;
      const challenge = `${head}.${mac}`;
      if (used.has(challenge)) return false;
      if (!numbers.split(',').every((number, part) => fits(`${challenge}:${part}:${number}`, Number(bits))))
        return false;
      forget(atMs);
      used.set(challenge, until);
      return true;
    },
  };
}

const fits = (text: string, bits: number): boolean =>
  Math.clz32(hash('sha256', text, 'buffer').readUInt32BE(0)) >= bits;
