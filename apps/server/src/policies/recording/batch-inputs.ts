import { deflateRawSync, inflateRawSync } from 'node:zlib';
import type { PlatformEvent } from '@khong-mot-minh/contracts';
import type { AccountFacts, Facts, Signals } from '@khong-mot-minh/protection';

/** One recorded event with what the rules were told; ids are pseudonyms. */
export type RecordedInput = { event: PlatformEvent; facts: Facts; signals: Signals };

/** People stand once a batch; `target` is -1 where there is none; `more` is what else was known, where there is any. */
type MoreFacts = Omit<Facts, 'actor' | 'target' | 'nowMs'>;
type Packed = {
  people: AccountFacts[];
  events: [event: PlatformEvent, actor: number, target: number, signals: Signals, more?: MoreFacts][];
};

// The fastest level: recording stands in the path of every batch.
const LEVEL = 1;

/** The inputs of a batch as compressed JSON. */
export function packInputs(inputs: readonly RecordedInput[]): Uint8Array {
  const people: AccountFacts[] = [];
  const places = new Map<string, number>();
  /** Most events of a batch bring the very same object again, which is told without writing it out. */
  const seen = new Map<AccountFacts, number>();
  const placeOf = (account: AccountFacts): number => {
    const before = seen.get(account);
    if (before !== undefined) return before;
    const key = JSON.stringify(account);
    const place = places.get(key) ?? people.push(account) - 1;
    places.set(key, place);
    seen.set(account, place);
    return place;
  };
  const events = inputs.map(({ event, facts, signals }): Packed['events'][number] => {
    const { actor, target, nowMs: _, ...more } = facts;
    const at = target ? placeOf(target) : -1;
    const known = Object.values(more).some((value) => value !== undefined);
    const basic = [event, placeOf(actor), at, signals] as const;
    return known ? [...basic, more] : [...basic];
  });
  return deflateRawSync(JSON.stringify({ people, events } satisfies Packed), { level: LEVEL });
}

/** Reads them back. */
export function unpackInputs(bytes: Uint8Array): RecordedInput[] {
  // `as`: written by `packInputs` in this shape.
  const { people, events } = JSON.parse(inflateRawSync(bytes).toString('utf8')) as Packed;
  return events.flatMap(([event, actorAt, targetAt, signals, more]) => {
    const actor = people[actorAt];
    if (!actor) return [];
    return [
      { event, facts: { ...more, actor, target: people[targetAt], nowMs: Date.parse(event.time) }, signals },
    ];
  });
}
