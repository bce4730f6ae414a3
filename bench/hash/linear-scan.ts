import type { Match } from '@khong-mot-minh/hashing';

/** Compares a query with every hash: the answer an index must give, and the time it must beat. */
export function linearScan(hashes: Uint8Array, query: Uint8Array, radius: number): Match[] {
  const rows = new Uint32Array(hashes.buffer, hashes.byteOffset, hashes.length / 4);
  const q = new Uint32Array(query.slice().buffer);
  const [q0 = 0, q1 = 0, q2 = 0, q3 = 0, q4 = 0, q5 = 0, q6 = 0, q7 = 0] = q;
  const matches: Match[] = [];
  for (let at = 0; at < rows.length; at += 8) {
    // Three words of eight are enough to leave all but one in three thousand strangers.
    let distance = ones((rows[at] ?? 0) ^ q0, (rows[at + 1] ?? 0) ^ q1, (rows[at + 2] ?? 0) ^ q2);
    if (distance > radius) continue;
    distance += ones((rows[at + 3] ?? 0) ^ q3, (rows[at + 4] ?? 0) ^ q4, (rows[at + 5] ?? 0) ^ q5);
    distance += ones((rows[at + 6] ?? 0) ^ q6, (rows[at + 7] ?? 0) ^ q7, 0);
    if (distance <= radius) matches.push({ index: at / 8, distance });
  }
  return matches.sort((a, b) => a.distance - b.distance || a.index - b.index);
}

/** Set bits of three words, added up in nibbles before they are folded. */
function ones(a: number, b: number, c: number): number {
  const nibbles = inFours(a) + inFours(b) + inFours(c);
  const bytes = (nibbles & 0x0f0f_0f0f) + ((nibbles >>> 4) & 0x0f0f_0f0f);
  return Math.imul(bytes, 0x0101_0101) >>> 24;
}

function inFours(word: number): number {
  const pairs = word - ((word >>> 1) & 0x5555_5555);
  return (pairs & 0x3333_3333) + ((pairs >>> 2) & 0x3333_3333);
}
