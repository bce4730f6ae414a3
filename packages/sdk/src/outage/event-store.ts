import type { PlatformEvent } from '../openapi-types.ts';

/**
 * Where waiting events survive the end of the program. They hold text: keep them where only this program reads, and
 * no longer than they wait.
 */
export type EventStore = {
  /** What waits, in the order in which it was put. */
  load(): Promise<PlatformEvent[]>;
  put(event: PlatformEvent): Promise<void>;
  remove(id: string): Promise<void>;
};
