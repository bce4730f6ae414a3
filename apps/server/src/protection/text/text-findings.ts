import type { PlatformEvent } from '@khong-mot-minh/contracts';
import { findActs } from '@khong-mot-minh/language';
import type { Signals } from '@khong-mot-minh/protection';
import { inSlices } from './in-slices.ts';
import type { PlatformDetectors } from './text-detectors.ts';
import type { ServiceFinding } from './text-service.ts';

/** What stands to be read in an event. */
const textOf = (event: PlatformEvent): string | undefined =>
  ('text' in event ? event.text : 'query' in event ? event.query : undefined) || undefined;

/** What the platform's service said of a batch's texts; undefined where it has none or was not asked. */
export type ServiceAnswers = (event: PlatformEvent) => ServiceFinding | undefined;

const NOTHING: ServiceAnswers = () => undefined;

/** Asks once for a batch, before its turn: judging itself waits for nobody. */
export async function askService(
  { service }: PlatformDetectors,
  events: readonly PlatformEvent[],
): Promise<ServiceAnswers> {
  if (service === undefined) return NOTHING;
  const asking = events.flatMap((event) => {
    const text = textOf(event);
    return text === undefined ? [] : [{ event, text }];
  });
  if (asking.length === 0) return NOTHING;
  const found = await service.ask(asking.map(({ text }) => text));
  const byEvent = new Map(asking.map(({ event }, i) => [event, found[i]]));
  return (event) => byEvent.get(event);
}

/** From so many letters on a batch's texts are read before its transaction, in slices. */
const MANY_LETTERS = 100_000;

/** What was found in texts that were read beforehand; undefined for an event that is read when it is judged. */
export type FoundBefore = (event: PlatformEvent) => Signals | undefined;

/**
 * Reads a large batch's texts before its turn: seconds of reading inside a transaction would hold others, and the
 * database ends a transaction that stands idle.
 */
export async function readManyTexts(
  events: readonly PlatformEvent[],
  read: (event: PlatformEvent) => Signals,
): Promise<FoundBefore | undefined> {
  const letters = events.reduce((sum, event) => sum + (textOf(event)?.length ?? 0), 0);
  if (letters < MANY_LETTERS) return undefined;
  const found = new Map<PlatformEvent, Signals>();
  await inSlices(
    (function* () {
      for (const event of events) {
        found.set(event, read(event));
        yield;
      }
    })(),
  );
  return (event) => found.get(event);
}

/** All that detectors say of an event. One that fails leaves the event to the rules' `onUnknown`. */
export function findSignals(
  event: PlatformEvent,
  detectors: PlatformDetectors | undefined,
  answered: ServiceFinding | undefined,
  onFault: (error: unknown) => void,
): Signals {
  const text = textOf(event);
  if (text === undefined) return [];
  try {
    const acts = findActs(text);
    const marks = detectors?.find(text) ?? [];
    const outside = answered === undefined || answered === 'unavailable' ? [] : answered;
    return marks.length + outside.length === 0 ? acts : [...acts, ...marks, ...outside];
  } catch (error) {
    onFault(error);
    return 'unavailable';
  }
}
