import type { PlatformEvent } from './openapi-types.ts';

const MAX_EVENTS = 1000;
// 2 MiB is what the server takes; line ends are counted below.
const MAX_BYTES = 2 * 1024 * 1024;

export type Batch = { events: PlatformEvent[]; ndjson: string };

/** Cuts events into bodies that the server takes, in their order. One event of 20,000 characters always fits. */
export function cutBatches(events: readonly PlatformEvent[]): Batch[] {
  const encoder = new TextEncoder();
  const batches: Batch[] = [];
  let last: Batch | undefined;
  let bytes = 0;
  for (const event of events) {
    const line = `${JSON.stringify(event)}\n`;
    const size = encoder.encode(line).length;
    if (!last || last.events.length >= MAX_EVENTS || bytes + size > MAX_BYTES) {
      last = { events: [], ndjson: '' };
      bytes = 0;
      batches.push(last);
    }
    last.events.push(event);
    last.ndjson += line;
    bytes += size;
  }
  return batches;
}
