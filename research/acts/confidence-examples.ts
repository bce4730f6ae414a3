import type { ActCode } from '@khong-mot-minh/contracts/codes';
import {
  analyse,
  DANGER_HEAD,
  headLogits,
  RULES_ALONE,
  WEIGHED_ACTS,
} from '@khong-mot-minh/language/training';
import { type TrainingText, trainingTexts } from './training-texts.ts';

/** A finding as numbers (see `packages/language/src/act-model/weigh-acts.ts`), whether it is right, and how much it counts. */
export type Finding = { x: readonly number[]; right: boolean; counts: number };

/**
 * What rules found, as `[1, own head, any act, rule's weight]`, what only the model found, without the last, and danger
 * to oneself as `[1, its head]`.
 */
export type Findings = { ruled: Finding[]; unruled: Finding[]; danger: Finding[] };

/** Most of what people write performs nothing, more than the banks hold of it. */
const HARMLESS_COUNTS = 2;

/** All findings in the texts that were kept from a model trained on half. */
export function confidenceFindings(): Findings {
  const findings: Findings = { ruled: [], unruled: [], danger: [] };
  for (const text of trainingTexts(1, 'held-out')) {
    addFindings(findings, text);
  }
  return findings;
}

function addFindings({ ruled, unruled, danger }: Findings, { text, acts }: TrainingText): void {
  const analysis = analyse(text);
  const logits = headLogits(analysis);
  const any = logits[0] ?? 0;
  const counts = acts.length > 0 ? 1 : HARMLESS_COUNTS;
  danger.push({ x: [1, logits[DANGER_HEAD] ?? 0], right: acts.includes('self-danger'), counts });
  // A young person's other words are for rules alone.
  if (acts.some((act) => RULES_ALONE.has(act as ActCode))) return;
  const strongest = new Map<ActCode, number>();
  for (const { act, weight } of analysis.ruled) strongest.set(act, Math.max(strongest.get(act) ?? 0, weight));
  const ownOf = (act: ActCode): number => logits[WEIGHED_ACTS.indexOf(act) + 1] ?? 0;
  for (const [act, weight] of strongest) {
    const right = acts.includes(act);
    // Beside the labelled act another may be there too: nobody can say that it is wrong.
    if (!RULES_ALONE.has(act) && (right || acts.length === 0))
      ruled.push({ x: [1, ownOf(act), any, weight], right, counts });
  }
  const [likeliest] = [...WEIGHED_ACTS].sort((a, b) => ownOf(b) - ownOf(a));
  if (likeliest !== undefined && !strongest.has(likeliest))
    unruled.push({ x: [1, ownOf(likeliest), any], right: acts.includes(likeliest), counts });
}
