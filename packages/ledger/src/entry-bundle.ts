import { tileWidth } from './tile-path.ts';

/** An entry's length is written in two bytes. */
export const maxEntryBytes = 65_535;

/** An entry bundle: each entry after its length, a big-endian 16-bit number. */
export function encodeBundle(entries: readonly Uint8Array[]): Uint8Array {
  const bundle = Buffer.alloc(entries.reduce((bytes, entry) => bytes + 2 + entry.length, 0));
  let at = 0;
  for (const entry of entries) {
    if (entry.length > maxEntryBytes)
      throw new Error(`Add an entry of ${entry.length} bytes: at most ${maxEntryBytes} are allowed`);
    at = bundle.writeUInt16BE(entry.length, at);
    bundle.set(entry, at);
    at += entry.length;
  }
  return bundle;
}

/** The entries as far as the bytes go, and how many bytes were no whole entry or came after the 256th. */
export function readBundle(bytes: Uint8Array): { entries: Uint8Array[]; leftOver: number } {
  const bundle = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const entries: Uint8Array[] = [];
  let at = 0;
  while (entries.length < tileWidth && at + 2 <= bundle.length) {
    const end = at + 2 + bundle.readUInt16BE(at);
    if (end > bundle.length) break;
    entries.push(bundle.subarray(at + 2, end));
    at = end;
  }
  return { entries, leftOver: bundle.length - at };
}

/** Exactly `width` entries; undefined if there are more or fewer, or bytes that belong to none. */
export function decodeBundle(bytes: Uint8Array, width: number): Uint8Array[] | undefined {
  const { entries, leftOver } = readBundle(bytes);
  return entries.length === width && leftOver === 0 ? entries : undefined;
}
