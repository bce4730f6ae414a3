import { constants, zstdCompressSync, zstdDecompressSync } from 'node:zlib';

// The first byte says how the JSON behind it is kept.
const PLAIN = 0;
const ZSTD = 1;
/** Below this, making a compressor costs more than it saves. */
const SMALL_BYTES = 2048;
// The fastest: the journal stands in the path of every batch, and its decisions repeat the same few sentences.
const FASTEST = { params: { [constants.ZSTD_c_compressionLevel]: 1 } };

/** JSON text as the journal keeps it. */
export function packJson(text: string): Uint8Array {
  const plain = Buffer.from(text, 'utf8');
  const isSmall = plain.length < SMALL_BYTES;
  return Buffer.concat([
    Uint8Array.of(isSmall ? PLAIN : ZSTD),
    isSmall ? plain : zstdCompressSync(plain, FASTEST),
  ]);
}

/** Reads it back; throws on bytes of another kind, because a batch that is not read would be forgotten. */
export function unpackJson(bytes: Uint8Array): unknown {
  const [kind] = bytes;
  if (kind !== PLAIN && kind !== ZSTD) throw new Error(`Read journal: bytes of kind "${kind}", not 0 or 1`);
  const rest = Buffer.from(bytes.buffer, bytes.byteOffset + 1, bytes.byteLength - 1);
  return JSON.parse((kind === PLAIN ? rest : zstdDecompressSync(rest)).toString('utf8'));
}
