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

/** Numbers of the rules that may hold in a message with these concepts, in the order of the rules. */
export function rulesFor({ rows, words, found }: RuleIndex, present: Int32Array): number[] {
  found.fill(0);
  for (let word = 0; word < present.length; word++) {
    for (let bits = present[word] ?? 0; bits !== 0; bits &= bits - 1) {
      const first = (word * 32 + 31 - Math.clz32(bits & -bits)) * words;
      for (let i = 0; i < words; i++) found[i] = (found[i] ?? 0) | (rows[first + i] ?? 0);
    }
  }
  const numbers: number[] = [];
  for (let i = 0; i < words; i++) {
    for (let bits = found[i] ?? 0; bits !== 0; bits &= bits - 1)
      numbers.push(i * 32 + 31 - Math.clz32(bits & -bits));
  }
  return numbers;
}
