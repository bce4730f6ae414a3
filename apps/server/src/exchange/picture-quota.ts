import { Refusal } from '../platform/refusal.ts';

const HOUR_MS = 3600_000;

export type PictureQuota = { take(org: string, pictures: number): void };

/** Pictures an hour for each organisation: a lookup without a limit would let one search for a hash bit by bit. */
export function createPictureQuota(perHour: number, now: () => Date): PictureQuota {
  let hour = 0;
  let counts = new Map<string, number>();
  return {
    take(org, pictures) {
      const nowMs = now().getTime();
      if (Math.floor(nowMs / HOUR_MS) !== hour) {
        hour = Math.floor(nowMs / HOUR_MS);
        counts = new Map();
      }
      const count = (counts.get(org) ?? 0) + pictures;
      if (count > perHour)
        throw new Refusal('too-many-attempts', undefined, {
          retryAfterSeconds: Math.ceil(((hour + 1) * HOUR_MS - nowMs) / 1000),
        });
      counts.set(org, count);
    },
  };
}
