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
  };
}
