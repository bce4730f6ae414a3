import type { Database } from '@khong-mot-minh/database';
import { addComparison, type StoredComparison } from '../queries/policy-comparisons.ts';
import { addRuleCounts, type RuleCount } from '../queries/rule-counts.ts';
import type { ActivePolicies } from '../versions/policy-registry.ts';
import type { Counted } from './batch-recorder.ts';
import { compareDecisions, compareRules, type Shift } from './compare-decisions.ts';

const FLUSH_MS = 2000;
const SAMPLES = 20;

/**
 * Counts what rules did, in memory, and adds it to the database every two seconds and before anybody reads it: a
 * write a batch would cost more than judging it. A crash loses two seconds of counts, never a decision.
 */
export type DecisionTally = AsyncDisposable & {
  add(org: string, active: ActivePolicies, counted: readonly Counted[]): void;
  flush(): Promise<void>;
};

type Pending = {
  counts: Map<string, RuleCount>;
  comparisons: Map<string, { version: string; against: string; byRule: Map<string, StoredComparison> }>;
};

export function createDecisionTally(
  db: Database,
  now: () => Date,
  onError: (error: unknown) => void,
): DecisionTally {
  let pending = new Map<string, Pending>();
  let running: Promise<void> = Promise.resolve();

  const write = async (): Promise<void> => {
    const taken = pending;
    pending = new Map();
    const at = now();
    for (const [org, { counts, comparisons }] of taken)
      await db.tx({ kind: 'system', org }, async ({ sql }) => {
        await addRuleCounts(sql, org, [...counts.values()], at);
        for (const { version, against, byRule } of comparisons.values())
          await addComparison(sql, org, { version, against, at }, [...byRule.values()]);
      });
  };
  const flush = (): Promise<void> => {
    running = running.catch(() => undefined).then(write);
    return running;
  };
  const timer = setInterval(() => void (pending.size && flush().catch(onError)), FLUSH_MS).unref();

  return {
    add(org, { live, shadow }, counted) {
      const mine = pending.get(org) ?? { counts: new Map(), comparisons: new Map() };
      pending.set(org, mine);
      for (const one of counted) {
        countOne(mine.counts, live.program.policy, one);
        if (!one.shadow || !shadow) continue;
        countOne(mine.counts, shadow.program.policy, one.shadow);
        compareOne(mine.comparisons, live.program.policy, shadow.program.policy, one, one.shadow);
      }
    },
    flush,
    async [Symbol.asyncDispose]() {
      clearInterval(timer);
      await flush();
    },
  };
}

function countOne(
  counts: Pending['counts'],
  version: string,
  { decision, undecided }: Pick<Counted, 'decision' | 'undecided'>,
): void {
  const { tier } = decision;
  const row = (rule: string): RuleCount => {
    const key = `${version} ${rule} ${tier}`;
    const known = counts.get(key) ?? { version, rule, tier, fired: 0, undecided: 0 };
    counts.set(key, known);
    return known;
  };
  row('').fired++;
  if (decision.degraded) row('').undecided++;
  for (const { rule } of decision.reasons) row(rule).fired++;
  for (const rule of undecided) row(rule).undecided++;
}

function compareOne(
  comparisons: Pending['comparisons'],
  against: string,
  version: string,
  { eventId, decision }: Counted,
  shadowed: NonNullable<Counted['shadow']>,
): void {
  const key = `${version} ${against}`;
  const known = comparisons.get(key) ?? { version, against, byRule: new Map<string, StoredComparison>() };
  comparisons.set(key, known);
  const shifts = new Map<string, Shift>([
    ['', compareDecisions(decision, shadowed.decision)],
    ...compareRules(decision, shadowed.decision),
  ]);
  for (const [rule, shift] of shifts) {
    const row = known.byRule.get(rule) ?? {
      rule,
      same: 0,
      stricter: 0,
      laxer: 0,
      stricterEvents: [],
      laxerEvents: [],
    };
    known.byRule.set(rule, row);
    row[shift]++;
    if (shift === 'stricter') keep(row.stricterEvents, eventId);
    if (shift === 'laxer') keep(row.laxerEvents, eventId);
  }
}

/** Newest first, and not too many. */
function keep(events: string[], eventId: string): void {
  events.unshift(eventId);
  if (events.length > SAMPLES) events.pop();
}
