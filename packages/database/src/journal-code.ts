import { constants, zstdCompressSync, zstdDecompressSync } from 'node:zlib';

// The first byte says how the rest is kept.
const PLAIN = 0;
const ZSTD = 1;
/** Below this, making a compressor costs more than it saves. */
const SMALL_BYTES = 2048;
// The fastest: the journal stands in the path of every batch, and its decisions repeat the same few sentences.
const FASTEST = { params: { [constants.ZSTD_c_compressionLevel]: 1 } };

/** Bytes as journal and checkpoint keep them. */
export function packBytes(plain: Uint8Array): Uint8Array {
  const isSmall = plain.length < SMALL_BYTES;
  return Buffer.concat([
    Uint8Array.of(isSmall ? PLAIN : ZSTD),
    isSmall ? plain : zstdCompressSync(plain, FASTEST),
  ]);
}

/** Reads them back; throws on bytes of another kind, because what is not read would be forgotten. */
export function unpackBytes(bytes: Uint8Array): Buffer {
  const [kind] = bytes;
  if (kind !== PLAIN && kind !== ZSTD) throw new Error(`Read journal: bytes of kind "${kind}", not 0 or 1`);
  const rest = Buffer.from(bytes.buffer, bytes.byteOffset + 1, bytes.byteLength - 1);
  return kind === PLAIN ? rest : zstdDecompressSync(rest);
}

/** JSON text as the journal keeps it. */
export const packJson = (text: string): Uint8Array => packBytes(Buffer.from(text, 'utf8'));

/** Reads it back. */
export const unpackJson = (bytes: Uint8Array): unknown => JSON.parse(unpackBytes(bytes).toString('utf8'));
