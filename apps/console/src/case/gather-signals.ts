import type { Reason, Signal } from '@khong-mot-minh/contracts';

/** Every signal of a decision once, strongest first, with all places that any rule cites for it. */
export function gatherSignals(reasons: readonly Reason[]): Signal[] {
  const byId = new Map<string, Signal>();
  for (const { id, weight, evidence } of reasons.flatMap(({ signals }) => signals)) {
    const known = byId.get(id);
    byId.set(id, {
      id,
      weight: Math.max(weight, known?.weight ?? 0),
      evidence: withoutRepeats([...(known?.evidence ?? []), ...evidence]),
    });
  }
  return [...byId.values()].sort((a, b) => b.weight - a.weight || a.id.localeCompare(b.id));
}

const withoutRepeats = (evidence: Signal['evidence']): Signal['evidence'] => [
  ...new Map(evidence.map((one) => [`${one.eventId} ${one.start} ${one.end} ${one.concept}`, one])).values(),
];
