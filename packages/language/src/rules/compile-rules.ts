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
  /** For each part a bit for each of its concepts, 32 a word: a glance tells whether the rule can hold at all. */
  masks: readonly Int32Array[];
};

/** Words of 32 bits that concepts need. */
const maskOf = (concepts: readonly number[], count: number): Int32Array => {
  const mask = new Int32Array(Math.ceil(count / 32));
  for (const concept of concepts) mask[concept >> 5] = (mask[concept >> 5] ?? 0) | (1 << (concept & 31));
  return mask;
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
    masks: rule.parts.map((part) => maskOf(numbers(part), names.size)),
  };
}
