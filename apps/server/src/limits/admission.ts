import type { WorkAsked } from '@khong-mot-minh/contracts';
import { type Allowance, createAllowance, type PerHour, perHour } from './allowance.ts';
import { createFairShare } from './fair-share.ts';
import { createGate, type Gate, type GateLimits, type Turn } from './gate.ts';
import { createNeighbourhoods, type Neighbourhoods, type RateLimitKey } from './neighbourhoods.ts';
import { createPacedQueue, DANGER_QUEUE, type PacedQueue } from './paced-queue.ts';
import { createQueueShares, type QueueShares } from './queue-shares.ts';
import { createWork } from './work.ts';

/** What a script could do too often. */
export const ACTS = [
  'report',
  'receipt',
  'takeDown',
  'pledge',
  'class',
  'classCode',
  'guess',
  'classJoin',
  'ideaLook',
  'idea',
  'vote',
] as const;
export type Act = (typeof ACTS)[number];

const HOUR_MS = 3600_000;

type Rule = {
  perHour: PerHour;
  /** What happens past the limit: work on the device or the slow lane, only the slow lane, or a refusal. */
  past: 'work' | 'lane' | 'refuse';
};

/**
 * Reports, take-downs, pledges, classes, ideas and votes count what was taken; receipts, class codes and names in an
 * address (`guess`) count what did not open; every look of the detectors at an idea counts. A school and a carrier share one address, so nobody who asks for help is refused for their neighbours.
 */
const RULES: Record<Act, Rule> = {
  report: { perHour: { narrow: 60, middle: 120, wide: 240 }, past: 'work' },
  receipt: { perHour: { narrow: 120, middle: 240, wide: 480 }, past: 'work' },
  takeDown: { perHour: { narrow: 60, middle: 120, wide: 240 }, past: 'work' },
  pledge: { perHour: { narrow: 200, middle: 300, wide: 400 }, past: 'refuse' },
  class: { perHour: { narrow: 60, middle: 90, wide: 150 }, past: 'refuse' },
  classCode: { perHour: { narrow: 60, middle: 90, wide: 150 }, past: 'lane' },
  // A monitor of the log asks now and then for a tile that is not there yet.
  guess: { perHour: { narrow: 300, middle: 450, wide: 900 }, past: 'lane' },
  // A whole school comes from one address: some thirty classes of forty-five join within an hour.
  classJoin: { perHour: { narrow: 1500, middle: 2000, wide: 3000 }, past: 'refuse' },
  ideaLook: { perHour: { narrow: 300, middle: 450, wide: 900 }, past: 'refuse' },
  idea: { perHour: { narrow: 60, middle: 60, wide: 60 }, past: 'refuse' },
  vote: { perHour: { narrow: 60, middle: 90, wide: 180 }, past: 'refuse' },
};

/** Requests that came to nothing: wide, because a class mistypes, and there, because each costs a look. */
const REFUSED: PerHour = { narrow: 1200, middle: 2400, wide: 4800 };

/** Lines of work that do not wait for one another. */
export const LANES = ['page', 'class', 'report', 'receipt', 'sign-in', 'act', 'lookup'] as const;
export type Lane = (typeof LANES)[number];

/** Of a class many are inside only to wait, and a platform's every request is looked up: there much use says nothing. */
const WITHOUT_SHARE: ReadonlySet<Lane> = new Set(['class', 'lookup']);

const GATES: Record<Lane, GateLimits> = {
  // A school's phones all ask within a second, and each page takes milliseconds. The embedded database answers one page
  // after the other, so three of a flood inside would only be three that a page from elsewhere waits for.
  page: { atOnce: 8, ofOneNeighbourhood: 3, ofOneInFlood: 1, mostWaiting: 4096 },
  // Answers of a room wait to be written together, so many are inside at a time.
  class: { atOnce: 1024, ofOneNeighbourhood: 512, mostWaiting: 4096 },
  report: { atOnce: 8, ofOneNeighbourhood: 3, mostWaiting: 256 },
  receipt: { atOnce: 6, ofOneNeighbourhood: 2, mostWaiting: 256 },
  'sign-in': { atOnce: 4, ofOneNeighbourhood: 2, mostWaiting: 128 },
  act: { atOnce: 6, ofOneNeighbourhood: 2, mostWaiting: 1024 },
  // Whose key or cookie it is: what nobody knows costs a transaction too.
  lookup: { atOnce: 8, ofOneNeighbourhood: 3, mostWaiting: 4096 },
};

