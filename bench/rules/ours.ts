import { emitProgram, standing } from '@khong-mot-minh/protection';
import type { Event } from './event.ts';
import { FIELDS } from './fields.ts';
import type { Rule } from './workload.ts';

/** Numbers of the rules that fire, in ascending order; what stayed undecided goes to `undecided` if it is given. */
export type Run = (event: Event, undecided?: number[]) => number[];

const NONE: number[] = [];

/** Our engine as the server uses it: one three-valued program for each kind of event, no code made from text. */
export function ours(rules: readonly Rule[]): Run {
  const kinds = new Set(rules.flatMap((rule) => rule.kinds));
  const programs = new Map(
    [...kinds].map((kind) => {
      const numbers = [...rules.keys()].filter((number) => rules[number]?.kinds.includes(kind));
      const conditions = numbers.flatMap((number) => rules[number]?.when ?? []);
      return [kind, { numbers, program: emitProgram(conditions, FIELDS) }];
    }),
  );
  return (event, undecided) => {
    const kind = programs.get(event.kind);
    if (kind === undefined) return NONE;
    const { numbers, program } = kind;
    const fired: number[] = [];
    for (const { condition, answer } of standing(program, event, numbers.length)) {
      const number = numbers[condition] ?? -1;
      if (answer === 'fired') fired.push(number);
      else undecided?.push(number);
    }
    return fired;
  };
}
