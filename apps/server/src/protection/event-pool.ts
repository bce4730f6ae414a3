import { type Decision, MAX_EVENTS, type PlatformEvent } from '@khong-mot-minh/contracts';
import type { LookedUp } from './commit-batch.ts';

/** The events of one request, with what was looked up for them. */
export type Asked = { events: readonly PlatformEvent[]; lookedUp: LookedUp };

type Waiting = Asked & PromiseWithResolvers<Decision[]>;

export type EventPool = {
  /** Resolves once a turn has judged these events. */
  ask(asked: Asked): Promise<Decision[]>;
  /** Judges what waits first, with as much of what waits behind it as fits one batch. */
  turn(): Promise<void>;
};

/**
 * What arrives while a batch is being committed is judged as one batch after it, so that one commit serves many
 * requests. Each of them still gets its own answer, and its own failure: a batch that fails is judged request by request.
 */
export function createEventPool(judge: (asked: Asked) => Promise<Decision[]>): EventPool {
  let waiting: Waiting[] = [];

  const alone = async (one: Waiting): Promise<void> => {
    await judge(one).then(one.resolve, one.reject);
  };

  return {
    ask(asked) {
      const one: Waiting = { ...asked, ...Promise.withResolvers<Decision[]>() };
      waiting.push(one);
      return one.promise;
    },
    async turn() {
      const together = waiting.slice(0, fitting(waiting));
      waiting = waiting.slice(together.length);
      const [first, ...more] = together;
      if (first === undefined) return;
      if (more.length === 0) return alone(first);
      const answers = await judge(asOne(together)).catch(() => undefined);
      if (answers === undefined) {
        for (const one of together) await alone(one);
        return;
      }
      let from = 0;
      for (const { events, resolve } of together) {
        resolve(answers.slice(from, from + events.length));
        from += events.length;
      }
    },
  };
}

/** How many fit one batch: by number, by detector, and no id twice, for the later one may want another answer. */
function fitting(waiting: readonly Waiting[]): number {
  const ids = new Set<string>();
  let count = 0;
  for (const [i, { events, lookedUp }] of waiting.entries()) {
    count += events.length;
    const same = lookedUp.detectors === waiting[0]?.lookedUp.detectors;
    if (i > 0 && (count > MAX_EVENTS || !same || events.some(({ id }) => ids.has(id)))) return i;
    for (const { id } of events) ids.add(id);
  }
  return waiting.length;
}

function asOne(together: readonly Waiting[]): Asked {
  const askedWith = new Map(
    together.flatMap(({ events, lookedUp }) => events.map((event) => [event, lookedUp] as const)),
  );
  return {
    events: together.flatMap(({ events }) => events),
    lookedUp: {
      detectors: together[0]?.lookedUp.detectors,
      service: (event) => askedWith.get(event)?.service?.(event),
      found: (event) => askedWith.get(event)?.found?.(event),
    },
  };
}
