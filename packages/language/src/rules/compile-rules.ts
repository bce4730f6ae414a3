import type { Rule } from './rule.ts';

type Weighed = { concepts: readonly number[]; weight: number };

/** A rule with concept numbers in place of names. */
export type Compiled<R extends Rule> = {
  rule: R;
  parts: readonly (readonly number[])[];
  weighed: readonly Weighed[];
  unless: readonly number[];
  without: readonly number[];
  needs: readonly number[];
  /** For each part a bit for each of its concepts, as `[word, bits]` side by side where there are any: a glance tells
   * whether the rule can hold at all. */
  masks: readonly Int32Array[];
};

/** A part names a few of hundreds of concepts, so only the words of 32 bits that are not empty are kept. */
const maskOf = (concepts: readonly number[]): Int32Array => {
  const bits = new Map<number, number>();
  for (const concept of concepts)
    bits.set(concept >> 5, (bits.get(concept >> 5) ?? 0) | (1 << (concept & 31)));
  return Int32Array.from([...bits].flat());
};

/** Compiles one rule; a name that no concept has is an error. */
export function compileRule<R extends Rule>(rule: R, names: ReadonlyMap<string, number>): Compiled<R> {
  const numbers = (spec: string): number[] =>
    spec.split('|').map((name) => {
      const concept = names.get(name);
      if (concept === undefined) throw new Error(`Compile rules: unknown concept "${name}"`);
      return concept;
    });
  return {
    rule,
    parts: rule.parts.map(numbers),
    weighed: [
      ...Object.entries(rule.plus ?? {}).map(([spec, weight]) => ({ concepts: numbers(spec), weight })),
      ...Object.entries(rule.minus ?? {}).map(([spec, weight]) => ({
        concepts: numbers(spec),
        weight: -weight,
      })),
    ],
    unless: (rule.unless ?? []).flatMap(numbers),
    without: (rule.without ?? []).flatMap(numbers),
    needs: (rule.needs ?? []).flatMap(numbers),
    masks: rule.parts.map((part) => maskOf(numbers(part))),
  };
}
