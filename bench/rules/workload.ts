import { type Condition, type Leaf, parseCondition } from '@khong-mot-minh/protection';
import data from './rules.json' with { type: 'json' };

/** A rule of the workload: the kinds of events it looks at, and its condition. */
export type Rule = { id: string; kinds: string[]; when: Condition };

/** The 50 rules of the workload, read from the text that they are kept as. */
export function workloadRules(): Rule[] {
  return data.map(({ id, kinds, when }) => {
    const parsed = parseCondition(when);
    if ('fault' in parsed) throw new Error(`Read rule "${id}": ${parsed.fault.message}`);
    // The cast is true: these rules use no shared condition.
    return { id, kinds, when: parsed.condition as Condition };
  });
}

/** Ten times the rules, each time with moved thresholds. */
export function manyRules(rules: readonly Rule[], times: number): Rule[] {
  return Array.from({ length: times }, (_, turn) =>
    rules.map((rule) => ({ ...rule, when: moved(rule.when, turn) })),
  ).flat();
}

function moved(when: Condition, turn: number): Condition {
  if ('all' in when) return { all: when.all.map((part) => moved(part, turn)) };
  if ('any' in when) return { any: when.any.map((part) => moved(part, turn)) };
  if ('not' in when) return { not: moved(when.not, turn) };
  const { value } = when;
  if (typeof value !== 'number') return when;
  return { ...when, value: value < 1 ? value * (1 + turn / 100) : value + turn };
}

/** Number of tests in a condition. */
export const countLeaves = (when: Condition): number => {
  if ('all' in when) return when.all.reduce((sum, part) => sum + countLeaves(part), 0);
  if ('any' in when) return when.any.reduce((sum, part) => sum + countLeaves(part), 0);
  return 'not' in when ? countLeaves(when.not) : 1;
};

export type { Condition, Leaf };
