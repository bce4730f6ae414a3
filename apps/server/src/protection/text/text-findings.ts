import type { PlatformEvent } from '@kmm/contracts';
import { findActs } from '@kmm/language';
import type { Signals } from '@kmm/protection';
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
