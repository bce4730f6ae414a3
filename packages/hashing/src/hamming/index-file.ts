import { hashBytes } from '../hash-hex.ts';
import { HashingError } from '../hashing-error.ts';
import { type Arena, bytesOf, createArena } from './arena.ts';
import { checksum } from './checksum.ts';
import { fillBands } from './fill-arena.ts';
import { type LayoutName, layoutFor } from './layout.ts';
import { copyBytes } from './live-rows.ts';
import { planMemory } from './memory-plan.ts';
import type { RowNumbers } from './row-numbers.ts';

// An exported index: a header of eight 32-bit words, then the numbers (when they differ from the rows), the rows in the
// index's bit order, and the bands' tables (when asked for). All little-endian, as in the memory it is copied from.
//   magic | version | flags | layout | rows | first free number | checksum of all other words | 0
const magic = 0x484d_4d4b; // "KMMH"
const version = 1;
const headerWords = 8;
const hasNumbers = 1;
const hasTables = 2;
// The place in this list stands in files: add at the end.
const layoutNames: readonly LayoutName[] = ['scan', '16-bands', '14-bands', '12-bands', '11-bands'];

type Content = { rows: readonly Uint8Array[]; numbers: RowNumbers; tables: Arena | undefined };

/** The bytes of an index. */
export function encodeIndex({ rows, numbers, tables }: Content): Uint8Array {
  const { kept, keptRows, firstAdded } = numbers;
  const parts = [
    ...(kept ? [new Uint8Array(kept.buffer, kept.byteOffset, kept.byteLength)] : []),
    ...rows,
    ...(tables ? [tablesOf(tables)] : []),
  ];
  const size = parts.reduce((sum, part) => sum + part.length, headerWords * 4);
  const file = new Uint8Array(size);
  copyBytes(parts, file.subarray(headerWords * 4));
  const flags = (kept ? hasNumbers : 0) | (tables ? hasTables : 0);
  const layout = tables ? layoutNames.indexOf(tables.plan.layout) : 0;
  const words = new Uint32Array(file.buffer);
  words.set([magic, version, flags, layout, keptRows, firstAdded, 0, 0]);
  words[6] = checksum(words);
  return file;
}

/** The index in these bytes; a file that was cut off, altered or made by another version is refused. */
export function decodeIndex(file: Uint8Array, wanted?: LayoutName): { arena: Arena; numbers: RowNumbers } {
  if (file.length < headerWords * 4 || file.length % 4 !== 0) throw badFile('it is cut off');
  // 32-bit words need an address that is a multiple of four.
  const words =
    file.byteOffset % 4 === 0 ? new Uint32Array(file.buffer, file.byteOffset, file.length / 4) : undefined;
  if (!words) return decodeIndex(file.slice(), wanted);
  const [found, made, flags = 0, layoutCode = 0, rowCount = 0, firstAdded = 0, sum] = words;
  if (found !== magic || made !== version) throw badFile('it is no index of this version');
  const layout = (flags & hasTables) === 0 ? (wanted ?? layoutFor(rowCount)) : layoutNames[layoutCode];
  const numbersBytes = (flags & hasNumbers) === 0 ? 0 : rowCount * 4;
  const rowsAt = headerWords * 4 + numbersBytes;
  const tablesAt = rowsAt + rowCount * hashBytes;
  const expected = tablesAt + ((flags & hasTables) === 0 ? 0 : tableBytes(layout, rowCount));
  if (layout === undefined || file.length !== expected) throw badFile('it is cut off');
  if (sum !== checksum(words)) throw badFile('its checksum is wrong');
  const arena = createArena(layout, rowCount);
  bytesOf(arena).set(file.subarray(rowsAt, tablesAt), arena.plan.rows);
  if ((flags & hasTables) === 0) fillBands(arena);
  else tablesOf(arena).set(file.subarray(tablesAt));
  const kept = numbersBytes === 0 ? undefined : words.slice(headerWords, headerWords + rowCount);
  return { arena, numbers: { kept, keptRows: rowCount, firstAdded } };
}

/** The bands' tables lie side by side in memory, so they are copied as one piece. */
const tablesOf = (arena: Arena): Uint8Array => bytesOf(arena).subarray(arena.plan.tables, arena.plan.rows);

function tableBytes(layout: LayoutName | undefined, rowCount: number): number {
  if (layout === undefined) return 0;
  const { tables, rows } = planMemory(layout, rowCount);
  return rows - tables;
}

const badFile = (why: string): HashingError => new HashingError('bad-file', `Import an index: ${why}`);
