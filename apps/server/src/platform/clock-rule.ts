import type { ClockSighting } from '@khong-mot-minh/database';

const HOUR_MS = 3_600_000;
/** The server's clock and the database's may differ by so much; beyond it one of them is wrong. */
export const APART_MS = 5 * 60_000;
/** Whoever did not see the clock for longer cannot say whether the time passed or the clock jumped. */
export const GAP_MS = 24 * HOUR_MS;
/** So long the clock must run on after such a gap: time for a person to put it right. */
export const WAIT_MS = 24 * HOUR_MS;

/** Why nothing that is due is ended now. */
export type ClockDoubt =
  | { why: 'apart'; apartMs: number }
  | { why: 'gap'; from: Date; to: Date; until: Date };

/**
 * What is seen of the time after `before`. The earlier of the two clocks counts: by it nothing ends too soon, and it
 * stays where it was while only the other one is wrong. A clock that is put back to where the gap began is believed.
 */
export function lookAt(before: ClockSighting | undefined, ours: Date, theirs: Date): ClockSighting {
  const apartMs = ours.getTime() - theirs.getTime();
  const seenAt = apartMs < 0 ? ours : theirs;
  const [gapFrom, gapTo] = gapAfter(before, seenAt) ?? [null, null];
  return { seenAt, gapFrom, gapTo, apartMs: Math.abs(apartMs) > APART_MS ? apartMs : null };
}

function gapAfter(before: ClockSighting | undefined, seenAt: Date): [from: Date, to: Date] | undefined {
  if (!before) return undefined;
  const from = before.gapFrom ?? before.seenAt;
  const msSince = (time: Date) => seenAt.getTime() - time.getTime();
  if (msSince(from) <= GAP_MS) return undefined;
  const { gapTo } = before;
  const jumped = gapTo === null || msSince(before.seenAt) > GAP_MS || msSince(gapTo) < -APART_MS;
  if (jumped) return [from, seenAt];
  return msSince(gapTo) >= WAIT_MS ? undefined : [from, gapTo];
}

/** What of a sighting is in doubt. */
export function doubtOf({ gapFrom, gapTo, apartMs }: ClockSighting): ClockDoubt | undefined {
  if (apartMs !== null) return { why: 'apart', apartMs };
  if (gapFrom === null || gapTo === null) return undefined;
  return { why: 'gap', from: gapFrom, to: gapTo, until: new Date(gapTo.getTime() + WAIT_MS) };
}
