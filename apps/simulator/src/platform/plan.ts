import type { AccountInput, AgeBand, PlatformEvent } from '@khong-mot-minh/contracts';
import { eachOf } from './each-of.ts';
import type { Random } from './random.ts';
import { harmfulRuns, ordinaryTexts, type Run } from './traffic.ts';

type WithoutTime<T> = T extends unknown ? Omit<T, 'time' | 'id'> : never;
/** An event that has not happened yet: it gets its id and time when it is sent. */
export type PlannedEvent = WithoutTime<PlatformEvent>;
export type Planned =
  | { what: 'account'; id: string; account: AccountInput }
  | { what: 'event'; event: PlannedEvent };

export type PlanOptions = {
  /** Of every id, so that no start meets the accounts of another. */
  prefix: string;
  random: Random;
  /** When the accounts were made. */
  createdAt: string;
  /** Asked before each harmful run. */
  wantsRun(): boolean;
};

const BANDS: readonly AgeBand[] = ['13-15', '13-15', '16-17', '16-17', '16-17', '18-22', '18-22', '23plus'];
const FRIENDS = { connected: true, mutuals: 4 } as const;
const FIRST_RUN_AFTER = 6;
const BETWEEN_RUNS = 30;

/** A platform's day without end: a circle of friends, and now and then somebody who means harm. */
export function* planTraffic(options: PlanOptions): Generator<Planned, never> {
  const { prefix, random, createdAt } = options;
  const circle = BANDS.map((ageBand, i) => ({ id: `${prefix}-friend-${i}`, ageBand }));
  for (const { id, ageBand } of circle) yield account(id, ageBand, createdAt);
  const runs = eachOf(harmfulRuns);
  let untilRun = FIRST_RUN_AFTER;
  for (let turn = 0; ; turn++) {
    if (--untilRun <= 0 && options.wantsRun()) {
      yield* harmfulRun(runs.next().value, `${prefix}-run-${turn}`, createdAt);
      // The first few come close together, so that a fresh demo has something to show.
      untilRun = turn < 60 ? FIRST_RUN_AFTER : BETWEEN_RUNS;
    }
    const from = random.below(circle.length);
    const to = (from + 1 + random.below(circle.length - 1)) % circle.length;
    yield { what: 'event', event: ordinary(random, circle[from]?.id ?? '', circle[to]?.id ?? '') };
  }
}

const account = (id: string, ageBand: AgeBand, createdAt: string): Planned => ({
  what: 'account',
  id,
  account: { ageBand, createdAt, country: 'VN' },
});

function ordinary(random: Random, actor: string, target: string): PlannedEvent {
  const towards = { actor, target };
  switch (random.below(12)) {
    case 0:
      return { type: 'profile.viewed', ...towards, relation: FRIENDS };
    case 1:
      return { type: 'session.started', actor, surface: 'phone' };
    case 2:
      return { type: 'content.viewed', actor, content: `drawing-${random.below(400)}`, level: 'G' };
    case 3:
      return { type: 'contact.requested', ...towards, relation: { connected: false, mutuals: 4 } };
    default:
      return {
        type: 'message.sent',
        ...towards,
        conversation: [actor, target].sort().join('+'),
        text: random.pick(ordinaryTexts),
        relation: FRIENDS,
      };
  }
}

function* harmfulRun(run: Run, prefix: string, createdAt: string): Generator<Planned> {
  const sender = `${prefix}-sender`;
  const receiver = `${prefix}-receiver`;
  yield account(sender, run.sender, createdAt);
  yield account(receiver, run.receiver, createdAt);
  const asks = { actor: sender, target: receiver, relation: { connected: false, mutuals: 0 } };
  yield { what: 'event', event: { type: 'contact.requested', ...asks } };
  yield { what: 'event', event: { type: 'contact.accepted', actor: receiver, target: sender } };
  for (const [from, text] of run.lines) {
    const [actor, target] = from === 'sender' ? [sender, receiver] : [receiver, sender];
    const relation = { connected: true, mutuals: 0 };
    yield {
      what: 'event',
      event: { type: 'message.sent', actor, target, conversation: prefix, text, relation },
    };
  }
}
