import type { JournalledDecisions } from '@khong-mot-minh/database';
import type { NearlyFired } from '@khong-mot-minh/protection';
import { answerText } from '../policies/index.ts';
import type { Judgement } from './platform-memory.ts';

/**
 * What a batch decided, as JSON text. Rules that nearly fired are the most of it and the same few for many decisions, so
 * they stand once, in `near`, and a decision names their places.
 */
export function judgementsText(judgements: Readonly<Record<number, Judgement>>): string {
  const places = new Map<NearlyFired, number>();
  const placeOf = (near: NearlyFired): number => {
    const place = places.get(near) ?? places.size;
    places.set(near, place);
    return place;
  };
  const kept = Object.entries(judgements).map(([index, { decision, would, explanation, nearly }]) => {
    const more = JSON.stringify({ explanation, would, nearly: nearly?.map(placeOf) });
    return `"${index}":{"decision":${answerText(decision)},${more.slice(1)}`;
  });
  return `{${[`"near":${JSON.stringify([...places.keys()])}`, ...kept].join()}}`;
}

/** What a batch decided of one of its events; undefined for a plain allow. */
export function judgementAt(decisions: unknown, index: number): Judgement | undefined {
  // `as`: written by `judgementsText`, or before it with every rule in its place.
  const { near = [], ...kept } = (decisions ?? {}) as { near?: NearlyFired[] } & Record<string, unknown>;
  const found = kept[index] as (Judgement & { nearly?: (NearlyFired | number)[] }) | undefined;
  if (!found?.nearly) return found;
  return {
    ...found,
    nearly: found.nearly.flatMap((one) => (typeof one === 'number' ? (near[one] ?? []) : one)),
  };
}

/** How many live decisions have reasons, by layer: control where any reason is of it. */
export function layerCounts(judgements: Readonly<Record<number, Judgement>>): JournalledDecisions['counts'] {
  const counts = { prevent: 0, control: 0 };
  for (const { decision } of Object.values(judgements)) {
    if (decision.reasons.length === 0) continue;
    counts[decision.reasons.some(({ layer }) => layer === 'control') ? 'control' : 'prevent']++;
  }
  return counts;
}
