import { type Condition, type Leaf, leavesOf, partsOf } from './condition.ts';
import { type FieldSpec, ranksOf } from './field-spec.ts';

type Slot = { spec: Pick<FieldSpec<never>, 'name' | 'type' | 'values'>; bits: ReadonlyMap<string, number> };

/**
 * For each value of a field with few values, a row of bits: the conditions that this value does not rule out.
 * Row 0 is for a word that no condition names; a list begins with row 0 and adds the row of each of its members.
 */
export type Filter = {
  slot: number;
  list: boolean;
  text: boolean;
  rows: Int32Array;
  /** Conditions that some value rules out; where none of them is open, the field need not be read. */
  asking: Int32Array;
};

/**
 * A condition cannot hold once a part that it requires is false. Parts that rest on one field are tried with every
 * value that the field can have, once, so that an event needs only a few bit operations to rule most conditions out.
 */
export function filtersOf(conditions: readonly Condition[], slots: readonly Slot[]): Filter[] {
  const required = conditions.map((condition) => Map.groupBy(partsOf(condition), soleField));
  const words = (conditions.length + 31) >>> 5;
  return slots.flatMap((entry, slot): Filter[] => {
    const { name, type } = entry.spec;
    if (type === 'number') return [];
    const parts = required.map((byField) => byField.get(name) ?? []);
    if (type === 'list') {
      const masks = parts.map((mine) => mine.map((part) => anyMask(part, entry.bits)).find((mask) => mask));
      if (masks.every((mask) => mask === undefined)) return [];
      const rows = rowsOf(1 + entry.bits.size, words, masks, passesList);
      return [
        { slot, list: true, text: false, rows, asking: askingIn(masks, words, (mask) => mask !== undefined) },
      ];
    }
    if (parts.every((mine) => mine.length === 0)) return [];
    const values = valuesOf(entry);
    const passes = (mine: Condition[], row: number) =>
      mine.every((part) => holdsFor(part, values[row], values));
    const rows = rowsOf(values.length, words, parts, passes);
    return [
      {
        slot,
        list: false,
        text: type === 'text',
        rows,
        asking: askingIn(parts, words, (mine) => mine.length > 0),
      },
    ];
  });
}

function rowsOf<P>(
  count: number,
  words: number,
  parts: readonly P[],
  passes: (part: P, row: number) => boolean,
): Int32Array {
  const rows = new Int32Array(count * words);
  for (let row = 0; row < count; row++) {
    for (const [condition, part] of parts.entries()) {
      if (!passes(part, row)) continue;
      const at = row * words + (condition >>> 5);
      rows[at] = (rows[at] ?? 0) | (1 << (condition & 31));
    }
  }
  return rows;
}

function askingIn<P>(parts: readonly P[], words: number, asks: (part: P) => boolean): Int32Array {
  const asking = new Int32Array(words);
  for (const [condition, part] of parts.entries()) {
    if (asks(part)) asking[condition >>> 5] = (asking[condition >>> 5] ?? 0) | (1 << (condition & 31));
  }
  return asking;
}

const passesList = (mask: number | undefined, row: number): boolean =>
  mask === undefined || (row > 0 && (mask & (1 << (row - 1))) !== 0);

function soleField(part: Condition): string | undefined {
  const [first, ...others] = leavesOf(part);
  return others.every(({ field }) => field === first?.field) ? first?.field : undefined;
}

/** The words of which a list must have one, if the part says no more than that. */
function anyMask(part: Condition, bits: ReadonlyMap<string, number>): number | undefined {
  if ('not' in part || 'all' in part) return undefined;
  if (!('any' in part)) return maskOf(part, bits);
  const masks = part.any.map((one) => anyMask(one, bits));
  return masks.reduce((all, one) => (all === undefined || one === undefined ? undefined : all | one));
}

const maskOf = ({ value }: Leaf, bits: ReadonlyMap<string, number>): number =>
  (Array.isArray(value) ? value : [value]).reduce(
    (mask: number, word) => mask | (1 << (bits.get(String(word)) ?? 31)),
    0,
  );

/** Every value that a field can have, in the order of rows; undefined is a word that no condition names. */
function valuesOf({ spec, bits }: Slot): (string | boolean | undefined)[] {
  if (spec.type === 'boolean') return [false, true];
  if (spec.type === 'band' || spec.type === 'level') return [...ranksOf(spec)];
  const words = [...bits].sort((a, b) => a[1] - b[1]).map(([word]) => word);
  return [undefined, ...words];
}

type Word = string | boolean | undefined;

function holdsFor(part: Condition, value: Word, ranks: readonly Word[]): boolean {
  if ('all' in part) return part.all.every((one) => holdsFor(one, value, ranks));
  if ('any' in part) return part.any.some((one) => holdsFor(one, value, ranks));
  if ('not' in part) return !holdsFor(part.not, value, ranks);
  const rank = (word: unknown): number => ranks.indexOf(String(word));
  if (part.op === 'atMost') return rank(value) <= rank(part.value);
  if (part.op === 'atLeast') return rank(value) >= rank(part.value);
  const named: readonly unknown[] = Array.isArray(part.value) ? part.value : [part.value];
  return named.includes(value) === (part.op === 'eq' || part.op === 'in');
}
