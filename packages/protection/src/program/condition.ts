import type { LeafValue, Operator } from '@khong-mot-minh/contracts';

export type Leaf = { field: string; op: Operator; value: LeafValue };

/** A condition with every `use` replaced by what it names. */
export type Condition = { all: Condition[] } | { any: Condition[] } | { not: Condition } | Leaf;

/** Every leaf of a condition, left to right. */
export function leavesOf(condition: Condition): Leaf[] {
  if ('all' in condition) return condition.all.flatMap(leavesOf);
  if ('any' in condition) return condition.any.flatMap(leavesOf);
  if ('not' in condition) return leavesOf(condition.not);
  return [condition];
}

/** Parts that must all hold. */
export const partsOf = (condition: Condition): Condition[] =>
  'all' in condition ? condition.all.flatMap(partsOf) : [condition];
