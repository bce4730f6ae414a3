import type { Event } from './event.ts';
import type { Random } from './random.ts';

/** The event as a platform would send it that lacks some fields: each is gone, or null, with this chance. */
export function knockOut(event: Event, random: Random, chance: number): Event {
  const left = (value: unknown): unknown => {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
    const kept = Object.entries(value).flatMap(([key, inner]): [string, unknown][] => {
      if (key === 'kind' || !random.chance(chance)) return [[key, left(inner)]];
      return random.chance(0.5) ? [[key, null]] : [];
    });
    return Object.fromEntries(kept);
  };
  // The cast is what this is for: readers must live with parts that are not there.
  return left(event) as Event;
}
