import { compare, numericOp } from './compare.ts';
import { type Condition, type Leaf, leavesOf } from './condition.ts';
import type { AbsentField, FieldSpec } from './field-spec.ts';
import { mayHold } from './may-hold.ts';

/**
 * What an event without findings, or a pair without evidence, rules out at a glance: for each set of blanks that hold
 * together a row of bits, the conditions that their zeros leave open.
 */
export type AbsentFields<C> = { tests: readonly AbsentField<C>[]; rows: Int32Array };

/** Rows double with each. */
const MOST = 5;

/** Tries every condition with every set of blanks, once; what is not blank is left open. */
export function absentFieldsOf<C>(
  conditions: readonly Condition[],
  table: ReadonlyMap<string, FieldSpec<C>>,
): AbsentFields<C> {
  const blankOf = ({ field }: Leaf): AbsentField<C> | undefined => table.get(field)?.blank;
  const named = conditions.flatMap(leavesOf).flatMap((leaf) => blankOf(leaf) ?? []);
  const tests = [...new Set(named)].slice(0, MOST);
  const words = (conditions.length + 31) >>> 5;
  const rows = new Int32Array(words << tests.length).fill(-1);
  for (const [condition, root] of conditions.entries()) {
    const relevant = tests.filter((test) => leavesOf(root).some((leaf) => blankOf(leaf) === test));
    for (let set = 0; relevant.length > 0 && set < 1 << tests.length; set++) {
      const zero = (test: AbsentField<C> | undefined) =>
        test !== undefined && holdsIn(set, tests.indexOf(test));
      const answer = mayHold(root, (leaf) =>
        zero(blankOf(leaf)) ? compare(numericOp(leaf.op), 0, Number(leaf.value)) : undefined,
      );
      const at = set * words + (condition >>> 5);
      if (answer === false) rows[at] = (rows[at] ?? 0) & ~(1 << (condition & 31));
    }
  }
  return { tests, rows };
}

const holdsIn = (set: number, test: number): boolean => test >= 0 && (set & (1 << test)) !== 0;

/** Which of the blanks hold, as the number of their row. */
export function blankSet<C>({ tests }: AbsentFields<C>, from: C): number {
  let set = 0;
  for (let test = 0; test < tests.length; test++) if (tests[test]?.(from)) set |= 1 << test;
  return set;
}
