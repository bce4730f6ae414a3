/** Rules by the concepts of the part that fewest messages have: `rows` holds a row of bits for each concept. */
export type RuleIndex = { rows: Int32Array; words: number; found: Int32Array };

type Indexed = { parts: readonly (readonly number[])[] };

/** Indexes each rule by its part with the fewest concepts: without one of them the rule cannot hold. */
export function indexRules(rules: readonly Indexed[], concepts: number): RuleIndex {
  const words = (rules.length + 31) >>> 5;
  const rows = new Int32Array(concepts * words);
  for (const [number, { parts }] of rules.entries()) {
    const [rarest = []] = [...parts].sort((a, b) => a.length - b.length);
    for (const concept of rarest) {
      const at = concept * words + (number >>> 5);
      rows[at] = (rows[at] ?? 0) | (1 << (number & 31));
    }
  }
  return { rows, words, found: new Int32Array(words) };
}

/** Begins a new message: finds the rules that may hold with these concepts. */
export function findRules(index: RuleIndex, present: Int32Array): void {
  index.found.fill(0);
  for (let word = 0; word < present.length; word++)
    for (let bits = present[word] ?? 0; bits !== 0; bits &= bits - 1)
      addConcept(index, word * 32 + 31 - Math.clz32(bits & -bits));
}

/** One more concept is there, so more rules may hold. */
export function addConcept({ rows, words, found }: RuleIndex, concept: number): void {
  const first = concept * words;
  for (let i = 0; i < words; i++) found[i] = (found[i] ?? 0) | (rows[first + i] ?? 0);
}

/** The first rule from `number` on that may hold, or -1. */
export function nextRule({ words, found }: RuleIndex, number: number): number {
  let at = number >>> 5;
  let bits = at < words ? (found[at] ?? 0) & (-1 << (number & 31)) : 0;
  while (bits === 0) {
    at++;
    if (at >= words) return -1;
    bits = found[at] ?? 0;
  }
  return at * 32 + 31 - Math.clz32(bits & -bits);
}
