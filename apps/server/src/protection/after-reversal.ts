import type { Decision, StatementMeasure } from '@khong-mot-minh/contracts';

/** A decision without the measures that a person took back on appeal; its reasons stay, as what was thought then. */
export function afterReversal(
  decision: Decision,
  reversed: readonly { measure: StatementMeasure; bundle: string }[],
): Decision {
  if (reversed.length === 0) return decision;
  const gone = new Set(reversed.map(({ measure, bundle }) => `${measure}/${bundle}`));
  const measures = decision.measures.filter(
    (m) => !gone.has(m.kind === 'restrict' ? `restrict/${m.bundle}` : `${m.kind}/`),
  );
  if (!gone.has(`${decision.outcome}/`)) return { ...decision, measures };
  const { holdUntil: _, then: __, ...rest } = decision;
  return { ...rest, outcome: 'allow', measures };
}
