import { type Batch, cutBatches } from './cut-batches.ts';
import type { Sender } from './http/create-sender.ts';
import { UnavailableError } from './http/problem-error.ts';
import type { Decision, PlatformEvent } from './openapi-types.ts';
import { createCircuit } from './outage/circuit.ts';
import { createResender, type ResenderOptions } from './outage/create-resender.ts';
import { createEventQueue } from './outage/event-queue.ts';
import type { EventStore } from './outage/event-store.ts';
import type { KnownPair } from './outage/known-protection.ts';
import { localDecision } from './outage/local-decision.ts';

/**
 * `source` says who decided. `queued`: the decision is provisional, the event waits here and is sent again with the
 * same id. A local decision that is not queued met a full queue: the platform must send that event again itself.
 */
export type SentDecision = Decision & { source: 'server' | 'local'; queued: boolean };

export type EventSenderOptions = Pick<ResenderOptions, 'onDecision' | 'onRefused'> & {
  /** Until the server has answered once, whether local decisions act. */
  mode: Decision['mode'];
  queueLimit: number;
  store?: EventStore | undefined;
  onStoreFault(error: unknown): void;
  /** What was last known of the accounts of an event. */
  known(event: PlatformEvent): KnownPair;
  /** An answer of the server, whenever it comes. */
  onAnswer(event: PlatformEvent, decision: Decision): void;
  now(): Date;
};
export type EventSender = {
  send(events: readonly PlatformEvent[]): Promise<SentDecision[]>;
  flush(): Promise<number>;
  /** A decision that came by webhook: it replaces what was returned, and its event waits no more. */
  replace(decision: Decision): void;
  queued(): number;
  close(): void;
};

/** Sends events and answers each of them, whatever the network does. */
export function createEventSender(send: Sender, options: EventSenderOptions): EventSender {
  const { queueLimit, store, onStoreFault, known, now, onAnswer, onDecision, onRefused } = options;
  let { mode } = options;
  const queue = createEventQueue({ limit: queueLimit, store, onStoreFault });
  const circuit = createCircuit(now);

  const judge = async ({ events, ndjson }: Batch): Promise<Decision[]> => {
    const request = {
      method: 'POST',
      path: '/v1/events',
      body: ndjson,
      type: 'application/x-ndjson',
    } as const;
    const decisions = parseDecisions(await (await send(request)).text(), events.length);
    mode = decisions[0]?.mode ?? mode;
    circuit.worked();
    for (const [i, event] of events.entries()) {
      const decision = decisions[i];
      if (decision) onAnswer(event, decision);
    }
    return decisions;
  };
  const judgeAll = async (events: readonly PlatformEvent[]): Promise<Decision[]> => {
    const decisions: Decision[] = [];
    for (const batch of cutBatches(events)) decisions.push(...(await judge(batch)));
    return decisions;
  };
  // What an earlier run left waiting goes out by itself.
  void queue.ready().then(() => resender.arm());
  const resender = createResender({ queue, circuit, judge: judgeAll, onDecision, onRefused });

  const judgeLocally = async (events: readonly PlatformEvent[]): Promise<SentDecision[]> => {
    const answers: SentDecision[] = [];
    for (const event of events)
      answers.push({
        ...localDecision(event, mode, now(), known(event)),
        source: 'local',
        queued: await queue.add(event),
      });
    return answers;
  };
  const sendBatch = async (batch: Batch): Promise<SentDecision[]> => {
    if (circuit.isOpen()) return judgeLocally(batch.events);
    try {
      const decisions = await judge(batch);
      const answers: SentDecision[] = [];
      for (const [i, event] of batch.events.entries()) {
        const decision = decisions[i];
        if (decision)
          answers.push({
            ...decision,
            source: 'server',
            queued: decision.degraded && (await queue.add(event)),
          });
      }
      return answers;
    } catch (error) {
      if (!(error instanceof UnavailableError)) throw error;
      circuit.failed();
      return judgeLocally(batch.events);
    }
  };

  return {
    async send(events) {
      const answers: SentDecision[] = [];
      for (const batch of cutBatches(events)) answers.push(...(await sendBatch(batch)));
      resender.arm();
      return answers;
    },
    flush: resender.flush,
    replace(decision) {
      if (!decision.degraded) queue.remove(decision.eventId);
      onDecision(decision, undefined);
    },
    queued: () => queue.size,
    close: resender.close,
  };
}

/** One decision an event; anything else is no answer, and the same ids can be sent again. */
function parseDecisions(ndjson: string, count: number): Decision[] {
  const lines = ndjson.split('\n').filter((line) => line !== '');
  if (lines.length !== count)
    throw new UnavailableError(`The server answered ${lines.length} of ${count} events`);
  try {
    return lines.map((line) => JSON.parse(line));
  } catch (cause) {
    throw new UnavailableError('The server answered something that is no decision', cause);
  }
}
