import { type AbsentFields, absentFieldsOf } from './absent-fields.ts';
import { numericOp, OP } from './compare.ts';
import { type Condition, type Leaf, leavesOf } from './condition.ts';
import { type FieldSpec, ranksOf } from './field-spec.ts';
import { type Filter, filtersOf } from './filter.ts';
import { emptyValues, type Values } from './values.ts';

/** Ends of a jump chain. */
export const FIRED = -2;
const FAILED = -1;

/** Integers of a step: operation, slot, constant, next step if true, if false, polarity. */
export const STEP = 6;

/** At most this many different text constants fit a 32-bit mask. */
export const MAX_CONSTANTS = 31;

export type Slot<C> = { spec: FieldSpec<C>; bits: ReadonlyMap<string, number> };

/**
 * Conditions compiled to one integer array that is walked by jumps: no `eval`, no closures, every field read once.
 * Negation is pushed into the jumps; polarity says whether an unknown leaf, taken as true, helps the condition.
 */
export type Program<C> = {
  slots: readonly Slot<C>[];
  code: Int32Array;
  numbers: Float64Array;
  /** First step of each condition. */
  starts: Int32Array;
  /** Slots that each condition reads. */
  reads: readonly (readonly number[])[];
  /** Which conditions cannot hold where a whole part of the event is blank. */
  blanks: AbsentFields<C>;
  /** Which conditions a value rules out, so that most are never walked. */
  filters: readonly Filter[];
  /** The slots of the event that is being judged; used again for the next one, because filling them is the cost. */
  values: Values<C>;
};

type Draft<C> = {
  slots: { spec: FieldSpec<C>; bits: Map<string, number> }[];
  slotOf: Map<string, number>;
  code: number[];
  numbers: number[];
};

/** Compiles checked conditions over a table of fields. */
export function emitProgram<C>(
  conditions: readonly Condition[],
  table: ReadonlyMap<string, FieldSpec<C>>,
): Program<C> {
  const draft: Draft<C> = { slots: [], slotOf: new Map(), code: [], numbers: [] };
  const starts = conditions.map((condition) => emit(draft, table, condition, FIRED, FAILED, 1));
  const reads = conditions.map((condition) => [
    ...new Set(leavesOf(condition).map(({ field }) => draft.slotOf.get(field) ?? 0)),
  ]);
  return {
    slots: draft.slots,
    code: Int32Array.from(draft.code),
    numbers: Float64Array.from(draft.numbers),
    starts: Int32Array.from(starts),
    reads,
    blanks: absentFieldsOf(conditions, table),
    filters: filtersOf(conditions, draft.slots),
    values: emptyValues(draft.slots.length, conditions.length),
  };
}

/** Emits backwards, so that both targets of a jump are known when it is written. */
function emit<C>(
  draft: Draft<C>,
  table: ReadonlyMap<string, FieldSpec<C>>,
  condition: Condition,
  whenTrue: number,
  whenFalse: number,
  polarity: 0 | 1,
): number {
  if ('all' in condition) {
    return condition.all.reduceRight(
      (next, part) => emit(draft, table, part, next, whenFalse, polarity),
      whenTrue,
    );
  }
  if ('any' in condition) {
    return condition.any.reduceRight(
      (next, part) => emit(draft, table, part, whenTrue, next, polarity),
      whenFalse,
    );
  }
  if ('not' in condition) {
    return emit(draft, table, condition.not, whenFalse, whenTrue, polarity === 1 ? 0 : 1);
  }
  const slot = slotFor(draft, table, condition.field);
  const [op, constant] = encodeLeaf(draft, slot, condition);
  const at = draft.code.length / STEP;
  draft.code.push(op, slot, constant, whenTrue, whenFalse, polarity);
  return at;
}

function slotFor<C>(draft: Draft<C>, table: ReadonlyMap<string, FieldSpec<C>>, field: string): number {
  const known = draft.slotOf.get(field);
  if (known !== undefined) return known;
  const spec = table.get(field);
  if (spec === undefined) throw new Error(`Compile condition: field "${field}" is not in the table`);
  draft.slots.push({ spec, bits: new Map() });
  draft.slotOf.set(field, draft.slots.length - 1);
  return draft.slots.length - 1;
}

function encodeLeaf<C>(draft: Draft<C>, slot: number, leaf: Leaf): [op: number, constant: number] {
  const entry = draft.slots[slot];
  const { op, value } = leaf;
  if (entry === undefined) throw new Error(`Compile condition: slot ${slot} is missing`);
  if (entry.spec.type === 'text' || entry.spec.type === 'list') {
    const wanted = (Array.isArray(value) ? value : [value]).map(String);
    const mask = wanted.reduce((bits, word) => bits | (1 << bitOf(entry.bits, word)), 0);
    return [op === 'ne' || op === 'notIn' ? OP.miss : OP.hit, mask];
  }
  return [numericOp(op), numberAt(draft, toNumber(entry.spec, value))];
}

function bitOf(bits: Map<string, number>, word: string): number {
  const known = bits.get(word);
  if (known !== undefined) return known;
  const bit = bits.size;
  if (bit >= MAX_CONSTANTS)
    throw new Error(`Compile condition: more than ${MAX_CONSTANTS} constants for a field`);
  bits.set(word, bit);
  return bit;
}

/** Bands and levels become ranks and booleans 0 or 1, so that one comparison serves all. */
export function toNumber(spec: Pick<FieldSpec<never>, 'type' | 'values'>, value: unknown): number {
  const ranked = spec.type === 'band' || spec.type === 'level';
  return ranked ? ranksOf(spec).indexOf(String(value)) : Number(value);
}

function numberAt<C>(draft: Draft<C>, value: number): number {
  const known = draft.numbers.indexOf(value);
  return known >= 0 ? known : draft.numbers.push(value) - 1;
}
