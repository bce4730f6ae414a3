import { hashBytes } from '@khong-mot-minh/hashing';

/** Hashes one after another, queries, and what each query was made from. */
export type Sample = {
  name: string;
  count: number;
  hashes: Uint8Array;
  queries: Uint8Array[];
  /** The hash a query was made from and its distance, or undefined for a query from nowhere. */
  planted: ({ index: number; distance: number } | undefined)[];
};

/** A seeded source of whole numbers below 2^32 (xoshiro128**), so that every run is the same. */
export function numbers(seed: number): () => number {
  let [a, b, c, d] = [seed | 1, 0x9e37_79b9, 0x243f_6a88, 0xb7e1_5162];
  return () => {
    const scrambled = Math.imul(b, 5);
    const result = Math.imul((scrambled << 7) | (scrambled >>> 25), 9) >>> 0;
    const shifted = b << 9;
    c ^= a;
    d ^= b;
    b ^= c;
    a ^= d;
    c ^= shifted;
    d = (d << 11) | (d >>> 21);
    return result;
  };
}

/**
 * Random hashes, or uneven ones: twenty families that agree in five bits of eight, which fills the keys that a query
 * tries about twice as full, as measured on families of related pictures. Every second query is a hash of the set with
 * 0 to 40 bits turned over, the others come from nowhere.
 */
export function makeSample(count: number, queryCount: number, uneven = false): Sample {
  const next = numbers(20_260_101);
  const hashes = new Uint8Array(count * hashBytes);
  const words = new Uint32Array(hashes.buffer);
  for (let at = 0; at < words.length; at++) words[at] = next();
  if (uneven) {
    const families = Uint32Array.from({ length: 20 * 8 }, next);
    for (let hash = 0; hash < count; hash++) {
      const family = next() % 20;
      for (let word = 0; word < 8; word++) {
        // Two random words met by "and" are set in one bit of four.
        const flips = (words[hash * 8 + word] ?? 0) & next();
        words[hash * 8 + word] = (families[family * 8 + word] ?? 0) ^ flips;
      }
    }
  }
  const planted = Array.from({ length: queryCount }, (_, query) =>
    query % 2 === 0 ? { index: next() % count, distance: (query / 2) % 41 } : undefined,
  );
  const queries = planted.map((plant) => {
    if (!plant) return new Uint8Array(Uint32Array.from({ length: 8 }, next).buffer);
    const hash = hashes.slice(plant.index * hashBytes, (plant.index + 1) * hashBytes);
    const bits = new Set<number>();
    while (bits.size < plant.distance) bits.add(next() & 255);
    for (const bit of bits) hash[bit >> 3] = (hash[bit >> 3] ?? 0) ^ (1 << (bit & 7));
    return hash;
  });
  const name = `${count.toLocaleString('en')} ${uneven ? 'uneven' : 'random'} hashes`;
  return { name, count, hashes, queries, planted };
}
