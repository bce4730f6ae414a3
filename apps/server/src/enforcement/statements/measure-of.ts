import type {
  Decision,
  EventType,
  PlatformEvent,
  PolicyDocument,
  PolicyRule,
  StatementMeasure,
} from '@khong-mot-minh/contracts';
import type { HarmCode } from '@khong-mot-minh/contracts/codes';

/** What a statement keeps of the decision behind a measure. */
export type Finding = {
  rule: string;
  layer: string;
  basis: string[];
  category: HarmCode | null;
  tier: number;
  degraded: boolean;
  content: EventType;
  source: 'own' | 'notice';
};

/** The finding that led to a measure: of the rules that fired, the gravest one that asks for it. */
export function findingOf(
  { rules }: Pick<PolicyDocument, 'rules'>,
  decision: Decision,
  event: PlatformEvent,
  measure: StatementMeasure,
  bundle = '',
): Finding {
  const fired = decision.reasons.map((reason) => ({
    reason,
    rule: rules.find(({ id }) => id === reason.rule),
  }));
  const asking = fired.filter(({ rule }) => rule && asksFor(rule, measure, bundle));
  const gravest = asking.reduce<(typeof fired)[number] | undefined>(
    (best, next) => (best && (best.rule?.tier ?? 0) >= (next.rule?.tier ?? 0) ? best : next),
    undefined,
  );
  // A rule that could not be judged holds an act whatever its own outcome would have been.
  const { reason, rule } = gravest ?? fired[0] ?? {};
  return {
    rule: reason?.rule ?? 'outage',
    layer: reason?.layer ?? 'prevent',
    basis: reason?.basis ?? [],
    category: rule?.category ?? null,
    tier: decision.tier,
    degraded: decision.degraded,
    content: event.type,
    source: event.type === 'account.reported' ? 'notice' : 'own',
  };
}

function asksFor(rule: PolicyRule, measure: StatementMeasure, bundle: string): boolean {
  switch (measure) {
    case 'block':
    case 'hold':
    case 'limit':
      return rule.outcome === measure;
    case 'blur':
      return rule.measures.some(({ kind }) => kind === measure);
    case 'restrict':
      return rule.measures.some((m) => m.kind === 'restrict' && m.bundle === bundle);
  }
}
