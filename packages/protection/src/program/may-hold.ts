import type { Condition, Leaf } from './condition.ts';

/** Kleene's answer to a condition of which some leaves are known, with `undefined` for "it depends". */
export function mayHold(
  condition: Condition,
  leaf: (leaf: Leaf) => boolean | undefined,
): boolean | undefined {
  if ('not' in condition) {
    const inner = mayHold(condition.not, leaf);
    return inner === undefined ? undefined : !inner;
  }
  if (!('all' in condition || 'any' in condition)) return leaf(condition);
  const [parts, decides] = 'all' in condition ? [condition.all, false] : [condition.any, true];
  const answers = parts.map((part) => mayHold(part, leaf));
  if (answers.includes(decides)) return decides;
  return answers.includes(undefined) ? undefined : !decides;
}
