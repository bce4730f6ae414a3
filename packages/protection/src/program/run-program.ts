import { FIRED, OP, type Program, type Slot, STEP, toNumber } from './emit-program.ts';
import type { FieldSpec, FieldValue } from './field-spec.ts';

/** The slots of one event, filled once and then asked for each condition. */
export type Values = { numbers: Float64Array; masks: Int32Array; unknown: Uint8Array; anyUnknown: boolean };

/** Reads every field of the program from one event. */
export function fillSlots<C>(program: Program<C>, from: C): Values {
  const size = program.slots.length;
  const values: Values = {
    numbers: new Float64Array(size),
    masks: new Int32Array(size),
    unknown: new Uint8Array(size),
    anyUnknown: false,
  };
  for (let slot = 0; slot < size; slot++) {
    const entry = program.slots[slot];
    if (entry === undefined) continue;
    if (fill(values, slot, entry, entry.spec.read(from))) continue;
    values.unknown[slot] = 1;
    values.anyUnknown = true;
  }
  return values;
}

/** A value of another type than the field's is as good as none. */
function fill<C>(values: Values, slot: number, { spec, bits }: Slot<C>, value: FieldValue): boolean {
  if (!fits(spec.type, value)) return false;
  if (spec.type === 'list') values.masks[slot] = maskOf(bits, value);
  else if (spec.type === 'text') values.masks[slot] = maskOf(bits, [value]);
  else values.numbers[slot] = toNumber(spec.type, value);
  return true;
}

/** Whether a value can stand in a field of this type. */
function fits(type: FieldSpec<unknown>['type'], value: FieldValue): boolean {
  if (type === 'number') return typeof value === 'number' && !Number.isNaN(value);
  if (type === 'boolean') return typeof value === 'boolean';
  if (type === 'list') return Array.isArray(value);
  return typeof value === 'string';
}

function maskOf(bits: ReadonlyMap<string, number>, words: unknown): number {
  let mask = 0;
  if (!Array.isArray(words)) return mask;
  for (const word of words) {
    const bit = bits.get(word);
    if (bit !== undefined) mask |= 1 << bit;
  }
  return mask;
}

/** Kleene's three answers. */
export type Answer = 'fired' | 'not-fired' | 'undecided';

/**
 * Walks a condition twice at most: once with every unknown leaf against it (it fires only if it must), once with
 * every unknown leaf for it (undecided if only that fires).
 */
export function answer<C>(program: Program<C>, values: Values, condition: number): Answer {
  const start = program.starts[condition] ?? -1;
  if (walk(program, values, start, false)) return 'fired';
  return values.anyUnknown && walk(program, values, start, true) ? 'undecided' : 'not-fired';
}

function walk<C>(
  { code, numbers: constants }: Program<C>,
  values: Values,
  start: number,
  high: boolean,
): boolean {
  let step = start;
  while (step >= 0) {
    const at = step * STEP;
    const slot = code[at + 1] ?? 0;
    const test =
      values.unknown[slot] === 1
        ? (code[at + 5] === 1) === high
        : holds(code[at] ?? 0, values, slot, code[at + 2] ?? 0, constants);
    step = (test ? code[at + 3] : code[at + 4]) ?? -1;
  }
  return step === FIRED;
}

function holds(op: number, values: Values, slot: number, constant: number, constants: Float64Array): boolean {
  if (op === OP.hit) return ((values.masks[slot] ?? 0) & constant) !== 0;
  if (op === OP.miss) return ((values.masks[slot] ?? 0) & constant) === 0;
  const value = values.numbers[slot] ?? 0;
  const wanted = constants[constant] ?? 0;
  if (op === OP.lt) return value < wanted;
  if (op === OP.lte) return value <= wanted;
  if (op === OP.gt) return value > wanted;
  if (op === OP.gte) return value >= wanted;
  return op === OP.eq ? value === wanted : value !== wanted;
}

/** Slots that a condition wanted and nobody filled. */
export function unknownSlots<C>(program: Program<C>, values: Values, condition: number): Slot<C>[] {
  const slots: Slot<C>[] = [];
  for (const slot of program.reads[condition] ?? []) {
    const entry = program.slots[slot];
    if (values.unknown[slot] === 1 && entry !== undefined) slots.push(entry);
  }
  return slots;
}
