import { type LeafValue, OPERATORS, type Operator } from '@khong-mot-minh/contracts';
import type { Condition } from '../program/condition.ts';
import { FITTING, type FieldSpec } from '../program/field-spec.ts';
import { checkLeaf } from './check-leaf.ts';
import { nearest } from './nearest.ts';
import { type Plain, shown } from './plain-copy.ts';
import type { Path, Report } from './policy-problem.ts';

/** What a condition is checked against. */
export type Known = {
  table: ReadonlyMap<string, FieldSpec<never>>;
  shared: Readonly<Record<string, Plain>>;
  report: Report;
  /** Conditions that may still be expanded: shared ones that use each other must not multiply without end. */
  budget: { left: number };
};

const KEYS = ['all', 'any', 'not', 'use', 'field', 'op', 'value'];
const MAX_PARTS = 64;

/**
 * Checks a condition and replaces every `use`; undefined if anything in it was refused. `within` holds the shared
 * conditions that are being expanded, so that one that uses itself ends. `towards` is false under a `not`.
 */
export function checkCondition(
  node: Plain | undefined,
  path: Path,
  known: Known,
  within: readonly string[] = [],
  towards = true,
): Condition | undefined {
  const { report } = known;
  if (--known.budget.left < 0) {
    report('shape', ['conditions'], 'The conditions of this document expand to too many tests');
    return undefined;
  }
  // A text that is still a text could not be read, and that is reported.
  if (typeof node === 'string') return undefined;
  if (typeof node !== 'object' || node === null || Array.isArray(node)) {
    report('shape', path, 'A condition is one of all, any, not, use, or field with op and value');
    return undefined;
  }
  for (const key of Object.keys(node)) {
    if (KEYS.includes(key)) continue;
    report('unknown-key', [...path, key], `A condition has no "${key}"`, nearest(key, KEYS));
    return undefined;
  }
  const keys = Object.keys(node).sort().join();
  if (keys === 'all' || keys === 'any') return checkParts(node[keys], keys, path, known, within, towards);
  if (keys === 'not') {
    const inner = checkCondition(node.not, [...path, 'not'], known, within, !towards);
    return inner && { not: inner };
  }
  if (keys === 'use') return checkUse(node.use, [...path, 'use'], known, within, towards);
  if (keys === 'field,op,value') return checkTest(node, path, known, towards);
  report('shape', path, `A condition cannot have ${keys === '' ? 'nothing' : `"${keys}"`} together`);
  return undefined;
}

function checkParts(
  parts: Plain | undefined,
  key: 'all' | 'any',
  path: Path,
  known: Known,
  within: readonly string[],
  towards: boolean,
): Condition | undefined {
  if (!Array.isArray(parts) || parts.length === 0 || parts.length > MAX_PARTS) {
    known.report('shape', [...path, key], `"${key}" is a list of 1 to ${MAX_PARTS} conditions`);
    return undefined;
  }
  const checked = parts.map((part, index) =>
    checkCondition(part, [...path, key, index], known, within, towards),
  );
  const whole = checked.filter((part) => part !== undefined);
  if (whole.length < checked.length) return undefined;
  return key === 'all' ? { all: whole } : { any: whole };
}

function checkUse(
  name: Plain | undefined,
  path: Path,
  known: Known,
  within: readonly string[],
  towards: boolean,
): Condition | undefined {
  const { shared, report } = known;
  if (typeof name !== 'string' || !Object.hasOwn(shared, name)) {
    const near = nearest(shown(name), Object.keys(shared));
    report('unknown-name', path, `Condition "${shown(name)}" does not exist`, near);
    return undefined;
  }
  if (within.includes(name) || within.length > 8) {
    report('shape', path, `Condition "${name}" uses itself, or is nested too deep`);
    return undefined;
  }
  return checkCondition(shared[name], ['conditions', name], known, [...within, name], towards);
}

function checkTest(
  node: { [key: string]: Plain },
  path: Path,
  known: Known,
  towards: boolean,
): Condition | undefined {
  const { field, op, value } = node;
  if (typeof field !== 'string' || !isOperator(op) || !isValue(value)) {
    const allowed = OPERATORS.join(', ');
    const near = typeof op === 'string' ? nearest(op, OPERATORS) : undefined;
    known.report('shape', path, `A test has a field, one of the operators ${allowed}, and a value`, near);
    return undefined;
  }
  const leaf = { field, op, value };
  const spec = checkLeaf(leaf, known.table, path, known.report);
  if (spec === undefined) return undefined;
  // Only "this young or younger" keeps a rule from being laxer for a younger person; for a sender the reverse.
  const wanted = spec.stricter === undefined ? undefined : WIDENING[spec.stricter];
  const narrows = spec.stricter === 'up' ? 'down' : 'up';
  if (wanted && !(towards ? wanted : WIDENING[narrows]).includes(op)) {
    const meant = wanted.find((one) => FITTING[spec.type].includes(one));
    known.report('laxer-for-younger', path, `"${spec.name}" may only widen with "${meant}"`, meant);
    return undefined;
  }
  return leaf;
}

const WIDENING: Readonly<Record<'up' | 'down', readonly Operator[]>> = {
  up: ['atLeast', 'gte', 'gt'],
  down: ['atMost', 'lte', 'lt'],
};

const isOperator = (op: Plain | undefined): op is Operator => OPERATORS.some((known) => known === op);

const isValue = (value: Plain | undefined): value is LeafValue =>
  (Array.isArray(value) ? value : [value]).every(
    (one) => typeof one === 'string' || typeof one === 'number' || typeof one === 'boolean',
  );
