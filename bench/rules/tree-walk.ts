import type { Event } from './event.ts';
import { FIELDS } from './fields.ts';
import type { Run } from './ours.ts';
import type { Condition, Leaf, Rule } from './workload.ts';

/** The reference that every engine is held against: the tree walked as it is written, Kleene by the book. */
export function treeWalk(rules: readonly Rule[]): Run {
  return (event, undecided) => {
    const fired: number[] = [];
    for (const [number, { kinds, when }] of rules.entries()) {
      if (!kinds.includes(event.kind)) continue;
      const truth = walk(when, event);
      if (truth === 1) fired.push(number);
      else if (truth === 0.5) undecided?.push(number);
    }
    return fired;
  };
}

/** 1 true, 0 false, ½ unknown. */
function walk(when: Condition, event: Event): number {
  if ('all' in when) return Math.min(...when.all.map((part) => walk(part, event)));
  if ('any' in when) return Math.max(...when.any.map((part) => walk(part, event)));
  if ('not' in when) return 1 - walk(when.not, event);
  const value = FIELDS.get(when.field)?.read(event);
  return value === undefined || value === null ? 0.5 : Number(holds(when, value));
}

function holds({ op, value: wanted }: Leaf, value: unknown): boolean {
  const named: readonly unknown[] = Array.isArray(wanted) ? wanted : [wanted];
  const words: readonly unknown[] = Array.isArray(value) ? value : [];
  switch (op) {
    case 'eq':
    case 'in':
      return named.includes(value);
    case 'ne':
    case 'notIn':
      return !named.includes(value);
    case 'has':
    case 'hasAny':
      return named.some((word) => words.includes(word));
    case 'lt':
      return Number(value) < Number(wanted);
    case 'lte':
      return Number(value) <= Number(wanted);
    case 'gt':
      return Number(value) > Number(wanted);
    case 'gte':
      return Number(value) >= Number(wanted);
    case 'atMost':
    case 'atLeast':
      throw new Error(`The workload has no operator "${op}"`);
  }
}
