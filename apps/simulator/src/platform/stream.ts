import { setTimeout as wait } from 'node:timers/promises';
import type { Decision, PlatformEvent } from '@khong-mot-minh/contracts';
import type { PlatformClient } from '@khong-mot-minh/testing';
import { type Planned, planTraffic } from './plan.ts';
import { seededRandom } from './random.ts';

const PACE_MS = 500;
/** Somebody who leaves the demo running overnight should not come back to a full disk. */
const BRISK_EVENTS = 1200;
const SLOW_PACE_MS = 5000;
/** Enough for a queue to look like one, few enough to be read. */
const MAX_CASES = 12;

export type StreamOptions = {
  client: PlatformClient;
  startedAt: Date;
  /** Cases that the platform's queue holds already. */
  cases: number;
  onFault(error: unknown): void;
  paceMs?: number;
};

export type Stream = { stop(): Promise<void>; sent(): number };

/** Sends the synthetic platform's events through the API, one at a time, until it is stopped. */
export function startStream({ client, startedAt, cases, onFault, paceMs = PACE_MS }: StreamOptions): Stream {
  const ending = new AbortController();
  const known = new Set<string>();
  let sent = 0;
  const plan = planTraffic({
    prefix: `s${startedAt.getTime().toString(36)}`,
    random: seededRandom(startedAt.getTime()),
    createdAt: new Date(startedAt.getTime() - 200 * 86_400_000).toISOString(),
    wantsRun: () => cases + known.size < MAX_CASES,
  });
  const send = async (planned: Planned) => {
    if (planned.what === 'account') return client.put(planned.id, planned.account);
    const id = `s${startedAt.getTime().toString(36)}-${sent++}`;
    // `as`: a planned event is a platform event but for these two members.
    const event = { ...planned.event, id, time: new Date().toISOString() } as PlatformEvent;
    for (const caseId of caseIds(await client.send(event))) known.add(caseId);
  };
  const run = async () => {
    for (const planned of plan) {
      if (planned.what === 'event') await pause(sent < BRISK_EVENTS ? paceMs : SLOW_PACE_MS, ending.signal);
      if (ending.signal.aborted) return;
      // One lost event is no harm to a stream that has no end.
      await send(planned).catch(onFault);
    }
  };
  const running = run();
  return {
    sent: () => sent,
    async stop() {
      ending.abort();
      await running;
    },
  };
}

const caseIds = ({ measures }: Decision): string[] =>
  measures.flatMap((measure) => (measure.kind === 'case' ? [measure.caseId] : []));

/** Waits, or less when it is time to end. */
const pause = (ms: number, signal: AbortSignal): Promise<void> =>
  wait(ms, undefined, { signal }).catch(() => undefined);
