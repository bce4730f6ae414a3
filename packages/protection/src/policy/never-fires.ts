import type { EventType } from '@khong-mot-minh/contracts';
import { type Condition, type Leaf, leavesOf } from '../program/condition.ts';
import { toNumber } from '../program/emit-program.ts';
import { type FieldSpec, ranksOf } from '../program/field-spec.ts';

type Table = ReadonlyMap<string, FieldSpec<never>>;

/** Why a condition cannot be true for any event of these kinds, or undefined if nothing speaks against it. */
export function neverFires(
  condition: Condition,
  kinds: readonly EventType[],
  table: Table,
): string | undefined {
  for (const { field } of leavesOf(condition)) {
    const carried = table.get(field)?.kinds;
    if (carried !== undefined && !kinds.some((kind) => carried.includes(kind))) {
      return `No event of the rule's kinds carries "${field}"`;
    }
  }
  return impossible(condition, table);
}

function impossible(condition: Condition, table: Table): string | undefined {
  if ('any' in condition) {
    const reasons = condition.any.map((part) => impossible(part, table));
    return reasons.every((reason) => reason !== undefined) ? reasons[0] : undefined;
  }
  if ('not' in condition) return undefined;
  const required = conjunction(condition);
  const byField = Map.groupBy(required, ({ field }) => field);
  for (const [field, leaves] of byField) {
    const spec = table.get(field);
    if (spec !== undefined && contradict(leaves, spec)) return `Tests of "${field}" contradict each other`;
  }
  if (!('all' in condition)) return undefined;
  return condition.all.map((part) => impossible(part, table)).find((reason) => reason !== undefined);
}

/** Leaves that must all hold. */
function conjunction(condition: Condition): Leaf[] {
  if ('all' in condition) return condition.all.flatMap(conjunction);
  return 'any' in condition || 'not' in condition ? [] : [condition];
}

function contradict(leaves: readonly Leaf[], spec: FieldSpec<never>): boolean {
  if (spec.type === 'list') return false;
  return spec.type === 'text' ? noWordLeft(leaves, spec) : noNumberLeft(leaves, spec);
}

function noWordLeft(leaves: readonly Leaf[], { values }: FieldSpec<never>): boolean {
  let left: readonly unknown[] | undefined = values;
  for (const { op, value } of leaves) {
    const named: readonly unknown[] = Array.isArray(value) ? value : [value];
    if (op === 'eq' || op === 'in') left = (left ?? named).filter((word) => named.includes(word));
    else left = left?.filter((word) => !named.includes(word));
  }
  return left !== undefined && left.length === 0;
}

function highest(spec: FieldSpec<never>): number {
  if (spec.type === 'number') return spec.max ?? Infinity;
  return spec.type === 'boolean' ? 1 : ranksOf(spec).length - 1;
}

function noNumberLeft(leaves: readonly Leaf[], spec: FieldSpec<never>): boolean {
  let low = spec.type === 'number' ? (spec.min ?? -Infinity) : 0;
  let high = highest(spec);
  let strict = false;
  const excluded = new Set<number>();
  for (const { op, value } of leaves) {
    const bound = toNumber(spec, value);
    if (op === 'ne') excluded.add(bound);
    const raises = op === 'gt' || op === 'gte' || op === 'atLeast' || op === 'eq';
    const lowers = op === 'lt' || op === 'lte' || op === 'atMost' || op === 'eq';
    if (raises) low = Math.max(low, bound);
    if (lowers) high = Math.min(high, bound);
    if ((op === 'gt' && bound >= low) || (op === 'lt' && bound <= high)) strict = true;
  }
  if (low > high) return true;
  return low === high && (strict || excluded.has(low));
}
