import type { Bilingual } from '@kmm/contracts';
import stored from '../../../../content/facts.json' with { type: 'json' };
import figures from '../../../../taxonomy/figures.json' with { type: 'json' };
import instruments from '../../../../taxonomy/instruments.json' with { type: 'json' };
import convention from '../../../../taxonomy/obligations/convention.json' with { type: 'json' };
import vietnam from '../../../../taxonomy/obligations/vietnam.json' with { type: 'json' };
import { check, listOf, maybe, oneOf, shape, text } from './shape.ts';

/** `read`: the source itself was read · `press`: a report about it was read · `unverified`: neither. */
export const GRADES = ['read', 'press', 'unverified'] as const;

/** Something that pieces of content state as true of the world; it stands once, in `content/facts.json`. */
export type Fact = {
  id: string;
  says: Bilingual;
  /** Where it was read, in words for a reader. */
  title: Bilingual;
  year: Bilingual;
  address?: string | undefined;
  /** How it is written in a piece: the figures and names for which citing this fact answers. */
  marks: readonly string[];
  /** A number to call, which may stand in any piece without being cited. */
  everywhere?: boolean | undefined;
  /** Sentences of `messages/` that state it, by key. */
  messages?: readonly string[] | undefined;
  /** The row of `taxonomy/` that holds the same fact. */
  home?: string | undefined;
  grade: (typeof GRADES)[number];
  /** ISO date; after it the page says that nobody has read it again. */
  reviewBy: string;
};

const day = check({ type: 'string', format: 'date', pattern: '^20\\d\\d-\\d\\d-\\d\\d$' }, (value, at) =>
  typeof value === 'string' && /^20\d\d-\d\d-\d\d$/.test(value) ? [] : [`${at} is not a day like 2027-05-31`],
);
const yes = check({ const: true }, (value, at) => (value === true ? [] : [`${at} is not true`]));
const bilingual = shape({ vi: text, en: text });
const stated = {
  id: text,
  says: bilingual,
  title: bilingual,
  year: bilingual,
  address: maybe(text),
  marks: listOf(text),
  everywhere: maybe(yes),
  messages: maybe(listOf(text)),
};
const own = shape({ ...stated, grade: oneOf(...GRADES), checked: day, reviewBy: day });
const atHome = shape({ ...stated, home: text });
// Told by its `home`, so that what is said to be missing is missing in the form that was meant.
const fact = check({ anyOf: [own.schema, atHome.schema] }, (value, at) =>
  typeof value === 'object' && value !== null && 'home' in value ? atHome(value, at) : own(value, at),
);

/** The shape of `content/facts.json`: source, date, grade and day of review, or the row of `taxonomy/` that has them. */
export const factsShape = shape({ note: text, facts: listOf(fact, 1) });

type Row = { id: string; grade: string; reviewBy: string };
const HOMES: Readonly<Record<string, readonly Row[]>> = {
  figures: figures.figures,
  instruments,
  obligations: [...convention, ...vietnam],
};
/** The grades of `taxonomy/` in the words of content. */
const GRADE_AT_HOME: Readonly<Record<string, Fact['grade']>> = {
  primary: 'read',
  secondary: 'press',
  unverified: 'unverified',
};

function rowAt(home: string): Row | undefined {
  const [, folder = '', id] = /^([a-z]+)\/(.+)$/.exec(home) ?? [];
  return HOMES[folder]?.find((row) => row.id === id);
}

/** What is wrong with the facts: their shape, a name that stands twice, or a home that is not there. */
export function factsProblems(value: unknown): string[] {
  const problems = factsShape(value, '');
  if (problems.length > 0) return problems;
  // The shape has just been checked.
  const { facts } = value as { facts: { id: string; home?: string }[] };
  return facts.flatMap(({ id, home }, at) => [
    ...(facts.findIndex((one) => one.id === id) === at ? [] : [`/facts/${at}/id "${id}" stands twice`]),
    ...(home === undefined || rowAt(home) ? [] : [`/facts/${at}/home "${home}" is not in taxonomy/`]),
  ]);
}

/** The facts of a file, each with the grade and the day of its home where it has one. */
export function factsFrom(value: unknown): ReadonlyMap<string, Fact> {
  const problems = factsProblems(value);
  if (problems.length > 0) throw new Error(`Read content: "content/facts.json" ${problems.join('; ')}`);
  // `as`: the shape has just been checked, and every home is there.
  const { facts } = value as { facts: Fact[] };
  return new Map(
    facts.map((one) => {
      const row = one.home === undefined ? undefined : rowAt(one.home);
      const grade = row ? (GRADE_AT_HOME[row.grade] ?? 'unverified') : one.grade;
      return [one.id, { ...one, grade, reviewBy: row?.reviewBy ?? one.reviewBy }];
    }),
  );
}

/** Every fact of `content/facts.json` by its id. */
const FACTS: ReadonlyMap<string, Fact> = factsFrom(stored);

/** The id of a fact; an editor completes it. */
export const factId = oneOf(...FACTS.keys());

/** A fact that a checked piece cites. */
export function factOf(id: string): Fact {
  const fact = FACTS.get(id);
  if (!fact) throw new Error(`No fact "${id}" in content/facts.json`);
  return fact;
}

/** Whether a member of a piece names facts and is no sentence of it; `facts` of the Convention are sentences. */
export const isCitation = (name: string, value: unknown): boolean =>
  name === 'fact' ||
  (name === 'facts' && Array.isArray(value) && value.every((one) => typeof one === 'string'));

/** Nobody has read it again by the day it names. */
export const isStale = ({ reviewBy }: Pick<Fact, 'reviewBy'>, now: Date): boolean =>
  reviewBy < now.toISOString().slice(0, 10);
