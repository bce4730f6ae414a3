import { loadClassifier, TERM_CATEGORIES, type TermCategory } from '@khong-mot-minh/language';
import type { ActSignal } from '@khong-mot-minh/protection';

/** Below this a model has nothing to say. */
const FAINT = 0.3;
/** A label that is not the model's first choice stays below what any rule takes for a finding. */
const SECOND = 0.49;

/** What each label of a model means here. */
export type LabelMeanings = Readonly<Record<string, TermCategory | 'none'>>;

/**
 * What a platform's model says of a text, as marks over the whole of it. A linear model has margins, no chances: the
 * weight only grows with the margin, from 0.5 where its plane lies.
 */
export function createModelFinder(model: Uint8Array, meanings: LabelMeanings): (text: string) => ActSignal[] {
  const { classify } = loadClassifier(model);
  return (text) => {
    const { label, margins } = classify(text);
    const weights = new Map<string, number>();
    for (const [name, margin] of Object.entries(margins)) {
      const category = meanings[name] ?? 'none';
      if (category === 'none') continue;
      const likely = 1 / (1 + Math.exp(-2 * margin));
      const weight = name === label ? likely : Math.min(likely, SECOND);
      weights.set(category, Math.max(weights.get(category) ?? 0, weight));
    }
    return TERM_CATEGORIES.flatMap((category) => {
      const weight = Math.round((weights.get(category) ?? 0) * 1000) / 1000;
      return weight < FAINT ? [] : [{ act: `model.${category}`, weight, start: 0, end: text.length }];
    });
  };
}
