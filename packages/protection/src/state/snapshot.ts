import { refuseBrokenWindows } from './account-windows.ts';
import { type ByteTable, sliceOf } from './byte-table.ts';
import { pullCase } from './case-code.ts';
import { copyBytes, pull, put } from './numbers.ts';
import { pullPair } from './pair-code.ts';
import type { ProtectionState, Write } from './protection-state.ts';
import { HEADER, keyOf, type Piece, pieceAt, putLengths } from './table-record.ts';
import { windowOfKey } from './windows.ts';

// A state is saved in chunks, each at a moment of its own. Each write touches one key, and which chunk a key lies in
// depends on nothing but the key: so a chunk that holds all writes up to its batch takes those after it, and no others.

const TABLES = ['pairs', 'windows', 'cases'] as const satisfies readonly (keyof ProtectionState)[];
type TableName = (typeof TABLES)[number];

/** Into how many chunks each table is cut: two to the power of this. */
export type ChunkLayout = Readonly<Record<TableName, number>>;

const VERSION = 1;
const HEAD_BYTES = 6;
/** What a chunk is meant to hold: little enough to be read and written between two batches. */
const CHUNK_BYTES = 1 << 18;
const MOST_BITS = 24;

/** A layout whose chunks have about a quarter of a mebibyte each. */
export function layoutOf(state: ProtectionState): ChunkLayout {
  const bitsOf = (table: ByteTable): number =>
    table.size() === 0
      ? 0
      : Math.min(MOST_BITS, Math.max(0, Math.ceil(Math.log2(table.held() / CHUNK_BYTES))));
  return { pairs: bitsOf(state.pairs), windows: bitsOf(state.windows), cases: bitsOf(state.cases) };
}

/** How many chunks a layout has; they are numbered from 0. */
export const countChunks = (layout: ChunkLayout): number =>
  TABLES.reduce((sum, name) => sum + 2 ** layout[name], 0);

/** Number of the first chunk of a table. */
const firstChunk = (layout: ChunkLayout, table: TableName): number =>
  TABLES.slice(0, TABLES.indexOf(table)).reduce((sum, name) => sum + 2 ** layout[name], 0);

/** The one chunk that a write changes. */
export function chunkOf(layout: ChunkLayout, write: Write): number {
  const [table, key] = touched(write);
  return firstChunk(layout, table) + sliceOf(key, layout[table]);
}

function touched(write: Write): [TableName, string] {
  switch (write.op) {
    case 'pair':
    case 'contact':
    case 'accept':
    case 'uncite':
      return ['pairs', write.key];
    case 'window':
      return ['windows', windowOfKey(write.key)?.account ?? ''];
    case 'session':
      return ['windows', write.account];
    case 'case':
      return ['cases', write.key];
  }
}

/** One chunk as bytes: version, table, number of records (32 bits), then the records. */
export function encodeChunk(state: ProtectionState, layout: ChunkLayout, chunk: number): Uint8Array {
  const table = TABLES.findLastIndex((name) => firstChunk(layout, name) <= chunk);
  const name = TABLES[table] ?? 'pairs';
  const slice = { bits: layout[name], first: chunk - firstChunk(layout, name) };
  let size = HEAD_BYTES;
  let count = 0;
  state[name].visit(slice, (block, at) => {
    size += pieceAt(block, at).to - at;
    count++;
  });
  const bytes = new Uint8Array(size);
  bytes[0] = VERSION;
  bytes[1] = table;
  let end = put(bytes, 2, count, 4);
  state[name].visit(slice, (block, at) => {
    const { from, to } = pieceAt(block, at);
    const begin = end;
    end = copyBytes(block, at, to, bytes, begin);
    // Room that the value does not use stays behind.
    putLengths(bytes, begin, to - from);
  });
  return bytes;
}

/**
 * Takes a chunk into a state, one of `layout`. Records come in the order of their hashes: an index that grows meanwhile
 * would have them all in its beginning, and each would be pushed past those before it. So room is made for all, of whom
 * this chunk has an equal share. Throws on a damaged chunk, because what is not read would be forgotten.
 */
export function decodeChunk(state: ProtectionState, layout: ChunkLayout, bytes: Uint8Array): void {
  const name = TABLES[bytes[1] ?? TABLES.length];
  if (bytes[0] !== VERSION || name === undefined || bytes.length < HEAD_BYTES)
    throw new Error(`Read checkpoint: a chunk of version ${bytes[0]} and table ${bytes[1]}`);
  const table = state[name];
  const records = pull(bytes, 2, 4);
  // A damaged number must not ask for room without end.
  if (records > 0 && records <= bytes.length / HEADER) table.reserve(records * 2 ** layout[name]);
  let at = HEAD_BYTES;
  let count = 0;
  for (; at + HEADER <= bytes.length; count++) {
    const { from, to } = pieceAt(bytes, at);
    if (to > bytes.length) throw new Error(`Read checkpoint: record ${count} is cut off`);
    CHECKS[name]({ bytes, from, to });
    table.set(keyOf(bytes, at), bytes.subarray(from, to));
    at = to;
  }
  if (at !== bytes.length || count !== records)
    throw new Error(`Read checkpoint: ${count} records and ${bytes.length - at} bytes too many`);
}

/** A value that cannot be read must not wait until somebody writes to the pair or the account. */
const CHECKS: Readonly<Record<TableName, (piece: Piece) => unknown>> = {
  pairs: pullPair,
  windows: refuseBrokenWindows,
  cases: pullCase,
};
