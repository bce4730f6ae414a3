import type { BacktestReport, PlatformEvent } from '@khong-mot-minh/contracts';
import type { Outcome } from '@khong-mot-minh/contracts/codes';
import { LONGEST_WINDOW_MS, type Verdict } from '@khong-mot-minh/protection';
import { compareDecisions } from '../recording/compare-decisions.ts';

/** Where an event was recorded, and what is recorded of it. */
export type At = { batch: number; index: number; event: PlatformEvent };
/** How far back the recordings go: the time of the first event, and whether it was the platform's first. */
export type Reach = { fromMs: number; complete: boolean };

type Tally = BacktestReport['before'];
type Example = Omit<BacktestReport['examples'][number], 'eventId'> & { at: string; place: At };

const EXAMPLES = 20;

/** Counts two runs over the same events. */
export type BacktestTally = {
  /** An event from before the period: it filled the state of both and counts nowhere. */
  warm(): void;
  add(place: At, before: Verdict, after: Verdict): void;
  /** `nameOf` finds the platform's own id of an event, where the journal still cites it. */
  report(nameOf: (place: At) => Promise<string | undefined>): Promise<BacktestReport>;
};

export function createBacktestTally(now: Date, { fromMs, complete }: Reach): BacktestTally {
  const fullFromMs = complete ? fromMs : fromMs + LONGEST_WINDOW_MS;
  const tallies = { before: emptyTally(), after: emptyTally() };
  const rules = new Map<string, { before: number; after: number }>();
  const changed = { same: 0, stricter: 0, laxer: 0 };
  const examples: Example[] = [];
  let warmUp = 0;
  let thin = 0;
  let from: number | undefined;
  let until: number | undefined;

  return {
    warm() {
      warmUp++;
    },
    add(place, before, after) {
      const atMs = Date.parse(place.event.time);
      if (atMs < fullFromMs) thin++;
      from = Math.min(from ?? atMs, atMs);
      until = Math.max(until ?? atMs, atMs);
      for (const [side, verdict] of [['before', before] as const, ['after', after] as const]) {
        count(tallies[side], verdict);
        for (const { rule } of verdict.decision.reasons) {
          const row = rules.get(rule) ?? { before: 0, after: 0 };
          rules.set(rule, row);
          row[side]++;
        }
      }
      const shift = compareDecisions(before.decision, after.decision);
      changed[shift]++;
      if (shift !== 'same' && examples.length < EXAMPLES)
        examples.push({
          type: place.event.type,
          at: place.event.time,
          before: seen(before),
          after: seen(after),
          place,
        });
    },
    async report(nameOf) {
      const named: BacktestReport['examples'] = [];
      for (const { place, ...example } of examples) {
        const eventId = await nameOf(place);
        named.push({ ...(eventId !== undefined && { eventId }), ...example });
      }
      return {
        from: new Date(from ?? now).toISOString(),
        until: new Date(until ?? now).toISOString(),
        began: {
          warmUp,
          recordedFrom: new Date(fromMs).toISOString(),
          complete,
          fullFrom: new Date(fullFromMs).toISOString(),
          thin,
        },
        ...tallies,
        changed,
        rules: [...rules]
          .map(([rule, counts]) => ({ rule, ...counts }))
          .toSorted((a, b) => (a.rule < b.rule ? -1 : 1)),
        examples: named,
      };
    },
  };
}

const emptyTally = (): Tally => ({
  outcomes: { allow: 0, limit: 0, hold: 0, block: 0 } satisfies Record<Outcome, number>,
  tiers: [0, 0, 0, 0, 0, 0],
  cases: 0,
  undecided: 0,
});

function count(tally: Tally, { decision, explanation, caseRequest }: Verdict): void {
  tally.outcomes[decision.outcome]++;
  tally.tiers[decision.tier] = (tally.tiers[decision.tier] ?? 0) + 1;
  if (caseRequest?.open) tally.cases++;
  if (explanation.undecided.length) tally.undecided++;
}

const seen = ({ decision: { outcome, tier, reasons } }: Verdict) => ({
  outcome,
  tier,
  rules: reasons.map(({ rule }) => rule),
});
