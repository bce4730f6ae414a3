import { BANDS } from '../age.ts';
import { blankSet } from './absent-fields.ts';
import { compare, OP } from './compare.ts';
import { FIRED, type Program, type Slot, STEP } from './emit-program.ts';
import type { Filter } from './filter.ts';
import { KNOWN, UNKNOWN, UNREAD, type Values } from './values.ts';

/** Begins a new event: no slot is read yet. What the program was asked before is gone. */
export function fillSlots<C>({ values }: Program<C>, from: C): Values<C> {
  values.from = from;
  values.state.fill(UNREAD);
  return values;
}

/** State of a slot; its field is read when it is first asked for. */
function stateOf<C>(program: Program<C>, slot: number): number {
  const { state } = program.values;
  const before = state[slot] ?? UNREAD;
  if (before !== UNREAD) return before;
  const after = load(program, slot) ? KNOWN : UNKNOWN;
  state[slot] = after;
  return after;
}

/** A value of another type than the field's is as good as none. */
function load<C>({ slots, values }: Program<C>, slot: number): boolean {
  const entry = slots[slot];
  if (entry === undefined || values.from === undefined) return false;
  const { spec, bits } = entry;
  const value = spec.read(values.from);
  switch (spec.type) {
    case 'number':
      if (typeof value !== 'number' || Number.isNaN(value)) return false;
      values.numbers[slot] = value;
      return true;
    case 'boolean':
      if (typeof value !== 'boolean') return false;
      values.numbers[slot] = value ? 1 : 0;
      return true;
    case 'band':
      values.numbers[slot] = bands.indexOf(value);
      return values.numbers[slot] !== -1;
    case 'level':
      // A field of the matrix gives the rank itself.
      values.numbers[slot] = typeof value === 'number' ? value : ranks(spec).indexOf(value);
      return (values.numbers[slot] ?? -1) >= 0;
    case 'text':
      if (typeof value !== 'string') return false;
      values.masks[slot] = maskOf(bits, value);
      return true;
    case 'list': {
      if (!Array.isArray(value)) return false;
      let mask = 0;
      for (let at = 0; at < value.length; at++) mask |= maskOf(bits, value[at]);
      values.masks[slot] = mask;
      return true;
    }
  }
}

const bands: readonly unknown[] = BANDS;
const ranks = ({ values = [] }: { values?: readonly unknown[] }): readonly unknown[] => values;

function maskOf(bits: ReadonlyMap<string, number>, word: string): number {
  const bit = bits.get(word);
  return bit === undefined ? 0 : 1 << bit;
}

/** Kleene's three answers. */
export type Answer = 'fired' | 'not-fired' | 'undecided';

/**
 * Walks a condition twice at most: once with every unknown leaf against it (it fires only if it must), once with
 * every unknown leaf for it (undecided if only that fires).
 */
export function answer<C>(program: Program<C>, condition: number): Answer {
  const start = program.starts[condition] ?? -1;
  const low = walk(program, start, 0);
  if (low === HOLDS) return 'fired';
  return low === OPEN && walk(program, start, 1) === HOLDS ? 'undecided' : 'not-fired';
}

/** Ends of a walk: no, yes, and no after an unknown leaf was met. */
const FAILS = 0;
const HOLDS = 1;
const OPEN = 2;

function walk<C>(program: Program<C>, start: number, high: number): number {
  const { code, numbers: constants, values } = program;
  const { numbers, masks } = values;
  let end = FAILS;
  let step = start;
  while (step >= 0) {
    const at = step * STEP;
    const slot = code[at + 1] ?? 0;
    const constant = code[at + 2] ?? 0;
    let test: boolean;
    if (stateOf(program, slot) === UNKNOWN) {
      end = OPEN;
      test = code[at + 5] === high;
    } else {
      switch (code[at]) {
        case OP.hit:
          test = ((masks[slot] ?? 0) & constant) !== 0;
          break;
        case OP.miss:
          test = ((masks[slot] ?? 0) & constant) === 0;
          break;
        default:
          test = compare(code[at] ?? 0, numbers[slot] ?? 0, constants[constant] ?? 0);
      }
    }
    step = (test ? code[at + 3] : code[at + 4]) ?? -1;
  }
  return step === FIRED ? HOLDS : end;
}

/** A condition that fired or stayed open. */
export type Standing = { condition: number; answer: 'fired' | 'undecided' };

/** What of the first `count` conditions fired or stayed open, in their order. */
export function standing<C>(program: Program<C>, from: C, count: number): Standing[] {
  fillSlots(program, from);
  const standings: Standing[] = [];
  if (!ruleOut(program, from)) return standings;
  const { open } = program.values;
  for (let word = 0; word < open.length; word++) {
    for (let bits = open[word] ?? 0; bits !== 0; bits &= bits - 1) {
      const condition = word * 32 + 31 - Math.clz32(bits & -bits);
      if (condition >= count) return standings;
      const said = answer(program, condition);
      if (said !== 'not-fired') standings.push({ condition, answer: said });
    }
  }
  return standings;
}

/** Leaves in `open` the conditions that no blank and no single value rules out; false if none is left. */
function ruleOut<C>(program: Program<C>, from: C): boolean {
  const { blanks, filters, values } = program;
  const { open } = values;
  const first = blankSet(blanks, from) * open.length;
  // Bits past the last condition stay set; `standing` stops before them.
  for (let word = 0; word < open.length; word++) open[word] = blanks.rows[first + word] ?? 0;
  for (let at = 0; at < filters.length; at++) {
    const filter = filters[at];
    if (filter === undefined || !concerns(filter, open)) continue;
    // An unknown value rules nothing out.
    if (stateOf(program, filter.slot) === UNKNOWN) continue;
    const left = filter.list ? keepList(filter, values) : keepRow(filter, values);
    if (left === 0) return false;
  }
  return true;
}

/** Whether any condition that is still open asks for the field. */
function concerns({ asking }: Filter, open: Int32Array): boolean {
  for (let word = 0; word < open.length; word++)
    if (((open[word] ?? 0) & (asking[word] ?? 0)) !== 0) return true;
  return false;
}

function keepRow<C>({ slot, text, rows }: Filter, { numbers, masks, open }: Values<C>): number {
  // Row 0 is for a word that no condition names, so a word's row is its bit and one.
  const row = text ? 32 - Math.clz32(masks[slot] ?? 0) : (numbers[slot] ?? 0);
  const first = row * open.length;
  let left = 0;
  for (let word = 0; word < open.length; word++) {
    left |= open[word] = (open[word] ?? 0) & (rows[first + word] ?? 0);
  }
  return left;
}

function keepList<C>({ slot, rows }: Filter, { masks, open }: Values<C>): number {
  const words = open.length;
  const mask = masks[slot] ?? 0;
  let left = 0;
  for (let word = 0; word < words; word++) {
    let keep = rows[word] ?? 0;
    for (let bits = mask; bits !== 0; bits &= bits - 1) {
      keep |= rows[(32 - Math.clz32(bits & -bits)) * words + word] ?? 0;
    }
    left |= open[word] = (open[word] ?? 0) & keep;
  }
  return left;
}

/** Slots that a condition wanted and nobody filled. */
export function unknownSlots<C>(program: Program<C>, condition: number): Slot<C>[] {
  const slots: Slot<C>[] = [];
  for (const slot of program.reads[condition] ?? []) {
    const entry = program.slots[slot];
    if (entry !== undefined && stateOf(program, slot) === UNKNOWN) slots.push(entry);
  }
  return slots;
}