/**
 * `full`: the slow queue has no place now; `refused`: not before the next hour. `work` is let in; with `full` it is
 * no condition, only a quicker way than to come back later.
 */
export type AdmissionResult = 'in' | 'full' | 'refused' | { work: WorkAsked; full?: true };

export type Admission = {
  of: Neighbourhoods['of'];
  gate(lane: Lane): Gate;
  /** Whether one more act is taken now; past the limit it waits in the slow lane or is asked for work. */
  admit(act: Act, asker: RateLimitKey, how: How): Promise<AdmissionResult>;
  /** One more that counts: taken, or, of what can be guessed, not opened. */
  count(act: Act, asker: RateLimitKey): void;
  /** How often its whole neighbourhood had it this hour. */
  had(act: Act, asker: RateLimitKey): number;
  /** One more request that came to nothing; past the limit of these, or in a flood, its turn lingers. */
  refused(asker: RateLimitKey, turn?: Turn): void;
  /** More than the limit of these within the hour. */
  isOftenRefused(asker: RateLimitKey): boolean;
  shares: QueueShares;
  /** Until the counts of this hour are forgotten. */
  secondsLeft(): number;
};

export type How = {
  /** Somebody says that they are in danger now: a line of their own, and work only offered where even that is full. */
  danger?: boolean;
  /** Work that was done for an earlier question. */
  answer?: string | undefined;
  /** Would rather wait than compute. */
  patient?: boolean;
  turn?: Turn | undefined;
};

/** Limits by the one number that `start` is given, where it is given one. */
export type AdmissionLimits = Partial<Record<Act | 'refused', number>>;

export function createAdmission(now: () => Date, limits: AdmissionLimits = {}): Admission {
  const share = createFairShare();
  const gates = Object.fromEntries(
    LANES.map((lane) => [lane, createGate(GATES[lane], WITHOUT_SHARE.has(lane) ? undefined : share)]),
  ) as Record<Lane, Gate>;
  const allowances = Object.fromEntries(
    ACTS.map((act) => {
      const own = limits[act];
      return [act, createAllowance(own === undefined ? RULES[act].perHour : perHour(own))];
    }),
  ) as Record<Act, Allowance>;
  const cost = createAllowance(limits.refused === undefined ? REFUSED : perHour(limits.refused));
  const lane = createPacedQueue();
  const dangerLane = createPacedQueue(DANGER_QUEUE);
  const work = createWork(now);
  const wait = (one: PacedQueue, asker: RateLimitKey, turn: Turn | undefined): Promise<'in' | 'full'> =>
    turn ? turn.outside(() => one.wait(asker)) : one.wait(asker);

  return {
    of: createNeighbourhoods(now).of,
    gate: (name) => gates[name],
    async admit(act, asker, { danger = false, answer, patient = false, turn }) {
      const over = Math.max(allowances[act].over(asker), cost.over(asker));
      if (over === 0) return 'in';
      switch (RULES[act].past) {
        case 'refuse':
          return 'refused';
        case 'lane':
          return wait(lane, asker, turn);
        case 'work':
          if (answer !== undefined && work.accepts(asker, answer)) return 'in';
          if (danger)
            return (await wait(dangerLane, asker, turn)) === 'in'
              ? 'in'
              : { work: work.ask(asker, over), full: true };
          return patient ? wait(lane, asker, turn) : { work: work.ask(asker, over) };
      }
    },
    count: (act, asker) => allowances[act].count(asker),
    had: (act, asker) => allowances[act].had(asker),
    refused(asker, turn) {
      cost.count(asker);
      if (share.isHeavy(asker.wide) || cost.over(asker) > 0) turn?.linger();
    },
    isOftenRefused: (asker) => cost.over(asker) > 0,
    shares: createQueueShares(),
    secondsLeft: () => Math.ceil((HOUR_MS - (now().getTime() % HOUR_MS)) / 1000),
  };
}
