import { ProblemError, UnavailableError } from '../http/problem-error.ts';
import type { Decision, PlatformEvent } from '../openapi-types.ts';
import type { Circuit } from './circuit.ts';
import type { EventQueue } from './event-queue.ts';

export type ResenderOptions = {
  queue: EventQueue;
  circuit: Circuit;
  judge(events: readonly PlatformEvent[]): Promise<Decision[]>;
  /** A decision that came later and replaces the one that was returned. */
  onDecision(decision: Decision, event: PlatformEvent | undefined): void;
  /** An event that the server refuses for good when it is sent again. */
  onRefused(event: PlatformEvent, problem: ProblemError): void;
};
export type Resender = {
  /** Sends what waits; gives how many events still do. */
  flush(): Promise<number>;
  /** Sets the clock for the next attempt, if something waits. */
  arm(): void;
  close(): void;
};

// Kept small: in one body a single refused event refuses all.
const AT_ONCE = 200;

/** Sends waiting events again, oldest first and with the same ids, until the server has judged every one. */
export function createResender({ queue, circuit, judge, onDecision, onRefused }: ResenderOptions): Resender {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let flushing: Promise<number> | undefined;
  let closed = false;

  /** False where one of them is still only provisional: the server itself lacks something. */
  const settle = async (events: readonly PlatformEvent[]): Promise<boolean> => {
    const decisions = await judge(events);
    let final = true;
    for (const [i, event] of events.entries()) {
      const decision = decisions[i];
      if (!decision || decision.degraded) final = false;
      else {
        queue.remove(event.id);
        onDecision(decision, event);
      }
    }
    return final;
  };
  /** One of them is refused: each alone shows which. */
  const settleOneByOne = async (events: readonly PlatformEvent[]): Promise<boolean> => {
    let final = true;
    for (const event of events) {
      try {
        final = (await settle([event])) && final;
      } catch (error) {
        if (!isRefusal(error)) throw error;
        queue.remove(event.id);
        onRefused(event, error);
      }
    }
    return final;
  };
  const sendAll = async (): Promise<void> => {
    await queue.ready();
    while (queue.size > 0 && !closed) {
      const events = queue.oldest(AT_ONCE);
      const final = await settle(events).catch((error: unknown) => {
        if (isRefusal(error)) return settleOneByOne(events);
        throw error;
      });
      if (!final) return;
    }
  };
  const flush = (): Promise<number> => {
    flushing ??= sendAll()
      .catch((error: unknown) => {
        // A revoked key is mended by a person; until then the events stay.
        if (!(error instanceof UnavailableError || error instanceof ProblemError)) throw error;
        circuit.failed();
      })
      .then(() => queue.size)
      .finally(() => {
        flushing = undefined;
        arm();
      });
    return flushing;
  };
  const arm = (): void => {
    if (closed || timer !== undefined || queue.size === 0) return;
    timer = setTimeout(() => {
      timer = undefined;
      void flush();
    }, circuit.pauseMs);
    // Waiting events must not keep a program alive that has ended otherwise. Browsers give a number here.
    if (typeof timer === 'object') timer.unref();
  };
  return {
    flush,
    arm,
    close() {
      closed = true;
      clearTimeout(timer);
    },
  };
}

/** The event is at fault, not the key: it would be refused again for ever. */
const isRefusal = (error: unknown): error is ProblemError =>
  error instanceof ProblemError && error.status !== 401 && error.status !== 403;
